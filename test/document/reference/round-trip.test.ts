import { describe, expect, it } from 'vitest'
import type { Document } from '../../../src/document/document.ts'
import { ancestorsOf, treeOf } from '../../../src/document/tree.ts'
import type { Unit } from '../../../src/document/unit.ts'
import { documents } from './documents.ts'
import { readPlace } from './read-place.ts'

/** A way to a unit: what it stands in, from the outside in. */
type Way = readonly Unit[]

const heads: Readonly<Record<string, string>> = {
  art: 'Article',
  s: 'section',
  rec: 'recital',
  pp: 'preambular paragraph',
  annex: 'Annex',
  sch: 'Schedule',
  goal: 'Goal',
  part: 'Part',
  ch: 'Chapter',
  title: 'Title',
  sec: 'section',
}

/** Whether a unit is on the way of those inside it, as a reference names it. */
const passedOver: ReadonlySet<string> = new Set(['division', 'preamble', 'recitals', 'operative'])

function wayTo(id: string, document: Document): Way | null {
  const node = treeOf(document).byId.get(id)
  if (node === undefined || node.isQuoted) return null
  const above = ancestorsOf(node).map(({ unit }) => unit)
  const way = [...above.filter(({ kind }) => !passedOver.has(kind)).toReversed(), node.unit]
  return way.some(({ number, id: each }) => number === null || /sub\d|_\d/u.test(each)) ? null : way
}

/** Two lists of one paragraph may both have an (a), and then neither is named by that. */
function isPrintedTwice({ id, number }: Unit, document: Document): boolean {
  const beside = id.replace(/\.[^.]+$/u, '')
  return treeOf(document).byId.has(`${beside}.sub2.${number}`)
}

/** "7.2" under 7 is its 2 only where it is written out whole. */
function numbersOf(way: Way): readonly string[] {
  return way.slice(1).map(({ number }) => number ?? '')
}

/** The ways to write out a unit's place that everybody has who can be meant by them. */
function writtenOut(way: Way): readonly string[] {
  const [head] = way
  if (head === undefined) return []
  const word = heads[head.word] ?? ''
  const number = (head.number ?? '').replace('-', '/')
  const inner = numbersOf(way)
  // "16.1" is named as it is printed.
  const dotted = inner.find((each) => each.includes('.'))
  if (dotted !== undefined) return inner.length === 1 ? [dotted, `what does ${dotted} say?`] : []
  const brackets = inner.map((each) => `(${each})`).join('')
  const first = word === '' ? number : `${word} ${number}`
  const texts = [`${first}${brackets}`, `${first} ${inner.map((each) => `(${each})`).join(' ')}`]
  texts.push(`what does ${first}${brackets} say?`, `${first}${brackets}`.toUpperCase())
  const last = inner.at(-1)
  if (last !== undefined)
    texts.push(
      `(${last}) of ${first}${inner
        .slice(0, -1)
        .map((each) => `(${each})`)
        .join('')}`,
    )
  const isPlain = [number, ...inner].every((each) => /^(?:\d+|[a-hj-z])$/u.test(each))
  if (isPlain) texts.push([first, ...inner].join('.'))
  if (isPlain && head.word === 'art')
    texts.push(['art', number, ...inner].join(' '), ['Art.', number, ...inner].join(' '))
  const [paragraph, item, ...deeper] = way.slice(1)
  const isTwo =
    paragraph?.kind === 'paragraph' && (item === undefined || item.kind === 'item') && deeper.length === 0
  if (head.word === 'art' && isTwo && /^\d+$/u.test(number)) {
    const [one, two] = [paragraph.number ?? '', item?.number ?? null]
    const isLetter = two !== null && /^[a-z]$/u.test(two)
    texts.push(
      `Article ${number}, paragraph ${one}${isLetter ? `, point (${two})` : ''}${two !== null && !isLetter ? `, point ${two}` : ''}`,
    )
    if (two === null || isLetter) {
      texts.push(`article ${number}, paragraphe ${one}${two === null ? '' : `, point ${two})`}`)
      texts.push(`Art. ${number} Abs. ${one}${two === null ? '' : ` Buchst. ${two}`}`)
      texts.push(`artikel ${number}, lid ${one}${two === null ? '' : `, onder ${two})`}`)
      texts.push(`artículo ${number}, apartado ${one}${two === null ? '' : `, letra ${two})`}`)
      texts.push(`articolo ${number}, paragrafo ${one}${two === null ? '' : `, lettera ${two})`}`)
      texts.push(`artigo ${number}.º, n.º ${one}${two === null ? '' : `, alínea ${two})`}`)
      texts.push(`${two === null ? '' : `point (${two}) of `}paragraph ${one} of Article ${number}`)
    } else if (/^\d+$/u.test(two)) {
      texts.push(
        `пункт ${two} части ${one} статьи ${number}`,
        `第${number}条第${one}款第${two}项`,
        `제${number}조제${one}항제${two}호`,
      )
    }
  }
  return texts
}

describe('every unit of every text', () => {
  const ways = [...documents.values()].flatMap((document) =>
    treeOf(document).nodes.flatMap(({ unit }) => {
      const way = wayTo(unit.id, document)
      return way === null || isPrintedTwice(unit, document) ? [] : [{ document, id: unit.id, way }]
    }),
  )

  it('is found again by its place, in whatever way that is written out', () => {
    let count = 0
    const wrong: string[] = []
    for (const { document, id, way } of ways) {
      const [head] = way
      if (head !== undefined && head.word !== '' && heads[head.word] === undefined) continue
      for (const typed of writtenOut(way)) {
        count += 1
        const read = readPlace(typed, document)
        if (read !== id) wrong.push(`${document.id} | ${typed} ⇒ ${read}, not ${id}`)
      }
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(1_000)
  })

  it('is found again by its id', () => {
    for (const { document, id } of ways.filter(({ way }) => !passedOver.has(way[0]?.kind ?? ''))) {
      expect(readPlace(id, document), `${document.id} | ${id}`).toBe(id)
    }
  })
})
