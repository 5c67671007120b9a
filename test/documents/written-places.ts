import { pinpoint, sourcePinpoint } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { passageAt } from '../../src/document/passage.ts'
import { ancestorsOf, type Node } from '../../src/document/tree.ts'
import type { Unit } from '../../src/document/unit.ts'

/** How a language says each level: a number in its words. */
interface Wording {
  readonly article: (number: string) => string
  readonly paragraph: (number: string) => string
  readonly item: (number: string) => string
  readonly annex: (number: string) => string
  readonly recital: (number: string) => string
  /** Between two levels. */
  readonly between: string
  /** Whether the innermost comes first. */
  readonly isOutward?: true
}

const isDigits = (number: string): boolean => /^\d/u.test(number)

const wordings: Readonly<Record<string, Wording>> = {
  close: {
    article: (n) => `Article ${n}`,
    paragraph: (n) => `(${n})`,
    item: (n) => `(${n})`,
    annex: (n) => `Annex ${n}`,
    recital: (n) => `recital ${n}`,
    between: '',
  },
  sloppy: {
    article: (n) => `art ${n}`,
    paragraph: (n) => n,
    item: (n) => n,
    annex: (n) => `annex ${n}`,
    recital: (n) => `rec ${n}`,
    between: ' ',
  },
  dots: {
    article: (n) => `art.${n}`,
    paragraph: (n) => n,
    item: (n) => n,
    annex: (n) => `annex ${n}`,
    recital: (n) => `rec. ${n}`,
    between: '.',
  },
  gaps: {
    article: (n) => `Art. ${n}`,
    paragraph: (n) => `(${n})`,
    item: (n) => `(${n})`,
    annex: (n) => `ANNEX ${n}`,
    recital: (n) => `Recital (${n})`,
    between: ' ',
  },
  en: {
    article: (n) => `Article ${n}`,
    paragraph: (n) => `paragraph ${n}`,
    item: (n) => `point (${n})`,
    annex: (n) => `Annex ${n}`,
    recital: (n) => `recital ${n}`,
    between: ', ',
  },
  'en outward': {
    article: (n) => `Article ${n}`,
    paragraph: (n) => `paragraph ${n}`,
    item: (n) => `point (${n})`,
    annex: (n) => `Annex ${n}`,
    recital: (n) => `recital ${n}`,
    between: ' of ',
    isOutward: true,
  },
  law: {
    article: (n) => `section ${n}`,
    paragraph: (n) => `subsection (${n})`,
    item: (n) => `paragraph (${n})`,
    annex: (n) => `Schedule ${n}`,
    recital: (n) => `recital ${n}`,
    between: ', ',
  },
  fr: {
    article: (n) => `article ${n}`,
    paragraph: (n) => `paragraphe ${n}`,
    item: (n) => `point ${n})`,
    annex: (n) => `annexe ${n}`,
    recital: (n) => `considérant ${n}`,
    between: ', ',
  },
  'fr outward': {
    article: (n) => `l’article ${n}`,
    paragraph: (n) => `paragraphe ${n}`,
    item: (n) => `point ${n})`,
    annex: (n) => `l’annexe ${n}`,
    recital: (n) => `considérant ${n}`,
    between: ' de ',
    isOutward: true,
  },
  de: {
    article: (n) => `Art. ${n}`,
    paragraph: (n) => `Abs. ${n}`,
    item: (n) => (isDigits(n) ? `Nr. ${n}` : `Buchst. ${n}`),
    annex: (n) => `Anhang ${n}`,
    recital: (n) => `Erwägungsgrund ${n}`,
    between: ' ',
  },
  nl: {
    article: (n) => `artikel ${n}`,
    paragraph: (n) => `lid ${n}`,
    item: (n) => `onder ${n})`,
    annex: (n) => `bijlage ${n}`,
    recital: (n) => `overweging ${n}`,
    between: ', ',
  },
  es: {
    article: (n) => `artículo ${n}`,
    paragraph: (n) => `apartado ${n}`,
    item: (n) => (/^[IVX]+$/u.test(n) ? `fracción ${n}` : `letra ${n})`),
    annex: (n) => `anexo ${n}`,
    recital: (n) => `considerando ${n}`,
    between: ', ',
  },
  it: {
    article: (n) => `articolo ${n}`,
    paragraph: (n) => `paragrafo ${n}`,
    item: (n) => `lettera ${n})`,
    annex: (n) => `allegato ${n}`,
    recital: (n) => `considerando ${n}`,
    between: ', ',
  },
  pt: {
    article: (n) => `artigo ${n}.º`,
    paragraph: (n) => `n.º ${n}`,
    item: (n) => `alínea ${n})`,
    annex: (n) => `anexo ${n}`,
    recital: (n) => `considerando ${n}`,
    between: ', ',
  },
  ru: {
    article: (n) => `статьи ${n}`,
    paragraph: (n) => `части ${n}`,
    item: (n) => `пункт ${n}`,
    annex: (n) => `приложения ${n}`,
    recital: (n) => `пункт ${n} преамбулы`,
    between: ' ',
    isOutward: true,
  },
  ar: {
    article: (n) => `المادة ${n}`,
    paragraph: (n) => `الفقرة ${n}`,
    item: (n) => `البند ${n}`,
    annex: (n) => `المرفق ${n}`,
    recital: (n) => `الحيثية ${n}`,
    between: '، ',
  },
  zh: {
    article: (n) => `第${n}条`,
    paragraph: (n) => `第${n}款`,
    item: (n) => `第（${n}）项`,
    annex: (n) => `附件${n}`,
    recital: (n) => `序言第${n}段`,
    between: '',
  },
  ko: {
    article: (n) => `제${n.replace('-', '조의')}${n.includes('-') ? '' : '조'}`,
    paragraph: (n) => `제${n}항`,
    item: (n) => `제${n}호`,
    annex: (n) => `별표 ${n}`,
    recital: (n) => `전문 제${n}문단`,
    between: '',
  },
}

/** Words for articles of another name, and for headings. */
const ownWords: Readonly<Record<string, string>> = {
  s: 'section',
  rule: 'Rule',
  goal: 'Goal',
  target: 'target',
  part: 'Part',
  book: 'Book',
  title: 'Title',
  ch: 'Chapter',
  sec: 'section',
}

const passedOver: ReadonlySet<string> = new Set(['division', 'preamble', 'recitals', 'operative'])

/**
 * A unit's place as people write it, in the words of many languages; every text names this unit, or could be refused, but names no
 * other. Empty for units of quotations, and where another unit has the same number at the same place.
 */
export function writePlaces(node: Node, document: Document): readonly string[] {
  if (node.isQuoted) return []
  const { unit } = node
  const passage = passageAt(unit.id, document)
  const printed = passage === null ? [] : [pinpoint(passage), sourcePinpoint(passage)]
  const texts = [unit.id, ...printed, ...writeWay(node, document)]
  return [...new Set(texts)].filter((text) => text.trim() !== '')
}

function writeWay(node: Node, document: Document): readonly string[] {
  const { unit } = node
  const isAnnexed = ancestorsOf(node).some((each) => each.unit.kind === 'annex')
  if (unit.kind === 'division')
    return unit.number === null || unit.isOurs || isAnnexed ? [] : writeHeading(unit)
  if (passedOver.has(unit.kind) || unit.kind === 'closing') return []
  const above = ancestorsOf(node).map((each) => each.unit)
  const way = [...above.filter(({ kind }) => !passedOver.has(kind)).toReversed(), unit]
  // Two lists of a paragraph may both have an (a), and what the source doesn't number nobody names by a number.
  if (way.some(({ number, isOurs, id }) => number === null || isOurs || /\bsub\d|_\d/u.test(id))) return []
  const restarts = above.some(({ kind, id }) => kind === 'division' && unit.id.startsWith(`${id}.`))
  const again = document.parts.length === 0 || restarts
  return again ? [] : writeNumbers(way)
}

function writeHeading({ word, number }: Unit): readonly string[] {
  const own = ownWords[word] ?? null
  return own === null ? [] : [`${own} ${number}`, `${own.toUpperCase()} ${number}`]
}

function writeNumbers(way: readonly Unit[]): readonly string[] {
  const [head] = way
  if (head === undefined) return []
  const texts = Object.entries(wordings).flatMap(([name, wording]) => {
    const isLaw = name === 'law'
    // A law's sections are no articles; "alinéa 1" counts texts in French, and 序言 the preamble's own.
    const isOther =
      (isLaw && head.word === 'art') ||
      (name === 'pt' && way.some(({ kind, number }) => kind === 'item' && isDigits(number ?? '')))
    return isOther || (/^(?:ru|zh|ko)$/u.test(name) && head.kind === 'recital') ? [] : [writeIn(wording, way)]
  })
  const numbers = way.map(({ number }) => number ?? '')
  // "2.1" under 2 says it all.
  if (numbers.slice(1).some((each) => each.includes('.'))) return []
  const inner = numbers.slice(1)
  const brackets = inner.map((each) => `(${each})`).join('')
  const own = ownWords[head.word]
  if (own !== undefined)
    texts.push(`${own} ${numbers[0]}${brackets}`, `the ${own} ${numbers[0]} ${inner.join(' ')}`)
  const last = inner.at(-1)
  if (head.kind === 'paragraph') {
    texts.push(
      `${numbers[0]}${brackets}`,
      `¶${numbers[0]}${brackets}`,
      `para ${numbers[0]}${brackets}`,
      `[${numbers[0]}]`,
    )
    if (inner.length > 0) texts.pop()
    texts.push(`paragraph ${numbers[0]} ${brackets}`, `Rn. ${numbers[0]}`, `第${numbers[0]}段`)
    if (inner.length > 0) texts.splice(-2)
    if (last !== undefined && inner.length === 1 && /^[a-z]$/u.test(last))
      texts.push(`${numbers[0]}${last}`, `${numbers[0]}.${last}`)
  }
  if (head.kind === 'article' && head.word === 'art') {
    texts.push(
      `what does Article ${numbers[0]}${brackets} say?`,
      `ARTICLE ${numbers[0]}${brackets.toUpperCase()}`,
    )
    texts.push(`article${numbers[0]}${brackets}`, `Art ${numbers[0]} ${inner.join(' ')}`.trim())
    if (last !== undefined)
      texts.push(
        `(${last}) of Article ${numbers[0]}${inner
          .slice(0, -1)
          .map((each) => `(${each})`)
          .join('')}`,
      )
    if (inner.length > 0) texts.push(`${numbers[0]}${brackets}`, numbers.join('.'))
  }
  return texts
}

function writeIn(wording: Wording, way: readonly Unit[]): string {
  const steps: string[] = []
  for (const [at, { kind, number }] of way.entries()) {
    const isDeeper = kind === 'item' && way[at - 1]?.kind === 'item' && /\p{L}/u.test(wording.item('1'))
    // "Point (a)(i)": two points would be a list.
    if (isDeeper) steps.push(`${steps.pop()}(${number})`)
    else steps.push(write(wording, kind, number ?? '', at))
  }
  return (wording.isOutward === true ? steps.toReversed() : steps).join(wording.between)
}

function write(wording: Wording, kind: Unit['kind'], number: string, at: number): string {
  switch (kind) {
    case 'annex':
      return wording.annex(number)
    case 'article':
      return wording.article(number)
    case 'recital':
      return wording.recital(number)
    case 'paragraph':
      // "(5)" alone may be anything.
      return at === 0 && wording.between === '' ? number : wording.paragraph(number)
    default:
      return at === 0 && wording.between === '' ? number : wording.item(number)
  }
}
