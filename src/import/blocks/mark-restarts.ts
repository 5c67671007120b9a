import type { Block } from './blocks.ts'
import { annexRank, articleRank, headingLabel } from './heading-words.ts'

/** Where the numbers of the articles begin again, another text begins: the nearest heading without a label above them heads it. */
export function markRestarts(blocks: readonly Block[]): Block[] {
  const marked = [...blocks]
  let seen = new Set<string>()
  let inAnnex = false
  marked.forEach((block, index) => {
    if (block.kind !== 'heading') return
    const label = headingLabel(block.text)
    if (inAnnex && beginsAnother(marked, index)) {
      marked[index] = { ...block, rank: annexRank, attributes: 'annex' }
      return
    }
    if (label?.rank === annexRank || block.attributes?.startsWith('annex') === true) {
      seen = new Set()
      inAnnex = true
      return
    }
    if (label?.rank !== articleRank) return
    const number = label.label.replace(/^\P{Nd}*?(?=\p{Nd}|[IVXLCDM]+$)/u, '')
    if (!inAnnex && (seen.has(number) || seen.has(label.label))) {
      const above = headingAbove(marked, index)
      if (above !== null) {
        const heading = marked[above]
        if (heading?.kind === 'heading') marked[above] = { ...heading, rank: annexRank, attributes: 'annex' }
        seen = new Set()
      }
    }
    seen.add(number)
  })
  return marked
}

/** Where paragraphs of the document itself are numbered from 1 again after a text, that text opens another one, which has no heading. */
export function markNumbersAgain(blocks: readonly Block[]): Block[] {
  let seen = false
  const starts: number[] = []
  blocks.forEach((block, index) => {
    if (block.kind === 'heading') seen = false
    if (block.kind !== 'entry' || block.level > 0 || !/^1[.)]$/u.test(block.label ?? '')) return
    if (seen && blocks[index - 1]?.kind === 'text') starts.push(index - 1)
    seen = true
  })
  return blocks.flatMap((block, index): Block[] =>
    starts.includes(index)
      ? [{ kind: 'heading', rank: annexRank, text: '', attributes: 'annex' }, block]
      : [block],
  )
}

/** Whether a heading without a label, after the text of an annex, heads another text: Chapter I or Article 1 comes next. */
function beginsAnother(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]
  const next = blocks.slice(index + 1).find(({ kind }) => kind === 'heading')
  if (block?.kind !== 'heading' || next?.kind !== 'heading' || blocks[index - 1]?.kind === 'heading')
    return false
  const label = headingLabel(next.text)
  return (
    headingLabel(block.text) === null &&
    block.attributes === undefined &&
    label !== null &&
    label.rank !== annexRank &&
    /\s(?:1|I)\.?$/u.test(label.label)
  )
}

function headingAbove(blocks: readonly Block[], index: number): number | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at]
    if (block?.kind !== 'heading') continue
    const label = headingLabel(block.text)
    if (label === null) return block.attributes === undefined ? at : null
    if (label.rank === articleRank) return null
  }
  return null
}
