/** A judged line: what somebody types, and what must come. */
export type Expectation = { readonly typed: string; readonly note: string } & (
  | {
      readonly kind: 'reference'
      /** The words that the passage begins with, without label and heading; as many as make them unique where the note says so. */
      readonly begins: string
      readonly ends: string
      readonly mayBeRefused: boolean
      /** Whether words before or after may be given too. */
      readonly mayBeLonger: boolean
    }
  | { readonly kind: 'absent'; readonly mayBeSearched: boolean }
  | {
      readonly kind: 'search'
      readonly begins: string
      /** How many hits count. */
      readonly top: number
      /** Places that are as good: "50(3)", "65". */
      readonly alternatives: readonly string[]
      readonly mayBeNothing: boolean
    }
  | { readonly kind: 'check'; readonly verdict: 'exact' | 'altered' | 'absent' }
)

/** Reads the five columns of an `expect.tsv`; throws with the line where it isn't one. */
export function readExpectations(tsv: string): Expectation[] {
  const [header, ...lines] = tsv.split(/\r?\n/u)
  if (header !== 'kind\ttyped\tfirst\tlast\tnote')
    throw new Error(`Not the header of expectations: ${header}`)
  return lines.filter((line) => line !== '').map(readLine)
}

function readLine(line: string): Expectation {
  const [kind, typed, first, last, note] = line.split('\t')
  if (typed === undefined || first === undefined || last === undefined || note === undefined)
    throw new Error(`Not five columns: ${line}`)
  const unique = /\{begins, to be unique: (.*?)\}/u.exec(note)?.[1] ?? first
  // What makes it unique may be words of the next passage.
  const length = Number(/\[(\d+) words?\]/u.exec(note)?.[1] ?? Number.POSITIVE_INFINITY)
  const begins = unique.split(/\s+/u).length > length ? first : unique
  switch (kind) {
    case 'reference':
      return {
        kind,
        typed,
        note,
        begins,
        ends: last,
        mayBeRefused: /\brefus(?:e|ing)\b|\boffer\b/u.test(note),
        mayBeLonger: /may be given too|may follow|may be counted in/u.test(note),
      }
    case 'absent':
      return { kind, typed, note, mayBeSearched: /cited only|quoted/u.test(note) }
    case 'search':
      return {
        kind,
        typed,
        note,
        begins,
        top: Number(/^top(\d)/u.exec(note)?.[1] ?? 1),
        alternatives: alternativesIn(note),
        mayBeNothing: /nothing" is honest/u.test(note),
      }
    case 'check':
      if (first !== 'exact' && first !== 'altered' && first !== 'absent')
        throw new Error(`Not a verdict: ${line}`)
      return { kind, typed, note, verdict: first }
    default:
      throw new Error(`Not a kind of expectation: ${line}`)
  }
}

/** The places that a note calls as good. */
function alternativesIn(note: string): string[] {
  const plain = note.replace(/\{.*?\}/gu, '').replace(/^top\d:?/u, '')
  if (!/\bgood\b|\bor\b|\bspeak/u.test(plain)) return []
  return plain.match(/\d+[a-z]?(?:\.\d+)*(?:\([\da-z]+\))*(?![\p{L}\d])/gu) ?? []
}
