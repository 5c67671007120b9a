import { citationBeside, fetchCitation } from './citation-of.ts'
import { pageAddress } from './copy-citations.ts'
import { nameOf, pinpointOf } from './place-name.ts'

/** Words of the document that are selected, with the passage that holds them. */
export interface SelectedWords {
  /** The document's own words, each text on a line of its own. */
  readonly text: string
  /** "¶5:2", "¶11(c):1–2", "art6.1.f:1". */
  readonly pinpoint: string
  /** Comes from the server where the page does not have it. */
  readonly citation: () => string | Promise<string>
  readonly link: string
  /** The text in which the selection ends. */
  readonly end: Element
}

interface Sentence {
  readonly element: Element
  readonly text: string
  /** The anchors of the unit whose words they are, and of the paragraph, recital or article that holds it. */
  readonly unit: string
  readonly basic: string
  /** Counted in the unit; null inside a quotation, whose sentences have no names. */
  readonly number: string | null
}

/** What is selected of the text; null where that is nothing of its sentences. */
export function readSelectedWords(selection: Selection | null): SelectedWords | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const sentences = sentencesIn(range)
  const [first, last] = [sentences[0], sentences.at(-1)]
  if (first === undefined || last === undefined) return null
  const { unit, isRun } = placeOf(first, last)
  const run = isRun ? `:${[...new Set([first.number, last.number])].join('-')}` : ''
  const end = last.basic === first.basic ? '' : `-${nameOf(last.basic)}`
  const named = `${nameOf(unit)}${run}${end}`
  return {
    text: textOf(sentences),
    pinpoint: `${pinpointOf(unit)}${run.replace('-', '–')}${end.replace('-', '–')}`,
    citation: () => cite(first, last, isRun) ?? fetchCitation(named),
    link: `${pageAddress()}?p=${encodeURI(named)}#${unit}${isRun ? `s${first.number}` : ''}`,
    end: last.element.closest('.words') ?? last.element,
  }
}

function sentencesIn(range: Range): readonly Sentence[] {
  return Array.from(document.querySelectorAll('article .words span[id]')).flatMap((element) => {
    if (!range.intersectsNode(element)) return []
    const text = selectedIn(element, range)
    const place = placeOfSentence(element)
    return text.trim() === '' || place === null ? [] : [{ element, text, ...place }]
  })
}

/** Where a sentence stands: in a quotation, the unit that quotes. */
function placeOfSentence(element: Element): Pick<Sentence, 'unit' | 'basic' | 'number'> | null {
  const quotation = element.closest('.quoted')
  const from = quotation?.parentElement ?? element
  const named = from.closest('.item, .paragraph[id]') ?? from.closest('section')
  const basic = from.closest('.paragraph[id]') ?? named
  const [, own, number] = /^(.+)s(\d+)$/u.exec(element.id) ?? []
  if (named === null || basic === null || own === undefined || number === undefined) return null
  const unit = quotation === null ? own : anchorOf(named)
  return { unit, basic: anchorOf(basic), number: quotation === null ? number : null }
}

function anchorOf(element: Element): string {
  return element.id || (element.getAttribute('aria-labelledby') ?? '')
}

/** The selected words inside an element, without the marks of notes. */
function selectedIn(element: Element, range: Range): string {
  const inside = document.createRange()
  inside.selectNodeContents(element)
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
    inside.setStart(range.startContainer, range.startOffset)
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
    inside.setEnd(range.endContainer, range.endOffset)
  }
  const words = inside.cloneContents()
  for (const call of words.querySelectorAll('.call')) call.remove()
  return words.textContent ?? ''
}

/** Sentences of one text follow one another in a line. */
function textOf(sentences: readonly Sentence[]): string {
  return sentences
    .map(({ element, text }, index) => {
      const before = sentences[index - 1]
      if (before === undefined) return text
      return (before.element.parentElement === element.parentElement ? ' ' : '\n') + text.trimStart()
    })
    .join('')
    .replace(/ {2,}/gu, ' ')
    .trim()
}

/** Sentences of one unit are named by their numbers; what goes further, by whole paragraphs. */
function placeOf(first: Sentence, last: Sentence): { readonly unit: string; readonly isRun: boolean } {
  if (first.unit === last.unit)
    return { unit: first.unit, isRun: first.number !== null && last.number !== null }
  return { unit: first.basic, isRun: false }
}

/** The full citation beside the passage, with the sentences, or with the last paragraph that is selected; null where there is none. */
function cite(first: Sentence, last: Sentence, isRun: boolean): string | null {
  const [from, to] = isRun
    ? [citationBeside(first.unit), citationBeside(first.unit)]
    : [citationBeside(first.basic), citationBeside(last.basic)]
  if (from === null || to === null) return null
  if (!isRun) return from === to ? from : `${from} to ${to.slice(commonStart(from, to))}`
  const run =
    first.number === last.number ? `sentence ${first.number}` : `sentences ${first.number}–${last.number}`
  return `${from}, ${run}`
}

/** Where two citations begin to differ, after a comma. */
function commonStart(one: string, other: string): number {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  return other.lastIndexOf(', ', same) + 2
}
