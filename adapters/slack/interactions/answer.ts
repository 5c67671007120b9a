import type { Command } from '../../../src/command/command.ts'
import { fileOf } from '../../../src/message/file-of.ts'
import type { Answer, Reply } from '../../../src/message/reply.ts'
import { type FormOpener, openForm } from '../forms/open-form.ts'
import { sendFile } from '../posting/files.ts'
import { type Asking, askerOf, nameOwner } from './asker.ts'
import type { ListenerContext } from './listener-context.ts'

/**
 * Answers what is no quote. Opens a form where one is asked for and `opener` can; sends a file to the asker's direct
 * conversation. Resolves to what is left to show them, null where nothing is.
 */
export async function answer(
  context: ListenerContext,
  asking: Asking,
  command: Command,
  opener: FormOpener | null,
): Promise<Answer | null> {
  const { bot, client, people } = context
  const named = await nameOwner(people, command)
  const asker = await askerOf(people, asking, named)
  if (opener !== null && (await openForm(bot, named, asker, opener))) return null
  // Where no form can be shown, what is set is, with a button that opens it.
  const answered = await bot.answer(named.kind === 'digest form' ? { kind: 'digest' } : named, asker)
  return answered.kind === 'reply' ? withoutFile(client, asking, answered) : answered
}

async function withoutFile(
  client: ListenerContext['client'],
  { user, channel }: Asking,
  reply: Reply,
): Promise<Reply | null> {
  const file = fileOf(reply)
  return file === null ? reply : sendFile(client, user, channel, file, reply.title)
}
