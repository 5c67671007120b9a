import type { Command } from '../../command/command.ts'
import type { Entered, Form, FormErrors } from '../../message/form.ts'
import type { Suggestion } from '../../search/suggest.ts'
import type { Bot } from '../bot.ts'

/** What a form does once it is open. */
export interface FormDefinition {
  /** What was entered, as a command; the answer to one that can't be granted says why. */
  readonly read: (bot: Bot, carried: string, entered: Entered) => Command
  /** What is wrong with a command that was read, by input; empty where nothing is. */
  readonly findErrors: (command: Command) => FormErrors
  /** What an input that searches offers for what has been typed so far, at most `limit`. */
  readonly complete: (bot: Bot, input: string, typed: string, limit: number) => readonly Suggestion[]
  /** The form after something was chosen in it; null where it stays as it is. */
  readonly change: (bot: Bot, form: Pick<Form, 'carried' | 'title'>, chosen: string) => Form | null
}
