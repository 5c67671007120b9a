import type { Unit } from '../unit.ts'
import { bareLabel, hasValue, splitLabel } from './labels.ts'
import type { Step, Steps } from './steps.ts'
import type { Form, PinpointWords } from './words.ts'

type UnitStep = Extract<Step, { readonly kind: 'unit' }>

/** The form that a step is written in; `before` is that of the step above it. */
export function formOf(
  step: Step,
  above: Unit | null,
  words: PinpointWords,
  found: Pick<Steps, 'isOperative' | 'isOpening'>,
): Form {
  switch (step.kind) {
    case 'unit':
      return unitForm(step, above, words, found)
    case 'subparagraph':
      return isBlockHolder(step.of) ? 'block' : 'subparagraph'
    case 'table':
    case 'row':
    case 'note':
      return step.kind
  }
}

/** "[12]", as paragraphs of judgments are labelled and cited. */
export function isBracketed(label: string | null): boolean {
  return label?.trim().startsWith('[') === true
}

/** Whether its texts are paragraphs to a reader, since it has no number that paragraphs have. */
function isBlockHolder({ kind }: Unit): boolean {
  return kind !== 'article' && kind !== 'paragraph' && kind !== 'item' && kind !== 'recital' && kind !== 'pp'
}

function unitForm(
  { unit }: UnitStep,
  above: Unit | null,
  words: PinpointWords,
  { isOperative, isOpening }: Pick<Steps, 'isOperative' | 'isOpening'>,
): Form {
  switch (unit.kind) {
    case 'division':
      if (!hasValue(unit.label)) return unit.title === null ? 'numbered' : 'heading'
      return hasWord(unit.label) ? 'named' : 'numbered'
    case 'annex':
      if (unit.label === null && unit.title !== null) return 'heading'
      return unit.label !== null && splitLabel(unit.label).word === '' ? 'named' : 'annex'
    case 'article':
      return articleForm(unit, words)
    case 'paragraph':
      if (above === null) {
        if (isOpening) return 'opening'
        if (isBracketed(unit.label)) return 'named'
        if (isOperative) return 'op'
        return unit.isOurs ? 'unnumbered' : 'main'
      }
      if (above.kind === 'article') return 'paragraph'
      return above.kind === 'annex' || above.kind === 'division' ? 'point' : itemForm(unit, above)
    case 'item':
      return itemForm(unit, above)
    default:
      return unit.kind
  }
}

/** "Article 6" in the language's own words; "§ 5", "第十三条", "Rule 7", "Goal 16" as they are printed. */
function articleForm({ label, word }: Unit, { articles }: PinpointWords): Form {
  if (!hasValue(label)) return 'article'
  const split = splitLabel(label)
  if (articles.includes(split.word.toLowerCase().replace(/\.$/u, ''))) return 'article'
  if (split.word === '' && !hasWord(label)) return word === 's' ? 'section' : 'article'
  return word === 's' && /^s(?:ec(?:tion|s|t)?)?$/iu.test(split.word) ? 'section' : 'named'
}

function hasWord(label: string): boolean {
  return splitLabel(label).word !== '' || /^\p{Cf}*[§第제]/u.test(label)
}

function itemForm({ label }: Unit, above: Unit | null): Form {
  if (!hasValue(label)) return 'bullet'
  const bare = bareLabel(label)
  if (/^[\p{N}〇一二三四五六七八九十]/u.test(bare)) return 'itemNumber'
  if (/^[IVXLC]+$/u.test(bare)) return 'itemUpper'
  return above?.kind === 'item' && /^[ivxlc]+$/u.test(bare) ? 'itemRoman' : 'itemLetter'
}
