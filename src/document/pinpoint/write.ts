import type { Document } from '../document.ts'
import type { Unit } from '../unit.ts'
import { formOf, isBracketed } from './form-of.ts'
import { bareLabel, hasValue } from './labels.ts'
import { pinpointWords } from './languages.ts'
import { type Step, type Steps, stepsTo } from './steps.ts'
import { countValues, valuesOf } from './values-of.ts'
import type { Form, PinpointWords } from './words.ts'

/** A place as a citation names it. */
interface Place {
  readonly unit: string
  readonly sentences: { readonly from: number; readonly to: number } | null
  readonly withLeadIn?: true
}

/** The short form, "art. 6(1)(f)", "¶11(c):2–3"; null where the document has no such unit. */
export function writeShort(place: Place, document: Document): string | null {
  return write(place, document, 'short')
}

/** The full form in the document's language, "Article 6(1)(f), second subparagraph"; null where it has no such unit. */
export function writeFull(place: Place, document: Document): string | null {
  return write(place, document, 'full')
}

/** Both forms of a whole place; none where the document has no such unit. */
export function writeBoth(unit: string, document: Document): readonly string[] {
  const found = findSteps(unit, document)
  const place = { unit, sentences: null }
  return found === null
    ? []
    : [writeSteps(found, place, document, 'short'), writeSteps(found, place, document, 'full')]
}

type Style = 'short' | 'full'

function write(place: Place, document: Document, style: Style): string | null {
  const found = findSteps(place.unit, document)
  return found === null ? null : writeSteps(found, place, document, style)
}

function findSteps(id: string, document: Document): Steps | null {
  return stepsTo(id, document, { countsTexts: pinpointWords(document.language).countsTexts === true })
}

function writeSteps(
  found: Steps,
  { sentences, withLeadIn }: Omit<Place, 'unit'>,
  document: Document,
  style: Style,
): string {
  const words = pinpointWords(document.language)
  const isFull = style === 'full'
  const texts =
    isPlain(found) && !isFull ? plainTexts(found, words, document) : textsOf(found, words, style, document)
  const inner = (of: string): string => write({ unit: of, sentences: null }, document, style) ?? of
  const last = found.steps.at(-1)
  const status = last?.kind === 'unit' ? last.unit.status : null
  return [
    join(texts, words, found),
    isFull && status !== null ? ` (${words.statuses[status]})` : '',
    isFull && withLeadIn === true ? words.withLeadIn : '',
    sentences === null ? '' : writeSentences(sentences, words, style, isPlain(found)),
    isFull && found.calledBy !== null ? words.noteTo.replace('{x}', inner(found.calledBy)) : '',
    found.quotedIn === null || found.quotedIn === ''
      ? ''
      : words.quotedIn.replace('{x}', inner(found.quotedIn)),
  ].join('')
}

/** A paragraph that is numbered through the document, 1 to N, is named by its number alone, in any language. */
function isPlain({ steps: [first], quotedIn, isOperative }: Steps): boolean {
  if (first?.kind !== 'unit' || quotedIn !== null || isOperative) return false
  const { kind, id, label } = first.unit
  return kind === 'paragraph' && /^\d+$/u.test(id) && !isBracketed(label)
}

function plainTexts({ steps }: Steps, words: PinpointWords, document: Document): readonly string[] {
  return steps.map((step, index) => {
    if (step.kind !== 'unit') {
      const form = formOf(step, null, words, nothing)
      return fillIn(words.short[form], valuesOf(step, form, words, document))
    }
    const { number, label } = step.unit
    return index === 0
      ? `¶${number}`
      : `(${hasValue(label) && !step.unit.isOurs ? bareLabel(label) : number})`
  })
}

const nothing = { isOperative: false, isOpening: false }
// After these an item closes up; after others it is named.
const closeUp: ReadonlySet<Form> = new Set([
  ...(['article', 'section', 'named', 'paragraph'] as const),
  ...(['itemLetter', 'itemNumber', 'itemUpper', 'itemRoman'] as const),
])

function textsOf(found: Steps, words: PinpointWords, style: Style, document: Document): readonly string[] {
  const isFull = style === 'full'
  const forms: PinpointWords['full'] = isFull ? { ...words.short, ...words.full } : words.short
  let above: Unit | null = null
  let before: Form | null = null
  return found.steps.map((step, index) => {
    const form = formOf(step, above, words, found)
    const isListed = form.startsWith('item') && before !== null && !closeUp.has(before)
    const isInside = isFull && index < found.steps.length - 1 && !isOuter(step)
    const pattern = (isInside ? words.genitive?.[form] : undefined) ?? (isListed ? forms.listItem : undefined)
    before = form
    above = step.kind === 'unit' ? step.unit : above
    const text = fillIn(pattern ?? forms[form] ?? '', valuesOf(step, form, words, document))
    return isFull && saysOurs(step, form) ? text + words.ours : text
  })
}

function saysOurs(step: Step, form: Form): boolean {
  if (form === 'opening' || form === 'bullet' || form === 'heading') return false
  if (form === 'block') return true
  if (step.kind === 'row') return step.isOurs
  if (step.kind !== 'unit') return false
  const { isOurs, number, label } = step.unit
  return isOurs && number !== null && !hasValue(label)
}

/** Told inwards, or from the inside out up to an annex or heading, which comes first. */
function join(texts: readonly string[], { genitive }: PinpointWords, { steps }: Steps): string {
  const trimmed = (text: string): string => text.replace(/^[\s,،，]+/u, '')
  if (genitive === null) return trimmed(texts.join(''))
  const inside = steps.findIndex((step) => !isOuter(step))
  const from = inside === -1 ? texts.length - 1 : inside
  const inner = trimmed(texts.slice(from).toReversed().join(''))
  return [...texts.slice(0, from).map(trimmed), inner].join(', ')
}

function isOuter(step: Step): boolean {
  return step.kind === 'unit' && (step.unit.kind === 'annex' || step.unit.kind === 'division')
}

function writeSentences(
  { from, to }: { readonly from: number; readonly to: number },
  words: PinpointWords,
  style: Style,
  isPlainPlace: boolean,
): string {
  if (style === 'short' && isPlainPlace) return from === to ? `:${from}` : `:${from}–${to}`
  const forms = style === 'full' ? { ...words.short, ...words.full } : words.short
  return fillIn(from === to ? forms.sentence : forms.sentences, {
    ...countValues(from, words),
    a: String(from),
    b: String(to),
  })
}

/** A form with values for its signs. */
export function fillIn(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([a-z]+)\}/gu, (sign, name: string) => values[name] ?? sign)
}
