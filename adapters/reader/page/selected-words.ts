import { pageAddress } from './copy-citations.ts'

/** Words of the document that are selected, with the passage that holds them. */
export interface SelectedWords {
  /** The document's own words, each text on a line of its own. */
  readonly text: string
  /** "¶5:2", "¶11(c):1–2", "¶5–7". */
  readonly pinpoint: string
  readonly citation: string
  readonly link: string
  /** The text in which the selection ends. */
  readonly end: Element
}

interface Sentence {
  readonly element: Element
  readonly text: string
  readonly paragraph: string
  readonly item: string
  readonly number: string
}

/** What is selected of the text; null where that is nothing of its sentences. */
export function readSelectedWords(selection: Selection | null): SelectedWords | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const sentences = sentencesIn(range)
  const [first, last] = [sentences[0], sentences.at(-1)]
  if (first === undefined || last === undefined) return null
  const place = placeOf(first, last)
  const anchor = `p${first.paragraph}${place.isSentences || first.item === last.item ? first.item : ''}`
  return {
    text: textOf(sentences),
    pinpoint: place.pinpoint,
    citation: cite(first, last, place.isSentences),
    link: `${pageAddress()}?p=${place.named}#${anchor}${place.isSentences ? `s${first.number}` : ''}`,
    end: last.element.closest('.words') ?? last.element,
  }
}

function sentencesIn(range: Range): readonly Sentence[] {
  return Array.from(document.querySelectorAll('article .words span[id]')).flatMap((element) => {
    if (!range.intersectsNode(element)) return []
    const text = selectedIn(element, range)
    const [, paragraph, item, number] = /^p(\d+)([a-z]*?)s(\d+)$/u.exec(element.id) ?? []
    if (text.trim() === '' || paragraph === undefined || item === undefined || number === undefined) return []
    return [{ element, text, paragraph, item, number }]
  })
}

/** The selected words inside an element. */
function selectedIn(element: Element, range: Range): string {
  const inside = document.createRange()
  inside.selectNodeContents(element)
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
    inside.setStart(range.startContainer, range.startOffset)
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
    inside.setEnd(range.endContainer, range.endOffset)
  }
  return inside.toString()
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

/** Sentences of one paragraph or item are named by their numbers; what goes further, by whole paragraphs. */
function placeOf(first: Sentence, last: Sentence) {
  const { paragraph, item, number } = first
  if (paragraph !== last.paragraph) {
    return {
      named: `${paragraph}-${last.paragraph}`,
      pinpoint: `¶${paragraph}–${last.paragraph}`,
      isSentences: false,
    }
  }
  if (item !== last.item) return { named: paragraph, pinpoint: `¶${paragraph}`, isSentences: false }
  const run = number === last.number ? [number] : [number, last.number]
  const within = item === '' ? `¶${paragraph}` : `¶${paragraph}(${item})`
  return {
    named: `${paragraph}${item}:${run.join('-')}`,
    pinpoint: `${within}:${run.join('–')}`,
    isSentences: true,
  }
}

/** The full citation beside the passage, with the sentences, or with the last paragraph that is selected. */
function cite(first: Sentence, last: Sentence, isSentences: boolean): string {
  const [from, to] = [fullCitationAt(first, isSentences), fullCitationAt(last, isSentences)]
  if (!isSentences) return from === to ? from : `${from} to ${to.slice(commonStart(from, to))}`
  const run =
    first.number === last.number ? `sentence ${first.number}` : `sentences ${first.number}–${last.number}`
  return `${from}, ${run}`
}

function fullCitationAt({ element }: Sentence, withItem: boolean): string {
  const passage = element.closest(withItem ? '.item, .paragraph' : '.paragraph')
  return passage?.querySelector(':scope > .tools .citation > span')?.textContent ?? ''
}

/** Where two citations begin to differ, after a comma. */
function commonStart(one: string, other: string): number {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  return other.lastIndexOf(', ', same) + 2
}
