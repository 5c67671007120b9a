import { describe, expect, it } from 'vitest'
import { findPlace } from '../../../adapters/reader/find-place.ts'
import { passageAddress } from '../../../src/document/citation.ts'
import { listSentences, type Passage } from '../../../src/document/passage.ts'
import { harbour, paragraph, vancouver } from '../../library.ts'
import { itemPassage, itemsOf, paragraphPassage, paragraphsOf } from '../../plain.ts'
import { openReader } from './open-reader.ts'
import { byId, type Element, withClass } from './read-html.ts'

const publicUrl = 'https://record.example.org'

describe('A link that is pasted elsewhere', () => {
  it.each([
    ['p=11(c)', 'Vancouver 2018 ¶11(c)', '?p=11c'],
    ['p=11c', 'Vancouver 2018 ¶11(c)', '?p=11c'],
    ['p=5:2', 'Vancouver 2018 ¶5:2', '?p=5:2'],
    ['p=%C2%B65', 'Vancouver 2018 ¶5', '?p=5'],
    ['p=2,4', 'Vancouver 2018 ¶2, 4', '?p=2%2C%204'],
  ])('shows the passage that it names: %s', async (query, title, address) => {
    const { get, read } = await openReader({ publicUrl })
    expect((await get(`/vancouver-2018?${query}`)).status).toBe(200)
    const page = await read(`/vancouver-2018?${query}`)
    expect(metaOf(page, 'og:title')).toBe(title)
    expect(metaOf(page, 'og:url')).toBe(`${publicUrl}/vancouver-2018${address}`)
    expect(metaOf(page, 'og:description')).toBe(metaOf(page, 'description'))
  })

  it('has the passage’s own words, and an … where they are cut between two', async () => {
    const { read } = await openReader()
    const item = paragraphsOf(vancouver.main)[10]?.parts[1]?.text ?? ''
    expect(metaOf(await read('/vancouver-2018?p=11a'), 'description')).toBe(item)
    const shown = metaOf(await read('/vancouver-2018?p=5'), 'description') ?? ''
    const [words, end] = [shown.slice(0, -2), shown.slice(-2)]
    expect(end).toBe(' …')
    expect(shown.length).toBeLessThanOrEqual(302)
    expect(paragraph(5).startsWith(`${words} `)).toBe(true)
  })

  it('shows the document where it names no passage, and where none is public no address', async () => {
    const { read } = await openReader()
    const page = await read('/vancouver-2018')
    expect(metaOf(page, 'og:title')).toBe(vancouver.main.title)
    expect(metaOf(page, 'description')).toMatch(/^On January 16, 2018, .* …$/u)
    expect(metaOf(page, 'og:url')).toBeUndefined()
    expect(byId(page, 'p11c').classes).not.toContain('found')
  })

  it('marks on the page what it names', async () => {
    const { read } = await openReader()
    const page = await read('/vancouver-2018?p=5:2-3')
    const isMarked = (id: string) => byId(page, id).classes.includes('found')
    expect(['p5s1', 'p5s2', 'p5s3', 'p5s4'].map(isMarked)).toEqual([false, true, true, false])
    expect(page.find(({ name }) => name === 'main')?.attributes['data-named']).toBe('p5s2')
  })

  it.each(['99', '11(z)', 'Harbour 2031 ¶1', 'sanctions', '<script>', '1-5, 99', '5'.repeat(200)])(
    'that names nothing here is a page that says so: %s',
    async (named) => {
      const { get, read } = await openReader()
      const path = `/vancouver-2018?${new URLSearchParams({ p: named })}`
      expect((await get(path)).status).toBe(404)
      const page = await read(path)
      expect(withClass(page, 'results')).toHaveLength(1)
      expect(metaOf(page, 'og:title')).toBe(vancouver.main.title)
    },
  )

  it('leads to its passage, whichever passage of whichever document it is', () => {
    for (const library of [vancouver, harbour]) {
      for (const passage of allPassages(library.main)) {
        const address = new URL(passageAddress('https://record.example.org/x', passage.place))
        const found = findPlace(address.searchParams.get('p') ?? '', library.main, library)
        expect(found?.passages, address.href).toEqual([passage])
      }
    }
  })
})

function metaOf(page: readonly Element[], name: string): string | undefined {
  const found = page.filter(({ attributes }) => name === (attributes.property ?? attributes.name))
  expect(found.length).toBeLessThan(2)
  return found[0]?.attributes.content
}

/** Every paragraph and item, and the last sentence of each that has any. */
function allPassages(document: typeof vancouver.main): readonly Passage[] {
  return paragraphsOf(document).flatMap((paragraph) =>
    [
      paragraphPassage(document, paragraph),
      ...itemsOf(paragraph).flatMap(({ letter }) => itemPassage(document, paragraph, letter) ?? []),
    ].flatMap((passage) => {
      const last = listSentences(passage).length
      if (last === 0) return [passage]
      const sentences = { from: last, to: last }
      const place = { ...passage.place, sentences }
      const { p = '' } = Object.fromEntries(new URL(passageAddress('https://x/y', place)).searchParams)
      const found = findPlace(p, document, document === vancouver.main ? vancouver : harbour)
      expect(found?.passages[0].place).toEqual(place)
      return [passage]
    }),
  )
}
