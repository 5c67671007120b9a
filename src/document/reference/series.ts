import { ancestorsOf, childrenOf, mainSeries, treeOf } from '../tree.ts'
import type { Unit, UnitKind } from '../unit.ts'
import { isPrintedInBrackets, matching } from './matching.ts'
import type { Resolvable } from './missing.ts'
import { nouns } from './nouns.ts'
import type { Step } from './step.ts'

/** Units among which the first step of a reference chooses. */
export type Series =
  | { readonly kind: 'series'; readonly units: readonly Unit[] }
  /** The document has none. */
  | { readonly kind: 'none' }
  /** They are inside others, which must be named. */
  | { readonly kind: 'inside'; readonly units: readonly Unit[] }

const main: ReadonlySet<string> = new Set(['paragraph', 'punkt', 'item', 'number', 'op'])

/** The units that the first step of a reference chooses among, in the document's order. */
export function seriesFor(step: Step, document: Resolvable): Series {
  const { word } = step
  if (word === null) return ofBare(step, document)
  const all = mainSeries(document)
  const isParagraphs = all[0]?.kind === 'paragraph'
  switch (word) {
    case 'sign':
      return all[0]?.kind === 'recital' ? none : series(all)
    case 'section':
    case 'sec':
      return series(ofSections(step, document))
    case 'recital': {
      const recitals = ofKind(document, 'recital')
      return series(recitals.length > 0 ? recitals : ofKind(document, 'pp'))
    }
    case 'pp':
      return series(ofKind(document, 'pp'))
    case 'note':
    case 'row':
    case 'sentence':
    case 'indent':
      return inside(document, step)
    case 'letter':
    case 'subparagraph':
      return isLetter(step) && !isParagraphs
        ? orInside(letteredSeries(document), document, step)
        : inside(document, step)
    case 'page':
    case 'volume':
    case 'verse':
    case 'line':
    case 'supplement':
      return none
  }
  if (main.has(word)) {
    const lettered = isLetter(step) ? letteredSeries(document) : []
    if (lettered.length > 0) return series(lettered)
    // What the source doesn't number is no resolution's, unless it has an operative part.
    if (word === 'op' && all.every(({ isOurs }) => isOurs) && !isResolution(document)) return none
    if (isParagraphs) return series(all)
    if (word === 'op') return none
    // Beside numbered headings a text may have paragraphs of its own.
    const top = childrenOf(null, document).filter((unit) => unit.kind === 'paragraph' && !unit.isOurs)
    if (all[0]?.kind === 'division' && top.length > 0) return series(top)
    if (all[0]?.kind === 'division' && (word === 'item' || word === 'number')) return series(all)
    return inside(document, step)
  }
  const noun = nouns.get(word)
  const prefixes = noun?.prefixes ?? [word]
  const kind =
    noun?.level === 'annex'
      ? 'annex'
      : noun?.level === 'article'
        ? 'article'
        : noun === undefined
          ? null
          : 'division'
  return series(outsideFirst(document, kind, ({ unit }) => prefixes.includes(unit.word)))
}

const none: Series = { kind: 'none' }

function series(units: readonly Unit[]): Series {
  return units.length === 0 ? none : { kind: 'series', units }
}

function isLetter({ number }: Step): boolean {
  return /^\p{L}{1,4}$/u.test(number)
}

/** A number alone names one of the main series; one in brackets what prints its number so. */
function ofBare(step: Step, document: Resolvable): Series {
  const all = mainSeries(document)
  if (step.isBracketed && /^\d/u.test(step.number)) {
    const printed = [all, ofKind(document, 'recital'), ofKind(document, 'article')].find((units) =>
      units.some(isPrintedInBrackets),
    )
    return series(printed ?? all)
  }
  if (isLetter(step) && !all.some(({ number }) => number?.toLowerCase() === step.number.toLowerCase())) {
    return orInside(letteredSeries(document), document, step)
  }
  // Where most paragraphs are numbered 2.1, 2.2, a number alone is that of a heading, unless one prints it.
  const dotted = all.filter(({ number }) => number?.includes('.') === true)
  const isDotted =
    all[0]?.kind === 'paragraph' &&
    dotted.length * 2 > all.length &&
    (dotted.length === all.length || matching(all, step.number).length === 0)
  return series(isDotted ? [...new Set([...all, ...ofSections({ ...step, word: 'sec' }, document)])] : all)
}

function orInside(units: readonly Unit[], document: Resolvable, step: Step): Series {
  return units.length > 0 ? series(units) : inside(document, step)
}

/** The lettered entries of a text that numbers no paragraph: "(c)" of a notice. */
export function letteredSeries(document: Resolvable): readonly Unit[] {
  const all = mainSeries(document)
  if (all.some(({ number }) => /^\p{L}/u.test(number ?? ''))) return all
  const [only, another] = all
  if (another !== undefined || only?.kind === 'article' || only?.isOurs === false) return []
  const top = only?.kind === 'paragraph' ? childrenOf(only, document) : childrenOf(null, document)
  return top.filter(({ kind, isOurs }) => kind === 'item' && !isOurs)
}

function isResolution(document: Resolvable): boolean {
  return treeOf(document).nodes.some(({ unit }) => unit.kind === 'operative' || unit.kind === 'pp')
}

/** A statute's sections, headings with a number, and whatever prints a number with dots. */
function ofSections(step: Step, document: Resolvable): readonly Unit[] {
  const statute = outsideFirst(document, 'article', ({ unit }) => unit.word === 's')
  const headings = outsideFirst(document, 'division', ({ unit }) => unit.word === 'sec')
  const own = step.word === 'sec' ? [...headings, ...statute] : [...statute, ...headings]
  const dotted = mainSeries(document).filter(
    ({ kind, number }) => kind === 'paragraph' && number?.includes('.') === true,
  )
  return [...own, ...dotted]
}

function ofKind(document: Resolvable, kind: UnitKind): readonly Unit[] {
  return outsideFirst(document, kind, () => true)
}

/** Units of a kind, null for any, of the document itself; where it has none, those of its annexes. Never those of a text that it quotes. */
function outsideFirst(
  document: Resolvable,
  kind: UnitKind | null,
  isMeant: (node: { readonly unit: Unit }) => boolean,
): readonly Unit[] {
  const { nodes, ofKind } = treeOf(document)
  const all = kind === null ? nodes.filter(({ isQuoted }) => !isQuoted) : (ofKind.get(kind) ?? [])
  const found = all.filter(isMeant)
  const outside = found.filter((node) => !ancestorsOf(node).some(({ unit }) => unit.kind === 'annex'))
  return (outside.length > 0 ? outside : found).map(({ unit }) => unit)
}

/** What is inside other units and has that number. */
function inside(document: Resolvable, step: Step): Series {
  const level = nouns.get(step.word ?? '')?.level
  const isKind = ({ kind }: Unit): boolean =>
    level === 'paragraph' ? kind === 'paragraph' : kind === 'item' || kind === 'paragraph'
  const units = treeOf(document).nodes.flatMap(({ unit, isQuoted }) =>
    !isQuoted && isKind(unit) ? [unit] : [],
  )
  return units.length === 0 ? none : { kind: 'inside', units }
}
