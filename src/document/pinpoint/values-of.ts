import { cutText } from '../../text/cut-text.ts'
import type { Document } from '../document.ts'
import { childrenOf, treeOf } from '../tree.ts'
import type { Unit } from '../unit.ts'
import { bareLabel, hasValue, labelInText, lowerLabel, softenLabel, splitLabel } from './labels.ts'
import type { Step } from './steps.ts'
import type { Form, PinpointWords } from './words.ts'

type Values = Readonly<Record<string, string>>

// A title is there to be recognised, not to be read.
const longestTitle = 40

/** What stands for the signs of a form. */
export function valuesOf(step: Step, form: Form, words: PinpointWords, document: Document): Values {
  switch (step.kind) {
    case 'unit':
      return unitValues(step.unit, form, words, document)
    case 'subparagraph':
      return countValues(step.number, words)
    case 'table':
      return { n: step.number === null ? '' : ` ${step.number}` }
    case 'row':
      return { n: step.number }
    case 'note':
      return { n: bareLabel(step.label) }
  }
}

/** A count of ours: `n` and `p` in digits, `o` and `f` as ordinals. */
export function countValues(count: number, { ordinals, feminine, ordinal }: PinpointWords): Values {
  const digits = String(count)
  const inWords = ordinals[count - 1] ?? ordinal(count)
  return { n: digits, p: digits, o: inWords, f: feminine?.[count - 1] ?? inWords }
}

function unitValues(unit: Unit, form: Form, words: PinpointWords, document: Document): Values {
  const { label, number, title, id } = unit
  const position = form === 'bullet' ? positionOf(unit, document) : Number(number) || 1
  const counted = { ...countValues(position, words), u: words.ours }
  const t =
    title === null ? id : title.length <= longestTitle ? title : `${cutText(title, longestTitle - 1)}…`
  if (!hasValue(label)) return { ...counted, n: number ?? id, l: number ?? id, lower: id, t }
  const isNamed = form === 'article' || form === 'section' || form === 'numbered' || form === 'annex'
  return {
    ...counted,
    n: isNamed ? splitLabel(label).rest : bareLabel(label),
    l: form === 'named' || form === 'annex' ? softenLabel(label) : labelInText(label),
    lower: lowerLabel(label),
    t,
  }
}

/** Bullets are counted among bullets, as a reader of the source would. */
function positionOf(unit: Unit, document: Document): number {
  const { byId } = treeOf(document)
  const parent = byId.get(unit.id)?.parent?.unit ?? null
  const alike = childrenOf(parent, document).filter(
    (each) => each.kind === unit.kind && !hasValue(each.label),
  )
  return alike.indexOf(unit) + 1
}
