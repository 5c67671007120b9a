import { depthOf, nouns } from './nouns.ts'
import { romanNumeral } from './numerals.ts'
import { bareStep, type Span, type Step } from './step.ts'
import { type Reading, takeBracketed, takeDigits, withClose } from './take-number.ts'
import { skipRanging, takeRange } from './take-range.ts'
import { nounStep, type Segment, skipArticles, skipLinks, takeBare, takeNamed } from './take-segment.ts'
import { nounAt } from './unit-nouns.ts'
import { joiningWords, linkingWords, rangingWords } from './words.ts'

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
    steps: [bareStep(token.raw)],
    noun: null,
    word: '',
    to: null,
    others: [],
    end: at + 1,
  })
}

/** A segment with the numbers that follow it without a noun, and the end of its range. */
function withMore(reading: Reading, segment: Segment): Segment {
  if (segment.to !== null || segment.noun?.level === 'sentence') return withRange(reading, segment)
  const steps = [...segment.steps]
  let { end } = segment
  if (steps[0]?.number !== '') {
    for (;;) {
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

/** The next number without a noun: "(1)", ".f", " f", " 1", ":2". */
function takeMore(
  reading: Reading,
  at: number,
  steps: readonly Step[],
): { readonly step: Step; readonly end: number } | null {
  const { tokens } = reading
  const token = tokens[at]
  const last = steps.at(-1)
  const head = steps[0]
  if (token === undefined || last === undefined || head === undefined) return null
  const next = tokens[at + 1]
  switch (token.kind) {
    case 'open':
    case 'quote': {
      const found = takeBracketed(reading, at)
      if (found === null || token.value === '[' || (token.gap && Number(found.number) > 999)) return null
      return { step: bareStep(found.number, true), end: found.end }
    }
    case 'dot': {
      if (token.gap || next === undefined || next.gap) return null
      if (next.kind === 'number') {
        const found = takeDigits(reading, at + 1, null)
        return found === null ? null : { step: bareStep(found.number), end: found.end }
      }
      const isLetter = next.kind === 'word' && /^(?:\p{L}|([a-z])\1|[ivx]{2,4}|[IVX]{2,5})$/u.test(next.raw)
      const after = tokens[at + 2]
      if (
        !isLetter ||
        (after !== undefined && !after.gap && (after.kind === 'number' || after.kind === 'word'))
      )
        return null
      const found = withClose(tokens, { number: next.raw, end: at + 2, isBracketed: false })
      return { step: bareStep(found.number), end: found.end }
    }
    case 'colon': {
      if (next?.kind !== 'number' || next.value.length > 4 || sentence === undefined) return null
      const found = takeDigits(reading, at + 1, null)
      if (found === null || !/^\d+$/u.test(found.number)) return null
      return { step: nounStep(sentence, { number: found.number, isBracketed: false }), end: found.end }
    }
    case 'comma':
      return takeNextClosed(reading, at + 1, last)
    case 'number':
      return takeNextNumber(reading, at, steps, head)
    case 'word':
      return takeNextLetter(reading, at, steps)
    default:
      return null
  }
}

/** "§ 1, f)", "punt h), i)": what a comma and a bracket put inside a unit that a noun names. */
function takeNextClosed(reading: Reading, at: number, last: Step) {
  const { tokens } = reading
  const token = tokens[at]
  if (last.word === null || last.number === '' || last.level === 'annex') return null
  const close = tokens[at + 1]
  const isLone =
    token?.kind === 'word' && close?.kind === 'close' && !close.gap && /^\p{L}{1,4}$/u.test(token.raw)
  const number = isLone ? token.raw : takeBracketed(reading, at)?.number
  if (number === undefined || isDigits(number)) return null
  const isInner =
    isDigits(last.number) || (romanNumeral(number) !== null && romanNumeral(last.number) === null && isLone)
  return isInner
    ? { step: bareStep(number, true), end: isLone ? at + 2 : (takeBracketed(reading, at)?.end ?? at + 2) }
    : null
}

/** "art 6 1", "6 1 f": a number with nothing but white space before it. */
function takeNextNumber(reading: Reading, at: number, steps: readonly Step[], head: Step) {
  const { tokens } = reading
  if (takeNamed(reading, at) !== null) return null
  const found = takeDigits(reading, at, null)
  if (found === null || Number.parseInt(found.number, 10) > 999) return null
  const isUnderNoun = head.level === 'article' || head.level === 'section'
  const after = tokens[found.end]
  const isLettered =
    steps.length === 1 &&
    head.word === null &&
    after?.kind === 'word' &&
    takeNextLetter(reading, found.end, [bareStep(found.number)]) !== null
  if (!isUnderNoun && !isLettered) return null
  return { step: bareStep(found.number), end: found.end }
}

/** "11 c", "6 1 f", "p 4 ii": a letter that is no word of what follows. */
function takeNextLetter(reading: Reading, at: number, steps: readonly Step[]) {
  const { tokens } = reading
  const token = tokens[at]
  const last = steps.at(-1)
  if (token === undefined || last === undefined) return null
  const { raw, value } = token
  const isRoman = /^(?:[ivx]{2,4}|[IVX]{1,4})$/u.test(raw) && romanNumeral(raw) !== null
  const isLetter = /^[\p{Script=Latin}]$/u.test(raw)
  if (!isLetter && !isRoman) return null
  if (!token.gap && last.isBracketed === false) return null
  const next = tokens[at + 1]
  if (next?.kind === 'quote' && !next.gap) return null
  const isClosed = next?.kind === 'close' && !next.gap
  if (!isClosed) {
    if (takeNamed(reading, at) !== null) return null
    const isWord =
      /^[aioeyuà]$/iu.test(raw) ||
      joiningWords.has(value) ||
      rangingWords.has(value) ||
      linkingWords.has(value)
    const isOver =
      next === undefined ||
      ['comma', 'dot', 'close', 'quote', 'colon'].includes(next.kind) ||
      skipRanging(reading, at + 1) !== null
    // In "§ 5 I 2" the Roman numeral goes on with a number.
    const goesOn = next?.kind === 'number' && /^[IVX]+$/u.test(raw) && steps[0]?.level === 'article'
    const isLinked =
      skipLinks(reading, at + 1).isLinked || takeNamed(reading, at + 1) !== null || next?.kind === 'name'
    if (isWord && !isOver && !goesOn && !isLinked) return null
    if (next?.kind === 'number' && !next.gap) return null
  }
  const found = withClose(tokens, { number: raw, end: at + 1, isBracketed: false })
  return { step: bareStep(raw), end: found.end }
}

/** "Points (a) and (b) of Article 6(1)", "(c) of 11", "third and fourth bullets of paragraph 11". */
function takeInside(reading: Reading, first: Segment): ParsedSpans | null {
  const { tokens } = reading
  const isInner = first.noun === null ? isLetterHead(first) : depthOf(first.noun) > depthOf(paragraphLevel)
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
  for (;;) {
    const previous = all.at(-1)
    if (previous === undefined || previous.others.length > 0) break
    const begun = skipPossessive(reading, end)
    const isComma = tokens[begun]?.kind === 'comma'
    const isDot = tokens[begun]?.kind === 'dot' && !tokens[begun]?.gap && !tokens[begun + 1]?.gap
    const links = skipLinks(reading, isComma || isDot ? begun + 1 : begun)
    const named = asSentence(takeNamed(reading, links.end))
    if (named === null || named.noun === null || named.others.length > 0) break
    const [head] = groups.at(-1) ?? []
    if (head === undefined) break
    // "Onderdeel a, onder 2°" goes on inwards.
    const isSameClass = isDigits(lastOf(previous).number) === isDigits(named.steps[0]?.number ?? '')
    const isSameWord =
      previous.noun?.key === named.noun.key && isSame(previous.word, named.word) && isSameClass
    if (isSameWord && !links.isLinked) break
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
  return { ...named, noun: sentence, steps: [nounStep(sentence, { number, isBracketed: false })] }
}

function isDigits(number: string): boolean {
  return /^\d/u.test(number)
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

/** Whether two typed words are forms of one: "Art." and "Artikel", "lid" and "leden". */
function isSame(one: string, other: string): boolean {
  const length = Math.min(3, one.length, other.length)
  return one.slice(0, length) === other.slice(0, length) || /^[¶§]/u.test(one)
}
