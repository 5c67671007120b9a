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
  // French: 1er, 2e.
  const e = count === 1 ? '1er' : `${count}e`
  return { n: digits, p: digits, e, o: inWords, f: feminine?.[count - 1] ?? inWords }
}

function unitValues(unit: Unit, form: Form, words: PinpointWords, document: Document): Values {
  const { label, number, title, id } = unit
  const position =
    form === 'bullet' || (unit.isOurs && hasValue(label)) ? positionOf(unit, document) : Number(number) || 1
  const counted = { ...countValues(position, words), u: words.ours }
  const t =
    title === null ? id : title.length <= longestTitle ? title : `${cutText(title, longestTitle - 1)}…`
  if (!hasValue(label)) return { ...counted, n: number ?? id, l: number ?? id, lower: id, t }
  // Format 1 counts the numbers that it reads.
  if (unit.isOurs) return { ...counted, n: String(position), l: String(position), lower: id, t }
  const isNamed = form === 'article' || form === 'section' || form === 'numbered' || form === 'annex'
  return {
    ...counted,
    n: isNamed ? splitLabel(label).rest : bareLabel(label),
    // Few forms have these.
    get l() {
      return form === 'named' || form === 'annex' ? softenLabel(label) : labelInText(label)
    },
    get lower() {
      return lowerLabel(label)
    },
    t,
  }
}

const positions = new WeakMap<Unit, number>()

/** Bullets are counted among bullets and numbers among numbers, as a reader of the source would. */
function positionOf(unit: Unit, document: Document): number {
  const known = positions.get(unit)
  if (known !== undefined) return known
  const parent = treeOf(document).byId.get(unit.id)?.parent?.unit ?? null
  const counts = new Map<string, number>()
  for (const each of childrenOf(parent, document)) {
    if (!each.isOurs) continue
    const alike = `${each.kind} ${hasValue(each.label)}`
    const count = (counts.get(alike) ?? 0) + 1
    counts.set(alike, count)
    positions.set(each, count)
  }
  return positions.get(unit) ?? 1
}
