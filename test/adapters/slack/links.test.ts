import { describe, expect, it } from 'vitest'
import type { Library } from '../../../src/document/library.ts'
import { harbour, vancouver } from '../../library.ts'
import { event } from '../../platforms/slack/events.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { newTs } from '../../platforms/slack/ts.ts'
import { waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { modesOf, startSlackBot } from './start-bot.ts'

const page = 'https://record.example/vancouver-2018'

function withPage(library: Library): Library {
  const main = { ...library.main, page }
  return { ...library, main, documents: [main] }
}

function linked(urls: readonly string[], user: string = ids.user) {
  return event({
    type: 'link_shared',
    user,
    channel: ids.channel,
    message_ts: newTs(),
    unfurl_id: 'U123',
    source: 'conversations_history',
    links: urls.map((url) => ({ url, domain: 'record.example' })),
  })
}

describe.each(modesOf('signed HTTP'))('A link to the reader, in %s', (mode) => {
  it('gets the passages that it names as a card, word for word, without buttons', async () => {
    const { slack, deliver } = await startSlackBot(mode, withPage(vancouver))
    const urls = [`${page}?p=11g#p11g`, `${page}#p5s2`]
    await deliver('events_api', linked([...urls, page, `${page}?p=99`, 'https://other.example/?p=5']))
    const call = await waitFor(() => slack.callsTo('chat.unfurl')[0], 'the cards')
    const cards = new Map(Object.entries(Object(call.args.unfurls)))
    expect([...cards.keys()]).toEqual(urls)
    const [item, sentence] = [...cards.values()].map((card) => readBlocks(Object(card)))
    expect(item).toContain('illegal use of "ship-to-ship transfers";')
    expect(item).toContain(vancouver.main.title)
    expect(sentence).toContain(
      'They recalled that the UN Security Council has adopted 10 separate resolutions',
    )
    expect(JSON.stringify([...cards.values()])).not.toContain('"button"')
    expect(slack.violations).toEqual([])
  })

  it('gets none where it names nothing, is ours, or asks for much', async () => {
    const { slack, deliver, ask } = await startSlackBot(mode, withPage(harbour))
    await deliver('events_api', linked([page, `${page}?p=99`, `${page}?p=0-7`, `${page}/other?p=5`]))
    await deliver('events_api', linked([`${page}?p=5`], ids.botUser))
    await ask('5')
    expect(slack.callsTo('chat.unfurl')).toEqual([])
  })
})
