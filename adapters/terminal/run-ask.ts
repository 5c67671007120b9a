import { join } from 'node:path'
import { type Bot, createBot } from '../../src/answer/bot.ts'
import type { Tracking } from '../../src/answer/context.ts'
import type { Config } from '../../src/app/config.ts'
import { indexCacheIn, loadLibrary } from '../../src/app/parts/library-part.ts'
import { startupMessages } from '../../src/app/startup-messages.ts'
import { usualPolicy } from '../../src/command/access.ts'
import { loadCollection } from '../../src/search/collection.ts'
import { readBundledVectors } from '../../src/search/engine.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import {
  askForJson,
  askInBatch,
  askOnce,
  askPiped,
  findInCollection,
  readArguments,
  unknownOption,
} from './ask.ts'
import { openHistory } from './history.ts'
import { createCliAdapter } from './index.ts'
import { pageThrough } from './pager.ts'
import { showsColour } from './paint.ts'
import { terminalWords } from './terminal-words.ts'

/** `npm run ask`: one question, a question a line, a batch or a conversation. Resolves to the exit code: 1 for nothing found. */
export async function runAsk(config: Config, args: readonly string[]): Promise<number> {
  const { stdin, stdout } = process
  // Whoever reads may have read enough: `| head`.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const unknown = unknownOption(args)
  if (unknown !== null) {
    console.error(startupMessages.unknownOption(unknown))
    return 2
  }
  const { question, isBatch, isJson, collection } = readArguments(args)
  const onUnwritten = (cause: unknown): void =>
    console.error(startupMessages.cacheUnwritten(config.dataDir, cause))
  if (collection !== null) {
    const cache = indexCacheIn(config.dataDir)
    const texts = await loadCollection(collection, readBundledVectors(), cache, onUnwritten)
    await askInBatch(findInCollection(texts), null, stdin, stdout)
    return 0
  }
  const bot = createBot({
    ...(await loadLibrary(config, console.error, onUnwritten)),
    prompt: '',
    pageCharacters: Number.POSITIVE_INFINITY,
    excerptCharacters: 160,
    tracking: trackInTerminal(config.database),
  })
  if (isBatch) {
    await askInBatch(bot.find, bot.check, stdin, stdout, bot)
    return 0
  }
  if (question === '' && !isJson && stdin.isTTY) {
    await converse(bot, config)
    return 0
  }
  const isFound = await answerOnce(bot, question, isJson)
  return isFound ? 0 : 1
}

/** Answers the question on the command line or, without one, those on standard input. */
async function answerOnce(bot: Bot, question: string, isJson: boolean): Promise<boolean> {
  const { stdin, stdout } = process
  if (isJson) return askForJson(bot, question, stdout)
  if (question === '') return askPiped(bot, stdin, stdout)
  return askOnce(bot, question, stdout, showsColour(stdout), pageThrough)
}

async function converse(bot: Bot, { dataDir, keepsHistory }: Config): Promise<void> {
  const { stdin: input, stdout: output } = process
  const history = keepsHistory ? openHistory(join(dataDir, 'terminal-history')) : null
  const styled = showsColour(output)
  const adapter = createCliAdapter({ input, output, styled, history, page: pageThrough })
  console.log(`${terminalWords.opening}\n`)
  await adapter.start(bot)
  await adapter.ended
}

/** A terminal keeps action items, too, but most questions need no database, so the first that does opens it. */
export function trackInTerminal(database: string): Tracking {
  let opening: Promise<Store> | null = null
  return {
    open() {
      opening ??= openStore(database).catch((error: unknown) => {
        // The next question may find it there.
        opening = null
        throw error
      })
      return opening
    },
    outbox: null,
    channelAccess: () => null,
    publisher: null,
    policy: usualPolicy,
  }
}
