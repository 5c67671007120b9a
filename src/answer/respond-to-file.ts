import { notice } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { documentWords } from '../words/document-words.ts'
import type { OfferedFile } from './add-file.ts'
import type { Exchange, ResponseDependencies } from './respond.ts'

/** The ways back to the person who brings a file. */
type FileExchange = Pick<Exchange, 'askerFor' | 'problemWith' | 'acknowledge' | 'showPrivately'> & {
  /** Shows that the file is being read, where the platform doesn't show it by itself. */
  readonly showProgress?: (reply: Reply) => Promise<void>
}

const command = { kind: 'add document' } as const

/** What happens to a file that a person points at; null is a message without one. Nothing is fetched for who may not add it. */
export async function respondToFile(
  { bot }: Pick<ResponseDependencies, 'bot'>,
  file: OfferedFile | null,
  exchange: FileExchange,
): Promise<void> {
  const problem = exchange.problemWith?.(command) ?? null
  if (problem !== null) return exchange.showPrivately(problem, command)
  await exchange.acknowledge?.(command)
  if (file !== null)
    await exchange.showProgress?.(notice(documentWords.shortcut, documentWords.reading(file.name)))
  const asker = await exchange.askerFor(command)
  const reply = bot.refuse(command, asker) ?? (file === null ? noFile : await bot.addFile(file, asker))
  return exchange.showPrivately(reply, command)
}

const noFile = notice(documentWords.notAdded, documentWords.unavailable['no file'])
