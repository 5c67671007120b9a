import { onTestFinished } from 'vitest'
import { addDocument } from '../../../adapters/slack/interactions/file-shortcut.ts'
import type { Publisher } from '../../../src/publishing/publisher.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import type { FileOptions } from '../../platforms/slack/people-files.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { newTs } from '../../platforms/slack/ts.ts'
import { createDocumentsBot, pageAddress } from '../documents-bot.ts'
import { joinSlack, type Mode, openTestStore, type SlackBot } from './start-bot.ts'

/** A bot to whose workspace documents can be added, in which Alice is an administrator. */
export interface SlackDocuments extends SlackBot {
  readonly publisher: Publisher
  /** Uses *Add to documents* on a message with these files. */
  readonly add: (files: readonly FileOptions[], where?: Where) => Promise<void>
}

interface Where {
  readonly user?: string
  readonly channel?: string
  readonly team?: string
}

/** Starts it; without `address` the bot has no page. */
export async function startSlackDocuments(
  mode: Mode,
  address: string | null = pageAddress,
): Promise<SlackDocuments> {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  slack.setUser(ids.user, { isAdmin: true })
  const store = await openTestStore()
  let publisher: Publisher | null = null
  const bot = await joinSlack(mode, slack, store, undefined, undefined, undefined, async (tracking) => {
    const made = await createDocumentsBot(store, tracking, address)
    publisher = made.publisher
    return made.bot
  })
  if (publisher === null) throw new Error('There is no publisher')
  return {
    ...bot,
    publisher,
    add: (files, where = {}) =>
      bot.deliver('interactive', shortcutOn(files.map(slack.peopleFiles.attach), where)),
  }

  function shortcutOn(attached: readonly Json[], where: Where): Json {
    const message = { ts: newTs(), text: 'Here it is', attached }
    return slack.payloads.messageShortcut({ ...where, callbackId: addDocument, message })
  }
}

/** Opened by pressing it, where a message or a view has such a link. */
export function linksIn(
  shown: { readonly blocks: readonly unknown[] } | null | undefined,
): readonly string[] {
  return [...JSON.stringify(shown?.blocks ?? []).matchAll(/"url":"([^"]+)"/gu)].map(([, url = '']) => url)
}
