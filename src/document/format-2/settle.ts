import { createDraft, type Draft, type DraftPart, isDraft, unitsIn, walk } from './draft.ts'
import { fromRoman } from './numbers.ts'

/** Settles what only the whole text decides: Roman numerals, sections over articles, a preamble without entries. It pauses between them. */
export function* settle(root: Draft): Generator<void, void> {
  settleRomans(root)
  yield
  walk(root, (unit) => {
    // "Section 1" over articles is a part of a chapter; one that holds paragraphs is a statute's.
    const isOverArticles =
      unit.word === 's' && unit.level > 0 && unitsIn(unit).some((inner) => isOther(inner, unit))
    if (isOverArticles) Object.assign(unit, { kind: 'division', word: 'sec' })
  })
  yield
  walk(root, (unit) => {
    if (unit.kind === 'preamble') countPreamble(unit)
  })
}

function isOther(inner: Draft, { word }: Draft): boolean {
  return inner.kind === 'article' && inner.word !== word
}

/** A series is Roman where all its letters are numerals and one of them has an I, V or X: "C., D." are letters. */
function settleRomans(root: Draft): void {
  const series = new Map<string, Draft[]>()
  let scopes = 0
  const gather = (unit: Draft, scope: number): void => {
    scopes += 1
    const own = scopes
    for (const inner of unitsIn(unit)) {
      // Articles are numbered through the whole text, divisions within what they are in.
      const key = `${inner.kind === 'division' ? own : scope} ${inner.word}`
      if (
        inner.number !== null &&
        /^\p{L}/u.test(inner.number) &&
        /^(?:division|article|annex|recital)$/u.test(inner.kind)
      ) {
        const members = series.get(key) ?? []
        series.set(key, members)
        members.push(inner)
      }
      gather(inner, inner.kind === 'annex' ? scopes + 1 : scope)
    }
  }
  gather(root, 0)
  for (const members of series.values()) {
    const isRoman =
      members.every((unit) => unit.isRoman) && members.some(({ number }) => /[ivx]/iu.test(number ?? ''))
    if (isRoman) for (const unit of members) unit.number = fromRoman(unit.number ?? '')
  }
}

/** A preamble without entries: each of its texts is a paragraph of it. */
function countPreamble(preamble: Draft): void {
  if (unitsIn(preamble).length > 0) return
  preamble.parts = preamble.parts.reduce((parts: DraftPart[], part) => {
    const last = parts.at(-1)
    if (part.kind !== 'text' && last !== undefined && isDraft(last)) last.parts.push(part)
    else if (part.kind !== 'text') parts.push(part)
    else parts.push({ ...createDraft('pp', part.line), word: 'pp', parts: [part] })
    return parts
  }, [])
}
