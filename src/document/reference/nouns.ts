/** How deep a word stands: a reference may go inwards ("Article 6, paragraph 1") or outwards ("paragraph 1 of Article 6"). */
export type Level =
  | 'annex'
  | 'book'
  | 'part'
  | 'title'
  | 'chapter'
  | 'section'
  | 'article'
  | 'recital'
  | 'paragraph'
  | 'subparagraph'
  | 'item'
  | 'letter'
  | 'indent'
  | 'row'
  | 'note'
  | 'sentence'
  | 'term'
  | 'id'
  | 'any'

/** A kind of unit as people name it. */
export interface Noun {
  /** Unique; what a step keeps of the word that was typed. */
  readonly key: string
  readonly level: Level
  /** The prefixes of ids that it names; empty where it names by its level. */
  readonly prefixes: readonly string[]
  /** Whether nobody writes it before a number and means anything else. */
  readonly isStrong: boolean
  /** What a document has none of. */
  readonly plural: string
  /** Whether it may stand without a number: "the annex", "preamble". */
  readonly isAlone: boolean
}

const depths: Readonly<Record<Level, number>> = {
  annex: 0,
  book: 1,
  part: 2,
  title: 3,
  chapter: 4,
  section: 5,
  article: 6,
  recital: 6,
  paragraph: 7,
  subparagraph: 8,
  item: 9,
  letter: 10,
  indent: 11,
  row: 11,
  note: 11,
  term: 11,
  any: 11,
  id: 0,
  sentence: 12,
}

/** How deep a noun is, from the outside in; a Russian пункт is between a paragraph and its own. */
export function depthOf({ key, level }: Pick<Noun, 'key' | 'level'>): number {
  return depths[level] + (key === 'punkt' || key === 'sign' ? 0.5 : 0)
}

type Row = readonly [
  key: string,
  level: Level,
  prefixes: string,
  strength: 'strong' | 'weak',
  plural: string,
  alone?: 'alone',
]

const rows: readonly Row[] = [
  ['annex', 'annex', 'annex', 'strong', 'annexes', 'alone'],
  ['schedule', 'annex', 'sch', 'strong', 'schedules', 'alone'],
  ['appendix', 'annex', 'app', 'strong', 'appendices', 'alone'],
  ['protocol', 'annex', 'prot', 'strong', 'protocols'],
  ['supplement', 'annex', '', 'strong', 'supplementary provisions', 'alone'],
  ['book', 'book', 'book', 'weak', 'books'],
  ['part', 'part', 'part', 'weak', 'parts'],
  ['title', 'title', 'title', 'weak', 'titles'],
  ['chapter', 'chapter', 'ch', 'weak', 'chapters'],
  // "s" prefers a statute's sections, "sec" those that are headings.
  ['section', 'section', 's sec', 'strong', 'numbered sections'],
  ['sec', 'section', 'sec s', 'strong', 'numbered sections'],
  ['division', 'section', 'div', 'weak', 'divisions'],
  ['article', 'article', 'art', 'strong', 'articles'],
  ['rule', 'article', 'rule', 'strong', 'rules'],
  ['regulation', 'article', 'reg', 'strong', 'regulations'],
  ['clause', 'article', 'cl', 'strong', 'clauses'],
  ['sign', 'article', '', 'strong', 'numbered sections'],
  ['recital', 'recital', 'rec', 'strong', 'recitals'],
  ['pp', 'recital', 'pp', 'strong', 'preambular paragraphs'],
  ['op', 'recital', 'op', 'strong', 'operative paragraphs'],
  ['preamble', 'article', '', 'strong', 'preamble', 'alone'],
  ['operative', 'article', '', 'strong', 'operative part', 'alone'],
  ['closing', 'article', '', 'weak', 'closing', 'alone'],
  ['paragraph', 'paragraph', '', 'strong', 'numbered paragraphs'],
  // "часть": a division alone, the paragraph of an article.
  ['chast', 'paragraph', 'part', 'weak', 'parts'],
  ['punkt', 'paragraph', '', 'strong', 'numbered paragraphs'],
  ['subparagraph', 'subparagraph', '', 'strong', 'subparagraphs'],
  ['item', 'item', '', 'weak', 'items'],
  ['number', 'item', '', 'weak', 'numbers'],
  ['letter', 'letter', '', 'strong', 'letters'],
  ['indent', 'indent', '', 'weak', 'bullets'],
  ['row', 'row', '', 'weak', 'rows'],
  ['note', 'note', '', 'weak', 'notes'],
  ['sentence', 'sentence', '', 'weak', 'sentences'],
  ['page', 'article', '', 'strong', 'page numbers'],
  ['volume', 'book', '', 'weak', 'volumes'],
  ['verse', 'article', '', 'weak', 'verses'],
  ['line', 'article', '', 'weak', 'numbered lines'],
]

/** All nouns, by key. */
export const nouns: ReadonlyMap<string, Noun> = new Map(
  rows.map(([key, level, prefixes, strength, plural, alone]) => [
    key,
    {
      key,
      level,
      prefixes: prefixes === '' ? [] : prefixes.split(' '),
      isStrong: strength === 'strong',
      plural,
      isAlone: alone !== undefined,
    },
  ]),
)

/** The noun for a word of a document's own, such as "goal" or "principle". */
export function ownNoun(word: string): Noun {
  const key = word.toLowerCase()
  return {
    key,
    level: 'article',
    prefixes: [key],
    isStrong: true,
    plural: /s$/u.test(key) ? key : `${key}s`,
    isAlone: false,
  }
}
