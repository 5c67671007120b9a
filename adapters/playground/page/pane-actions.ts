import type { MessageAction } from '../session/view.ts'

/** What can be done in a pane, each by the name of the platform's preview. */
export interface PaneActions {
  /** A button, of a message or, where that is null, of the modal. */
  readonly press: (preview: string, message: string | null, code: string) => void
  readonly use: (preview: string, message: string, which: MessageAction) => void
  /** Null leaves the thread. */
  readonly openThread: (message: string | null) => void
  /** The bot's own page on a platform that has one. */
  readonly loadHome: (preview: string) => Promise<object>
}
