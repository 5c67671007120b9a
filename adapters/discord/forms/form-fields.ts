import type { User } from 'discord.js'
import type { Member } from '../interactions/asker.ts'

/** A form as it was sent off. A `ModalSubmitInteraction` is one. */
export interface SubmittedForm {
  readonly customId: string
  readonly fields: FormFields
}

/** What was entered, by the id of each input. */
interface FormFields {
  readonly getTextInputValue: (id: string) => string
  readonly getStringSelectValues: (id: string) => readonly string[]
  readonly getCheckboxGroup: (id: string) => readonly string[]
  readonly getSelectedUsers: (id: string) => { readonly first: () => SelectedUser | undefined } | null
  readonly getSelectedMembers: (id: string) => { readonly first: () => Member | null | undefined } | null
}

type SelectedUser = Pick<User, 'id' | 'bot' | 'displayName'>
