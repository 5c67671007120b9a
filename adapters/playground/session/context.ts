import type { Bot } from '../../../src/answer/bot.ts'
import type { AskedBy, PlatformPreview } from '../../../src/app/platform-preview.ts'
import type { Place } from '../../../src/command/place.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import type { PlatformPreviews } from './draw.ts'
import type { Session } from './session.ts'
import type { MessageView } from './view.ts'

/** What a session needs. */
export interface SessionDependencies {
  readonly bot: Bot
  readonly outbox: Outbox
  readonly previews: PlatformPreviews
}

/** How the visitor sees the session: the platform whose modals are opened, the thread that is open, their time zone. */
export interface VisitorContext {
  readonly preview: string
  readonly thread: string | null
  readonly zone: string | null
}

/** What asked, and where its answer goes. */
export interface QuestionContext extends VisitorContext {
  /** The private message whose button was pressed, which the answer replaces. */
  readonly replaced: MessageView | null
  /** Any message whose button was pressed. */
  readonly pressed: MessageView | null
  readonly inModal: boolean
  readonly by: AskedBy
  readonly asked: string | null
  readonly origin: string
}

/** The platform's name, by which the store knows what is noted here. */
export const platform = 'Playground'

/** A thread of the session's one channel; null for the channel itself. */
export function placeIn({ id }: Session, thread: string | null): Place {
  return { platform, workspace: id, channel: id, thread }
}

/** How a platform shows what is said. Throws for one that there isn't. */
export function previewOf(
  { previews }: SessionDependencies,
  { preview }: { readonly preview: string },
): PlatformPreview {
  const found = previews.get(preview)
  if (found === undefined) throw new Error(`No preview is registered as ${preview}`)
  return found
}
