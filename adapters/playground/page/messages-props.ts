import type { PersonView } from '../session/view.ts'

/** What messages of the bot are drawn of. */
export interface MessagesProps {
  readonly bodies: readonly object[]
  readonly at: number
  readonly people: readonly PersonView[]
  readonly channel: { readonly id: string; readonly name: string }
  readonly onPress: (code: string) => void
  /** Where the file of the message is; null where it has none. */
  readonly file: string | null
}
