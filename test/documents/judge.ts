import type { Expectation } from './read-expectations.ts'

/** A piece of a shown passage: the passage's own label isn't among them, those of its sub-units are. */
export interface Piece {
  readonly kind: 'label' | 'title' | 'text'
  readonly text: string
}

/** A passage as it was shown. */
export interface Shown {
  readonly pieces: readonly Piece[]
  readonly citation: string
}

/** What came for what was typed. */
export type Answered =
  | { readonly kind: 'passages'; readonly passages: readonly Shown[] }
  /** What stands under a heading, whose words were typed. */
  | { readonly kind: 'section'; readonly passages: readonly Shown[] }
  | { readonly kind: 'hits'; readonly hits: readonly Shown[] }
  | { readonly kind: 'refused'; readonly says: string }

/** The verdict on the first quotation of a text. */
export type CheckVerdict = 'exact' | 'altered' | 'absent' | 'no quotation'

/** A way to ask about one document. */
export interface WayToAsk {
  readonly ask: (typed: string) => Promise<Answered>
  readonly check: (typed: string) => Promise<CheckVerdict>
}

/** `weak` is harmless: an altered quotation that isn't found. `worst` shows or confirms what isn't so. */
export type Grade = 'right' | 'weak' | 'wrong' | 'worst'

export interface Judgement {
  readonly expectation: Expectation
  readonly grade: Grade
  /** Empty where it is right. */
  readonly reason: string
}

/** Asks what an expectation types, and says whether what comes is right. */
export async function judge(expectation: Expectation, { ask, check }: WayToAsk): Promise<Judgement> {
  const { typed } = expectation
  const verdict = (grade: Grade, reason = ''): Judgement => ({ expectation, grade, reason })
  if (expectation.kind === 'check') {
    const came = await check(typed)
    if (came === expectation.verdict) return verdict('right')
    const reason = `${expectation.verdict} was called ${came}`
    if (came === 'exact') return verdict('worst', reason)
    return verdict(expectation.verdict === 'altered' && came === 'absent' ? 'weak' : 'wrong', reason)
  }
  const answered = await ask(typed)
  switch (expectation.kind) {
    case 'reference': {
      if (answered.kind === 'refused')
        return expectation.mayBeRefused ? verdict('right') : verdict('wrong', `refused: ${answered.says}`)
      if (answered.kind === 'hits') return verdict('wrong', `searched: ${namesOf(answered.hits)}`)
      const reason = differs(answered.passages, expectation)
      return reason === null ? verdict('right') : verdict('worst', reason)
    }
    case 'absent':
      if (answered.kind === 'refused') return verdict('right')
      if (answered.kind !== 'hits') return verdict('worst', `shown: ${namesOf(answered.passages)}`)
      return expectation.mayBeSearched
        ? verdict('right')
        : verdict('wrong', `searched: ${namesOf(answered.hits)}`)
    case 'search': {
      if (answered.kind === 'passages')
        return verdict('wrong', `taken for a reference: ${namesOf(answered.passages)}`)
      const hits =
        answered.kind === 'hits' ? answered.hits : answered.kind === 'section' ? answered.passages : []
      if (hits.length === 0) return verdict(expectation.mayBeNothing ? 'right' : 'wrong', 'nothing was found')
      const isFound = hits
        .slice(0, expectation.top)
        .some((hit) => holds(hit, expectation.begins) || isAlternative(hit, expectation.alternatives))
      return isFound ? verdict('right') : verdict('wrong', `found instead: ${namesOf(hits.slice(0, 3))}`)
    }
  }
}

function namesOf(shown: readonly Shown[]): string {
  return shown
    .map(
      ({ citation, pieces }) =>
        `${citation} “${fold(pieces.map(({ text }) => text).join(' ')).slice(0, 40)}…”`,
    )
    .join('; ')
}

/** In which way passages aren't those that begin and end as they must; null where they are. */
function differs(
  passages: readonly Shown[],
  { begins, ends, mayBeLonger }: Extract<Expectation, { kind: 'reference' }>,
): string | null {
  const readings = readingsOf(passages.flatMap(({ pieces }) => pieces))
  const [from, to] = [fold(begins), fold(ends)]
  const isRight = readings.some((words) =>
    mayBeLonger
      ? words.includes(from) && words.lastIndexOf(to) >= words.indexOf(from)
      : words.startsWith(from) && words.endsWith(to),
  )
  if (isRight) return null
  const words = readings.find((reading) => reading.startsWith(from)) ?? readings[0] ?? ''
  return words.startsWith(from)
    ? `${namesOf(passages)} ends with “${words.slice(-50)}”`
    : `shown: ${namesOf(passages)}`
}

function holds({ pieces }: Shown, begins: string): boolean {
  return readingsOf(pieces).some((words) => words.includes(fold(begins)))
}

function isAlternative({ citation }: Shown, alternatives: readonly string[]): boolean {
  const place = citation.replace(/\s/gu, '')
  return alternatives.some((alternative) => {
    const at = place.lastIndexOf(alternative)
    return (
      at !== -1 &&
      !/(?:\d\.?|\()$/u.test(place.slice(0, at)) &&
      !/^[\d(]/u.test(place.slice(at + alternative.length))
    )
  })
}

/** The words of pieces: alone, with the labels, with labels and headings; without a label of some words that runs in ("Impact: …"). */
function readingsOf(pieces: readonly Piece[]): string[] {
  const kept = [['text'], ['text', 'label'], ['text', 'title'], ['text', 'title', 'label']]
  const whole = kept.map((kinds) =>
    fold(
      pieces
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join(' '),
    ),
  )
  return [...whole, ...whole.map((words) => words.replace(/^[^\s:.,;]+(?: [^\s:.,;]+){0,2} ?: /u, ''))]
}

/** White space as one blank, none between Han characters; without what Markdown adds to words. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[*_[\]]/gu, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(
      /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef]) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu,
      '',
    )
    .trim()
}
