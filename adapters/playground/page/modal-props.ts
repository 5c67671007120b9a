import type { ChoiceView, ModalView, PersonView } from '../session/view.ts'

/** What was entered in a form, by the name of each input. */
export type Entered = Readonly<Record<string, readonly string[]>>

export interface ModalProps {
  readonly modal: ModalView
  readonly people: readonly PersonView[]
  readonly session: string
  readonly complete: (input: string, typed: string) => Promise<readonly ChoiceView[]>
  readonly submit: (entered: Entered) => Promise<void>
  readonly change: (input: string, chosen: string) => Promise<void>
  readonly press: (code: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** A person as one of several to choose from. */
export function toOption({ id, name }: PersonView): { readonly label: string; readonly value: string } {
  return { label: name, value: id }
}

/** The same for a form however it changes, another for every other modal: what was entered in one is nothing to the next. */
export function keyOf({ preview, body }: ModalView): string {
  const { callback_id, custom_id, private_metadata } = body as Readonly<Record<string, unknown>>
  return JSON.stringify([preview, callback_id, custom_id, private_metadata])
}
