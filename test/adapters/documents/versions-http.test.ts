import { describe, expect, it } from 'vitest'
import type { ComparisonView, VersionsView } from '../../../adapters/documents/view.ts'
import { others, said, us, webPage } from '../../publishing/open-publisher.ts'
import { type Client, startDocuments } from './start-documents.ts'

const first = [
  'The parties keep the lanterns lit.',
  'They meet each spring.',
  'Whoever finds a lantern broken mends it.',
  'Nothing in this accord binds ferries.',
]
const second = [
  'The parties keep all the lanterns lit.',
  'A keeper writes down each lamp that was out.',
  'They meet each spring.',
  'Whoever finds a lantern broken mends it.',
  'The accord is open for signature.',
]

async function publish(client: Client, paragraphs: readonly string[], name = 'lantern'): Promise<void> {
  const told = await client.send(`${name}.html`, webPage('The Lantern Accord', ...paragraphs))
  if (!('draft' in told)) throw new Error(`No draft, but: ${JSON.stringify(told)}`)
  await client.ask('PATCH', `/drafts/${told.draft}`, { details: said })
  const published = await client.ask('POST', `/drafts/${told.draft}/publish`)
  expect(await published.json()).toMatchObject({ short: 'Lantern Accord' })
}

const compare = (client: Client, query: string, document = 'lantern') =>
  client.ask('GET', `/documents/${document}/comparison?${query}`)
const comparisonOf = async (client: Client, query: string): Promise<ComparisonView> => {
  const response = await compare(client, query)
  expect(response.status).toBe(200)
  return response.json() as Promise<ComparisonView>
}
const refusalOf = async (asked: Promise<Response>) => {
  const response = await asked
  return [response.status, ((await response.json()) as { readonly error?: string }).error] as const
}

describe('Versions that can’t be compared', () => {
  it('are refused with a sentence', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    await publish(visitor, first)
    await publish(visitor, second)
    expect(await refusalOf(compare(visitor, 'from=2&to=2'))).toEqual([
      400,
      'These are the same version. Choose two different ones.',
    ])
    for (const query of ['from=1&to=3', 'from=3&to=1', 'from=0&to=1', 'from=999999&to=999999'])
      expect(await refusalOf(compare(visitor, query))).toEqual([
        404,
        expect.stringMatching(/^Lantern Accord has no version (?:3|0|999999)\. It has versions 1–2\.$/u),
      ])
    for (const query of [
      '',
      'from=1',
      'from=1&to=x',
      'from=-1&to=2',
      'from=1&from=1&to=2',
      'from=1e0&to=2',
      'from=1&to=2&at=9999999',
    ])
      expect((await refusalOf(compare(visitor, query)))[0]).toBe(400)
  })

  it('are gone of another workspace’s document, of a built-in one, and of one that isn’t there', async () => {
    const { visit } = await startDocuments()
    const [ours, theirs] = [await visit(us), await visit(others)]
    await publish(ours, first)
    await publish(ours, second)
    const gone = [404, 'There’s no such document here. Load the page again.']
    for (const [client, document] of [
      [theirs, 'lantern'],
      [ours, 'vancouver-2018'],
      [ours, 'lantern@1'],
      [ours, '..%2Flantern'],
    ] as const) {
      expect(await refusalOf(client.ask('GET', `/documents/${document}/versions`))).toEqual(gone)
      expect(await refusalOf(compare(client, 'from=1&to=2', document))).toEqual(gone)
    }
    // One of the same name has its own versions.
    await publish(theirs, second)
    expect((await refusalOf(compare(theirs, 'from=1&to=2')))[0]).toBe(404)
  })
})

describe('The versions of a document', () => {
  it('are listed, the newest first, with who published which, when and from which file', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    await publish(visitor, first)
    await publish(visitor, second, 'lantern-2032')
    const listed = (await (await visitor.ask('GET', '/documents/lantern/versions')).json()) as VersionsView
    expect(listed).toMatchObject({
      short: 'Lantern Accord',
      versions: [
        { number: 2, by: 'Mina Park', fileName: 'lantern-2032.html' },
        { number: 1, by: 'Mina Park', fileName: 'lantern.html' },
      ],
    })
    expect(listed.versions.every(({ at }) => at > 0)).toBe(true)
  })

  it('are compared passage by passage, the older first, whichever is named first', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    await publish(visitor, first)
    await publish(visitor, second)
    const compared = await comparisonOf(visitor, 'from=2&to=1')
    expect(compared).toEqual(await comparisonOf(visitor, 'from=1&to=2'))
    expect(compared).toMatchObject({ from: 1, to: 2, languages: ['en', 'en'], next: null, left: 0 })
    expect(compared.counts).toEqual({ added: 2, removed: 1, changed: 1, renumbered: 2 })
    expect(compared.unchanged).toBe(0)
    const told = compared.changes.map(({ kind, before, after }) => [kind, before, after])
    expect(told).toEqual([
      ['changed', '¶1', '¶1'],
      ['added', null, '¶2'],
      ['renumbered', '¶2', '¶3'],
      ['renumbered', '¶3', '¶4'],
      ['removed', '¶4', null],
      ['added', null, '¶5'],
    ])
    const changed = compared.changes[0]?.words ?? []
    expect(changed.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual(['all'])
    expect(changed.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('')).toContain(
      second[0],
    )
  })

  it('say how many passages are the same', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    await publish(visitor, first)
    await publish(visitor, [...first.slice(0, 3), 'Nothing in this accord binds ferries or rafts.'])
    expect(await comparisonOf(visitor, 'from=1&to=2')).toMatchObject({
      counts: { changed: 1, added: 0, removed: 0, renumbered: 0 },
      unchanged: 3,
    })
  })

  it('are compared a page at a time, until all changes were shown', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    const lines = (word: string) =>
      Array.from({ length: 95 }, (_, at) => `Lamp ${at} of the harbour is ${word}.`)
    await publish(visitor, lines('white'))
    await publish(visitor, lines('green'))
    const pages: ComparisonView[] = []
    for (let at: number | null = 0; at !== null; at = pages.at(-1)?.next ?? null)
      pages.push(await comparisonOf(visitor, `from=1&to=2&at=${at}`))
    expect(pages.map(({ changes, left }) => [changes.length, left])).toEqual([
      [40, 55],
      [40, 15],
      [15, 0],
    ])
    const places = pages.flatMap(({ changes }) => changes.map(({ after }) => after))
    expect(new Set(places).size).toBe(95)
    expect(await comparisonOf(visitor, 'from=1&to=2&at=5000')).toMatchObject({ changes: [], next: null })
  })
})
