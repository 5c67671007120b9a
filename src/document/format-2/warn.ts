import { type Draft, type DraftPart, isDraft, nameOf, unitsIn, walkWithin } from './draft.ts'
import type { Reader } from './reader.ts'
import { warnOfSeries } from './warn-of-series.ts'

/** Warns of what a person should look at again, though it can be read. */
export function* warnOfTree(
  root: Draft,
  withoutTerm: readonly Draft[],
  reader: Reader,
): Generator<void, void> {
  warnOfTexts(root.parts, reader)
  yield
  walkWithin(root, (unit) => warnOfUnit(unit, reader))
  yield
  yield* warnOfSeries(root, reader.warn)
  const [first] = withoutTerm
  if (first === undefined) return
  const some = withoutTerm.length === 1 ? 'an entry has' : `${withoutTerm.length} entries have`
  const remedy =
    'A term is in quotation marks at the head of its entry. Correct it, or leave it if none is defined'
  reader.warn(first.line, `${some} no term under {definitions}, first ${nameOf(first)}`, remedy)
}

function warnOfTexts(parts: readonly DraftPart[], reader: Reader): void {
  for (const part of parts) {
    if (isDraft(part)) warnOfTexts(part.parts, reader)
    if (part.kind !== 'text' || part.looksLike === null) continue
    const remedy = `Write “- ${part.looksLike} …” if it is a unit, or a backslash before its sign if it is text`
    reader.warn(part.line, `a block begins with “${part.looksLike}”, but isn't a unit`, remedy)
  }
}

function warnOfUnit(unit: Draft, { warn }: Reader): void {
  if (unit.isRange) {
    const range = unit.number?.replace('-', '–')
    const remedy =
      'It is one unit that each of its numbers names. Write one heading for each if they have texts of their own'
    if (unit.status === null) warn(unit.line, `a range (${range}) has one heading`, remedy)
  }
  const [letter] = /^[a-z](?=\s|$)/u.exec(unit.title ?? '') ?? []
  if (letter !== undefined && unit.kind === 'article' && /\d$/u.test(unit.number ?? '')) {
    const remedy = `Write ${unit.number}${letter} without a space if it is`
    warn(unit.line, `is “${letter}” part of the number in “${unit.label} ${unit.title}”?`, remedy)
  }
  if (unit.kind === 'preamble') warnOfFormula(unit, warn)
  warnOfTwoLists(unit, warn)
  warnOfNesting(unit, warn)
}

// What a body that adopts a text is called begins with an article, or is named without one.
const body =
  /^(?:the|la|le|l['’]|les|el|los|las|die|der|das|de|het|o|a|os|as|il|lo|gli|i|генеральная|совет|государства|высокие|стороны|إن|الجمعية|مجلس|الدول|大会|安全理事会|缔约|各国|总会|총회|안전보장이사회|당사국)(?:\s|$|(?<=['’])|(?<=[\u0600-\u06ff\u3400-\ud7a3]))/iu

function warnOfFormula(preamble: Draft, warn: Reader['warn']): void {
  const first = unitsIn(preamble).find(({ kind }) => kind === 'pp')
  const text = first?.parts[0]
  if (first === undefined || text?.kind !== 'text' || text.text.length > 80) return
  if (!/[,،，:]$/u.test(text.text) || !body.test(text.text)) return
  const remedy = 'Write it without a bullet, and each paragraph of the preamble with one'
  warn(first.line, `PP1 is “${text.text}”: is it the opening formula?`, remedy)
}

function warnOfTwoLists(unit: Draft, warn: Reader['warn']): void {
  const lists: Draft[][] = [[]]
  for (const part of unit.parts) {
    if (part.kind === 'text') lists.push([])
    else if (isDraft(part) && part.kind === 'item' && !part.isOurs) lists.at(-1)?.push(part)
  }
  const [one, two] = lists.filter((list) => list.length > 0)
  if (one === undefined || two === undefined) return
  const numbers = new Set(one.map(({ number }) => number))
  if (!two.some(({ number }) => numbers.has(number))) return
  const message = `two lists in ${unit.label ?? (unit.id || 'the text')}: ${spanOf(one)}, then ${spanOf(two)}`
  warn(
    two[0]?.line ?? unit.line,
    message,
    `The second is named ${two[0]?.id} and so on. Leave it if that is right`,
  )
}

function spanOf(items: readonly Draft[]): string {
  const [first, last] = [items[0]?.label, items.at(-1)?.label]
  return first === last ? `${first}` : `${first}–${last}`
}

/** (i) beside (a) and (b): is it a part of (b)? */
function warnOfNesting(unit: Draft, warn: Reader['warn']): void {
  const items = unitsIn(unit).filter(({ kind, isOurs }) => kind === 'item' && !isOurs)
  for (const [at, item] of items.entries()) {
    const above = items[at - 1]
    if (above === undefined || item.form !== above.form || item.number?.toLowerCase() !== 'i') continue
    const next = items[at + 1]?.number?.toLowerCase()
    if (above.number?.toLowerCase() === 'h') {
      if (next === 'ii')
        warn(item.line, `${item.label} comes after ${above.label}: read as the letter`, indent(above))
    } else if (/^\p{L}+$/u.test(above.number ?? '')) {
      const before = items.slice(Math.max(0, at - 2), at).map(nameOf)
      warn(
        item.line,
        `${item.label} is beside ${before.join(' and ')}: is it a part of ${above.label}?`,
        indent(above),
      )
    }
  }
}

function indent({ label }: Draft): string {
  return `Indent it by four more spaces to make it part of ${label}`
}
