import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isElement, parseXml, type XmlElement } from '../../src/import/packed/xml-tree.ts'

/** A unit that the source numbers: its number behind that of what holds it (`art6.1.f`), and its own words. */
export interface NumberedUnit {
  readonly key: string
  readonly text: string
}

/** The value of a label: "(a)", "a)" and "A." are `a`. Empty for a bullet. */
export function labelValue(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .toLowerCase()
}

/** The key of a unit within another; "2.1" is not repeated behind its "2", nor behind a heading "(a)" of it. */
export function keyWithin(outer: string, value: string): string {
  const [first = ''] = outer.split('.')
  return first === '' || value.startsWith(`${first}.`) ? value : `${outer}.${value}`
}

/** The words by key; what is divided, such as by a list within it, is one. */
export function wordsByKey(units: readonly NumberedUnit[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const { key, text } of units) words.set(key, `${words.get(key) ?? ''} ${text}`)
  return words
}

/** What others read of the document in a folder; null where there is no such file. */
export function readTruth(folder: string): readonly NumberedUnit[] | null {
  const { series = '' } = meta.parse(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')))
  // A consolidated act comes without its recitals.
  const names = readdirSync(folder).filter(
    (name) => name.startsWith('truth') && (name !== 'truth-recitals.json' || /recitals \d/u.test(series)),
  )
  if (names.length === 0) return null
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    if (name.endsWith('.xml')) return unitsOfXml(parseXml(text), '')
    return unitsOfJson(JSON.parse(text))
  })
}

/** Whether a folder has a document to import. */
export function hasDocument(folder: string): boolean {
  return existsSync(join(folder, 'meta.json'))
}

// Elements of Akoma Ntoso that hold the words of the unit that they are in.
const own = new Set(['content', 'intro', 'p', 'wrapUp', 'wrap'])

/** The numbered elements of Akoma Ntoso, below any that has no number. */
function unitsOfXml(element: XmlElement, outer: string): NumberedUnit[] {
  const label = element.children.filter(isElement).find(({ name }) => name === 'num')
  const value = label === undefined ? '' : labelValue(wordsOf(label))
  const key = value === '' ? outer : keyWithin(outer, value)
  const inside = element.children.filter(isElement).flatMap((child) => unitsOfXml(child, key))
  return value === '' ? inside : [{ key, text: ownWordsOf(element) }, ...inside]
}

function ownWordsOf(element: XmlElement): string {
  return element.children
    .filter(isElement)
    .filter(({ name }) => own.has(name))
    .map(wordsOf)
    .join(' ')
}

function wordsOf({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (!isElement(child)) return child
      // A note is apart from the words that call it.
      return child.name === 'authorialNote' ? '' : wordsOf(child)
    })
    .join('')
}

const meta = z.object({ series: z.string().optional() })
const texts = z.object({ text: z.string() })
interface Point {
  readonly number: string | null
  readonly text?: string | undefined
  readonly subpoints?: readonly Point[] | undefined
  readonly contents?: readonly Point[] | undefined
  readonly type?: string | undefined
}
const point: z.ZodType<Point> = z.lazy(() =>
  z.object({
    number: z.string().nullable(),
    type: z.string().optional(),
    text: z.string().optional(),
    subpoints: z.array(point).optional(),
    contents: z.array(point).optional(),
  }),
)
interface Content {
  readonly type: string
  readonly text?: string | undefined
  readonly items?: readonly { readonly marker: string; readonly content: readonly Content[] }[] | undefined
}
const content: z.ZodType<Content> = z.lazy(() =>
  z.object({
    type: z.string(),
    text: z.string().optional(),
    items: z.array(z.object({ marker: z.string(), content: z.array(content) })).optional(),
  }),
)
const wholeLaw = z.object({ chapters: z.array(point), recitals: z.array(point) })
const recital = z.object({ number: z.number(), paragraphs: z.array(texts) })
const article = z.object({
  number: z.number(),
  paragraphs: z.array(z.object({ number: z.number().nullable(), content: z.array(content) })),
})

/** One file of a law, or a list of its recitals or articles; of other lists, such as annexes as running text, nothing. */
function unitsOfJson(data: unknown): NumberedUnit[] {
  const law = wholeLaw.safeParse(data)
  if (law.success) {
    const { chapters, recitals } = law.data
    return [
      ...recitals.map(({ number, text = '' }) => ({ key: `rec${labelValue(number ?? '')}`, text })),
      ...chapters.flatMap((each) => unitsOfPoint(each, '')),
    ]
  }
  const recitals = z.array(recital).safeParse(data)
  if (recitals.success) {
    return recitals.data.map(({ number, paragraphs }) => ({
      key: `rec${number}`,
      text: paragraphs.map(({ text }) => text).join(' '),
    }))
  }
  const articles = z.array(article).safeParse(data)
  if (!articles.success) return []
  return articles.data.flatMap(({ number, paragraphs }) =>
    paragraphs.flatMap(({ number: inner, content: inside }) =>
      unitsOfContent(inside, inner === null ? `art${number}` : `art${number}.${inner}`),
    ),
  )
}

function unitsOfPoint(
  { number, type, text, subpoints = [], contents = [] }: Point,
  outer: string,
): NumberedUnit[] {
  const isDivision = type === 'chapter' || type === 'section'
  const value = labelValue(number ?? '')
  const key =
    type === 'article' ? `art${value}` : isDivision || value === '' ? outer : keyWithin(outer, value)
  const inside = [...contents, ...subpoints].flatMap((each) => unitsOfPoint(each, key))
  return isDivision || text === undefined || key === '' ? inside : [{ key, text }, ...inside]
}

function unitsOfContent(all: readonly Content[], key: string): NumberedUnit[] {
  const text = all.flatMap((each) => (each.type === 'text' ? (each.text ?? '') : [])).join(' ')
  const items = all.flatMap(({ items: list = [] }) => list)
  return [
    { key, text },
    ...items.flatMap(({ marker, content: inside }) =>
      labelValue(marker) === '' ? [] : unitsOfContent(inside, keyWithin(key, labelValue(marker))),
    ),
  ]
}
