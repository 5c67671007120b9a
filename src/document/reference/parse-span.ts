import { depthOf, nouns } from './nouns.ts'
import { bareStep, type Span, type Step } from './step.ts'
import { takeId } from './take-id.ts'
import { isDigits, letterStep, takeMore } from './take-more.ts'
import { type Reading, takeBracketed } from './take-number.ts'
import { takeRange } from './take-range.ts'
import { nounStep, type Segment, skipArticles, skipLinks, takeBare, takeNamed } from './take-segment.ts'
import { nounAt } from './unit-nouns.ts'
import { joiningWords } from './words.ts'

/** The spans that one place of a text has: one, or those of a list inside one unit ("points (a) and (b) of Article 6"). */
export interface ParsedSpans {
  readonly spans: readonly Span[]
  readonly end: number
  /** Whether a noun, strong or weak, was typed. */
  readonly strength: 'strong' | 'weak' | 'none'
  /** A letter alone at the head, which names something only where a document is lettered. */
  readonly isLettered: boolean
}

/** One span at a token; null where none begins there. */
export function parseSpan(reading: Reading, at: number): ParsedSpans | null {
  const natural = parseNatural(reading, at)
  const id = takeId(reading, at)
  if (id === null || (natural !== null && natural.end > id.end)) return natural
  return { spans: [id.span], end: id.end, strength: natural?.strength ?? 'strong', isLettered: false }
}

/** The same, without ids. */
export function parseNatural(reading: Reading, at: number): ParsedSpans | null {
  const first = takeFirst(reading, at)
  if (first === null) return null
  const inside = takeInside(reading, first)
  if (inside !== null) return inside
  return takeChain(reading, [first], first.end, isLetterHead(first))
}

function isLetterHead({ noun, steps }: Segment): boolean {
  return noun === null && !/^\d/u.test(steps[0]?.number ?? '')
}

function takeFirst(reading: Reading, start: number): Segment | null {
  const { tokens } = reading
  const named = takeNamed(reading, start)
  if (named !== null) return named.others.length > 0 ? named : withMore(reading, named)
  const at = skipArticles(reading, start)
  const bare = takeBare(reading, at)
  if (bare !== null) return withMore(reading, bare)
  const token = tokens[at]
  if (token?.kind !== 'word' || !(/^[a-z]$/iu.test(token.raw) || /^[IVX]+$/u.test(token.raw))) return null
  // "c of paragraph 11", "le II de l'article 4", "h(3)".
  const links = skipLinks(reading, at + 1)
  const next = tokens[at + 1]
  const isOf =
    links.isLinked &&
    nounAt(tokens, links.end, reading.own) !== null &&
    takeNamed(reading, links.end) !== null
  const isHead =
    next?.kind === 'open' && !next.gap && /^\d/u.test(takeBracketed(reading, at + 1)?.number ?? '')
  if (!isOf && !isHead) return null
  return withMore(reading, {
    steps: [letterStep(token.raw)],
    noun: null,
    word: '',
    to: null,
    others: [],
    end: at + 1,
  })
}

// No unit stands deeper.
const mostSteps = 12

/** A segment with the numbers that follow it without a noun, and the end of its range. */
function withMore(reading: Reading, segment: Segment): Segment {
  if (segment.to !== null || segment.noun?.level === 'sentence') return withRange(reading, segment)
  const steps = [...segment.steps]
  let { end } = segment
  if (steps[0]?.number !== '') {
    while (steps.length < mostSteps) {
      const more = takeMore(reading, end, steps)
      if (more === null) break
      steps.push(more.step)
      end = more.end
      if (more.step.level === 'sentence') break
    }
  }
  return withRange(reading, { ...segment, steps, end })
}

function withRange(reading: Reading, segment: Segment): Segment {
  const range = segment.to === null ? takeRange(reading, segment.end, segment.steps) : null
  return range === null ? segment : { ...segment, to: range.to, end: range.end }
}

const sentence = nouns.get('sentence')

/** "Points (a) and (b) of Article 6(1)", "(c) of 11", "third and fourth bullets of paragraph 11". */
function takeInside(reading: Reading, first: Segment): ParsedSpans | null {
  const { tokens } = reading
  const isInner =
    first.noun === null
      ? isLetterHead(first) || first.steps[0]?.isBracketed === true
      : depthOf(first.noun) > depthOf(paragraphLevel)
  if (!isInner && first.noun === null) return null
  const firsts = [first]
  let end = first.end
  for (const number of first.others) {
    firsts.push({ ...first, steps: [...first.steps.slice(0, -1), { ...lastOf(first), number }] })
  }
  while (isInner) {
    const join = skipJoin(reading, end)
    if (join === null) break
    const bracketed = takeBracketed(reading, join) ?? takeLoneLetter(reading, join)
    if (bracketed === null || (first.noun === null && /^\d/u.test(bracketed.number))) break
    const step = {
      ...lastOf(first),
      number: bracketed.number,
      isBracketed: first.noun === null && bracketed.isBracketed,
    }
    const more = withRange(reading, {
      ...first,
      steps: [...first.steps.slice(0, -1), step],
      to: null,
      end: bracketed.end,
    })
    firsts.push(more)
    end = more.end
  }
  const links = skipLinks(reading, tokens[end]?.kind === 'comma' ? end + 1 : end)
  if (!links.isLinked) return null
  if (firsts.length === 1) return isInner ? takeOuterNumber(reading, first, links.end) : null
  const outer = takeNamed(reading, links.end)
  const named = outer === null || outer.others.length > 0 ? null : withMore(reading, outer)
  const bare = named === null ? takeBare(reading, links.end) : null
  const whole = named ?? (bare === null ? null : withMore(reading, bare))
  if (whole === null || whole.to !== null) return null
  const chain = takeChain(reading, [whole], whole.end, false)
  const [span] = chain?.spans ?? []
  if (chain === null || span === undefined || span.to !== null) return null
  const spans = firsts.map(({ steps, to }) => ({ steps: [...span.steps, ...steps], to }))
  return { ...chain, spans, strength: first.noun?.isStrong === true ? 'strong' : chain.strength }
}

const paragraphLevel = { key: 'paragraph', level: 'paragraph' } as const

/** "Third bullet of 11": a number alone that is named by what it holds. */
function takeOuterNumber(reading: Reading, first: Segment, at: number): ParsedSpans | null {
  const bare = takeBare(reading, at)
  if (bare === null || takeNamed(reading, at) !== null) return null
  const outer = withMore(reading, bare)
  const [head] = outer.steps
  if (outer.to !== null || head === undefined || Number.parseInt(head.number, 10) > 999) return null
  const strength = first.noun === null ? 'none' : first.noun.isStrong ? 'strong' : 'weak'
  return {
    spans: [{ steps: [...outer.steps, ...first.steps], to: first.to }],
    end: outer.end,
    strength,
    isLettered: false,
  }
}

function takeLoneLetter(reading: Reading, at: number) {
  const token = reading.tokens[at]
  if (token?.kind !== 'word' || !/^[a-z]$/iu.test(token.raw)) return null
  return { number: token.raw, end: at + 1, isBracketed: false }
}

function lastOf({ steps }: Segment): Step {
  return steps.at(-1) ?? bareStep('')
}

/** Past a comma, an "and" or both; null where there is neither. */
export function skipJoin({ tokens }: Reading, at: number): number | null {
  let end = at
  if (tokens[end]?.kind === 'comma') end++
  if (joiningWords.has(tokens[end]?.value ?? '-')) end++
  if (end === at) return null
  if (tokens[end]?.value === 'the') end++
  return end
}

/** The segments from one on, inwards or outwards, in their order from the outside in. */
function takeChain(
  reading: Reading,
  start: readonly Segment[],
  from: number,
  isLettered: boolean,
): ParsedSpans | null {
  const { tokens } = reading
  const groups: Segment[][] = [[...start]]
  const all = [...start]
  let end = from
  while (all.length < mostSteps) {
    const previous = all.at(-1)
    if (previous === undefined || previous.others.length > 0) break
    const begun = skipPossessive(reading, end)
    const isComma = tokens[begun]?.kind === 'comma'
    const isDot = tokens[begun]?.kind === 'dot' && !tokens[begun]?.gap && !tokens[begun + 1]?.gap
    const links = skipLinks(reading, isComma || isDot ? begun + 1 : begun)
    const named = asSentence(takeNamed(reading, links.end))
    if (named === null || named.noun === null || named.others.length > 0) break
    // "11c note 5 states have answered": notes are named with a comma or "to".
    if (named.noun.level === 'note' && !links.isLinked && !isComma) break
    const [head] = groups.at(-1) ?? []
    if (head === undefined) break
    // "Onderdeel a, onder 2°" goes on inwards.
    const isSameClass = isDigits(lastOf(previous).number) === isDigits(named.steps[0]?.number ?? '')
    const isSameWord =
      previous.noun?.key === named.noun.key && isSame(previous.word, named.word) && isSameClass
    if (
      isSameWord &&
      !isInnerNumeral(previous, named, isComma || links.isLinked) &&
      (!links.isLinked || tokens[begun]?.value === 'of')
    )
      break
    const isOutward = links.isLinked || goesOutward(head, previous, named)
    // "5, paragraph 7": a list. A number alone is the head of what is inside it only.
    const least = depthOf(paragraphLevel) + (isComma ? 0.6 : 0)
    if (head.noun === null && !links.isLinked && depthOf(named.noun) < least) break
    const next = withMore(reading, named)
    if (isOutward && next.to !== null) break
    if (!isOutward && previous.to !== null) break
    if (isOutward) groups.push([next])
    else groups.at(-1)?.push(next)
    all.push(next)
    end = next.end
  }
  const ordered = groups.toReversed().flat()
  const last = ordered.at(-1)
  if (last === undefined || ordered.some(({ to }) => to !== null) !== (last.to !== null)) return null
  const steps = ordered.flatMap((segment) => segment.steps)
  const named = all.flatMap(({ noun }) => (noun === null ? [] : [noun]))
  const strength = named.some(({ isStrong }) => isStrong) ? 'strong' : named.length > 0 ? 'weak' : 'none'
  const others = last.others.map((number) => ({
    steps: [...steps.slice(0, -1), { ...lastOf(last), number }],
    to: null,
  }))
  return {
    spans: [{ steps, to: last.to }, ...others],
    end: skipPossessive(reading, end),
    strength,
    isLettered: isLettered && named.length === 0,
  }
}

/** "5 s. 2", "Abs. 1 S. 2": behind a number the letter is for sentences. */
function asSentence(named: Segment | null): Segment | null {
  if (named?.word !== 's' || named.noun?.level !== 'section' || sentence === undefined) return named
  const number = named.steps[0]?.number ?? ''
  if (!/^-?\d+$/u.test(number)) return null
  const { isOrdinal = false } = named.steps[0] ?? {}
  return { ...named, noun: sentence, steps: [nounStep(sentence, { number, isBracketed: false, isOrdinal })] }
}

/** "11’s". */
function skipPossessive({ tokens }: Reading, at: number): number {
  const [quote, letter] = [tokens[at], tokens[at + 1]]
  return quote?.kind === 'quote' && !quote.gap && letter?.value === 's' && !letter.gap ? at + 2 : at
}

/** Whether a noun without "of" before it holds what was named first: "пункт 1 части 2 статьи 3", "Abs. 1 Art. 5". */
function goesOutward(head: Segment, previous: Segment, next: Segment): boolean {
  if (head.noun === null || next.noun === null) return false
  const isInArticle =
    head.noun.level === 'article' && (next.noun.level === 'section' || next.noun.level === 'article')
  if (isInArticle || previous.noun === null) return false
  if (head.noun.key === 'preamble' || head.noun.key === 'operative') return false
  return depthOf(next.noun) < depthOf(head.noun)
}

/** "Buchst. a Buchst. i", "第（a）项第（i）项": with nothing between them a Roman numeral is inside a letter, and an indent in an indent. */
function isInnerNumeral(previous: Segment, next: Segment, isSeparate: boolean): boolean {
  const [letter, numeral] = [lastOf(previous).number, next.steps[0]?.number ?? '']
  if (isSeparate) return false
  const isIndent = previous.noun?.level === 'indent' && next.noun?.level === 'indent'
  return isIndent || (/^[a-z]$/u.test(letter) && /^[ivx]{1,4}$/u.test(numeral))
}

/** Whether two typed words are forms of one: "Art." and "Artikel", "lid" and "leden". */
function isSame(one: string, other: string): boolean {
  const length = Math.min(3, one.length, other.length)
  return one.slice(0, length) === other.slice(0, length) || /^[¶§]/u.test(one)
}
