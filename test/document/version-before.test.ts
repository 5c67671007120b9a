import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { fullCitation, passageAddress, shortCitation } from '../../src/document/citation.ts'
import { type Passage, passageId, passageText } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Block } from '../../src/message/reply.ts'
import { openStore } from '../../src/store/open-store.ts'
import { textOf } from '../../src/text/span.ts'
import { openReader } from '../adapters/reader/open-reader.ts'
import { createAsker } from '../asker.ts'
import { createTestOutbox } from '../delivery/create-test-outbox.ts'
import { createPlatform } from '../delivery/platform.ts'
import { both, createTestBot, harbour, vancouver } from '../library.ts'
import { imported } from '../store/transfers.ts'

// What the version before documents were trees has left behind: in databases, on buttons, in links, in what people wrote down.

const folder = 'test/data/version-before'

describe('Of the version before', () => {
  it.each(rowsOf('passages.tsv'))(
    '%s %s is found, cited and linked as it was',
    (document, id, reference, ...said) => {
      const parsed = parseReference(`${document} ${reference.replace(/^\S+-2\d{3} /u, '')}`, both.documents)
      const { passages } =
        parsed?.kind === 'reference' ? resolveReference(parsed.reference, both) : { passages: [] }
      expect(passages.map(describePassage)).toEqual([[id, ...said]])
    },
  )

  it('buttons lead where they did', async () => {
    const { bot } = await openBot()
    const led = rowsOf('buttons.tsv').map(async ([code = '']) => {
      const answer = await bot.answer(bot.readCode(code), createAsker('U1', 'Ana'))
      const blocks = answer.kind === 'reply' ? answer.blocks : []
      return [code, blocks.flatMap(describeBlock).join(' + ')]
    })
    expect(await Promise.all(led)).toEqual(rowsOf('buttons.tsv'))
  })

  it.each([vancouver, harbour])('links lead to places that are there', async (library) => {
    const { id } = library.main
    const { read } = await openReader({ library, publicUrl: 'https://example.org' })
    const ids = new Set((await read(`/${id}`)).map(({ attributes }) => attributes.id))
    const before = rowsOf('anchors.tsv').flatMap(([document, anchor]) => (document === id ? [anchor] : []))
    expect(before.length).toBeGreaterThan(10)
    expect(before.filter((anchor) => !ids.has(anchor))).toEqual([])
  })

  it('a database has its action items, subscriptions and digests', async () => {
    const { bot, store, outbox } = await openBot()
    const ask = async (typed: string): Promise<string> => {
      const answer = await bot.answer(bot.read(typed), createAsker('U20', 'Ana'))
      return answer.kind === 'reply' ? renderPlainText(answer) : answer.kind
    }
    expect(await ask('action 11c')).toMatch(/Ana[\s\S]*“Budget” agreed/u)
    expect(await ask('action 11d')).toMatch(/Done/u)
    expect(await ask('action 11a')).toMatch(/In progress/u)
    expect(await ask('digest')).toMatch(/09:00 Europe\/London/u)
    await outbox.work(await store.deliveries.listReady(Date.now() + 100 * 24 * 3_600_000, 10))
    expect(await store.digests.list('Test', 'T1')).toHaveLength(1)
  })
})

/** A bot with that version's database. */
async function openBot() {
  const store = await openStore(await imported(`${folder}/database.jsonl`))
  onTestFinished(() => store.close())
  const platform = createPlatform()
  const channelAccess = {
    poster: platform,
    render: (reply: Parameters<typeof renderPlainText>[0]) => [renderPlainText(reply)],
  }
  const outbox = createTestOutbox(store, () => channelAccess, { library: both })
  const bot = createTestBot(both, { open: async () => store, outbox, channelAccess: () => channelAccess })
  return { bot, store, outbox }
}

function rowsOf(file: string): readonly string[][] {
  const [, ...lines] = readFileSync(`${folder}/${file}`, 'utf8').trimEnd().split('\n')
  return lines.map((line) => line.split('\t'))
}

function describePassage(passage: Passage): readonly string[] {
  const { place } = passage
  return [
    passageId(place),
    shortCitation(passage),
    hashOf(fullCitation(passage)),
    passageAddress('', place),
    hashOf(passageText(passage)),
  ]
}

function describeBlock(block: Block): readonly string[] {
  if (block.kind !== 'passage') return []
  return [`${block.citation.short} ${hashOf(block.parts.map(({ spans }) => textOf(spans)).join('\n'))}`]
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
