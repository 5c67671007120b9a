import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClients } from '../adapters/slack/connection/client.ts'
import { createOneWorkspace } from '../adapters/slack/connection/one-workspace.ts'
import { lookUp } from '../adapters/slack/posting/look-up.ts'
import { createPoster } from '../adapters/slack/posting/poster.ts'
import { renderReply } from '../adapters/slack/render/render.ts'
import { createBot } from '../src/answer/bot.ts'
import { deliveryIdOf, type PostRequest } from '../src/delivery/post-request.ts'
import type { Library } from '../src/document/library.ts'
import { createEngine } from '../src/search/engine.ts'
import { openStore } from '../src/store/open-store.ts'
import { createAsker } from '../test/asker.ts'
import { createTestOutbox } from '../test/delivery/create-test-outbox.ts'
import { placeIn } from '../test/place.ts'
import { credentials } from '../test/platforms/slack/ids.ts'
import type { SlackServer } from '../test/platforms/slack/server.ts'
import { median, progress, quantile, type Row } from './measure.ts'

const quotes = 400
const warmUp = 50

/**
 * How long it takes from a quote that is asked for until it stands, written down before and after in an SQLite file, and
 * the same message posted bare: the difference is what it costs to be sure.
 */
export async function measureQuote(library: Library, slack: SlackServer): Promise<readonly Row[]> {
  progress('Quotes, posted once, against the same messages posted bare')
  const folder = await mkdtemp(join(tmpdir(), 'rapporteur-bench-'))
  const store = await openStore(`sqlite:${join(folder, 'bench.db')}`)
  // Without the second that Slack wants between two messages: it would be all that is measured.
  const poster = createPoster({
    at: createOneWorkspace(createClients(slack.apiUrl), credentials.botToken, slack.apiUrl).at,
    find: lookUp,
    betweenPostsMs: 0,
  })
  const outbox = createTestOutbox(store, () => ({ poster, render: renderReply }), { library })
  const bot = createBot({
    library,
    engine: createEngine(library),
    prompt: '/korea ',
    pageCharacters: 2_800,
    excerptCharacters: 70,
    tracking: null,
  })
  const command = bot.read('quote 11(c)')
  if (command.kind !== 'quote') throw new Error('quote 11(c) is no quote any more')
  const asker = createAsker('U1', 'alice')
  const place = placeIn('C0BENCH')

  const messagesFor = async (post: string) => {
    const answer = await bot.answer(command, asker, post)
    if (answer.kind !== 'reply') throw new Error('A quote was answered with a withdrawal')
    return renderReply(answer)
  }
  const once = await sample(async (at) => {
    const request: PostRequest = {
      ...place,
      kind: 'quote',
      origin: `trigger-${at}`,
      asker: asker.id,
      command,
      isRedelivered: false,
    }
    const id = await outbox.accept(request, await messagesFor(deliveryIdOf(request)))
    await outbox.acknowledge(id)
    const { kind } = await outbox.deliver(id)
    if (kind !== 'posted') throw new Error(`A quote was ${kind}`)
  })
  const bare = await sample(async (at) => {
    for (const [part, message] of (await messagesFor(`${at}`)).entries()) {
      await poster.post(place, message, { post: `${at}`, part })
    }
  })
  await outbox.stop()
  await store.close()
  await rm(folder, { recursive: true, force: true })
  return [
    ...[0.5, 0.99].map((share) => ({
      what: `quote asked until it stands, p${share * 100}`,
      value: quantile(once, share),
      unit: 'µs',
      ratio: quantile(once, share) / median(bare),
      to: 'posted bare, p50',
    })),
    { what: 'the same message posted bare, p50', value: median(bare), unit: 'µs' },
  ]
}

/** In microseconds. */
async function sample(work: (at: number) => Promise<void>): Promise<readonly number[]> {
  const samples: number[] = []
  for (let at = -warmUp; at < quotes; at += 1) {
    const start = performance.now()
    await work(at)
    if (at >= 0) samples.push((performance.now() - start) * 1_000)
  }
  return samples
}
