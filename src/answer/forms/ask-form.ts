import type { Form } from '../../message/form.ts'
import { words } from '../../words/words.ts'
import type { FormDefinition } from './form-definition.ts'

const name = 'text'
// Discord's inputs hold so many, and nobody asks or quotes more in a form.
const longestTyped = 4_000

/** The form in which a newcomer asks a question, or pastes a quotation to be checked. */
export function createAskForm(kind: 'ask' | 'check'): Form {
  const { title, submit, label, hint } = words.askForm[kind]
  return {
    kind,
    carried: '',
    title,
    submit,
    passage: null,
    inputs: [{ kind: 'text', name, label, hint, value: '', longest: longestTyped }],
  }
}

/** A question is read as if it had been typed after the command. */
export const askForm: FormDefinition = {
  read: (bot, _carried, entered) => bot.read(entered('text', name)),
  findErrors: () => ({}),
  complete: () => [],
  change: () => null,
}

/** What is pasted is the quotation, whatever it begins with. */
export const checkForm: FormDefinition = {
  ...askForm,
  read: (_bot, _carried, entered) => ({ kind: 'check', text: entered('text', name) }),
}
