import { writeCount } from '../packed/write-count.ts'
import { allBelow, elementsOf, type XmlElement } from '../packed/xml-tree.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

/** Counts the paragraphs of a Word file that Word numbers: gives the label of the next one of a list (`numId`) at a level. */
export function createNumbering(numbering: XmlElement | null): (numId: string, level: number) => string {
  const lists = new Map<string, { readonly abstract: string; readonly levels: readonly Level[] }>()
  const abstracts = new Map(
    (numbering === null ? [] : elementsOf(numbering, 'abstractNum')).map((one) => [
      one.attributes.abstractNumId ?? '',
      levelsOf(one),
    ]),
  )
  for (const num of numbering === null ? [] : elementsOf(numbering, 'num')) {
    const abstract = valOf(num, 'abstractNumId') ?? ''
    lists.set(num.attributes.numId ?? '', { abstract, levels: abstracts.get(abstract) ?? [] })
  }
  const counts = new Map<string, number[]>()
  return (numId, level) => {
    const list = lists.get(numId)
    if (list === undefined) return ''
    const count = counts.get(list.abstract) ?? []
    counts.set(list.abstract, count)
    count.splice(level + 1)
    for (let at = 0; at <= level; at += 1) {
      const start = list.levels[at]?.start ?? 1
      if (at === level) count[at] = count[at] === undefined ? start : (count[at] ?? 0) + 1
      else count[at] ??= start
    }
    const { format = 'decimal', text = '%1.' } = list.levels[level] ?? {}
    if (format === 'bullet') return '•'
    if (format === 'none') return ''
    return text.replace(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1
      return writeCount(count[at] ?? 1, list.levels[at]?.format ?? 'decimal')
    })
  }
}

function levelsOf(abstract: XmlElement): Level[] {
  return elementsOf(abstract, 'lvl').map((level) => ({
    format: valOf(level, 'numFmt') ?? 'decimal',
    text: valOf(level, 'lvlText') ?? '',
    start: Number(valOf(level, 'start') ?? 1),
  }))
}

/** The `val` of an element below another. */
export function valOf(element: XmlElement, name: string): string | null {
  return allBelow(element).find((one) => one.name === name)?.attributes.val ?? null
}
