import { isInline } from '../document/lines.ts'
import { type Passage, passageAt } from '../document/passage.ts'
import { treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'
import type { Shown } from './marks.ts'

/** A passage that was found, with what of it is marked and why. */
type Hit = Shown & { readonly passage: Passage; readonly score: number }

// So near to the best, two paragraphs of an article say that the article is meant; and so much of it fits an answer.
const nearBest = 0.5
const mostLooked = 5
const longestWhole = 2_500

/** With the whole article first where two of its paragraphs are the best, in their place. */
export function withWhole(hits: readonly Hit[]): readonly Hit[] {
  const passage = gatherBest(hits)
  const [best] = hits
  if (passage === null || best === undefined) return hits
  const inside = hits.filter(
    (hit) => hit.passage.document.id === passage.document.id && isPartOf(hit.passage, passage),
  )
  const whole: Hit = {
    passage,
    score: best.score,
    get marks() {
      const marks = new Map(
        inside.flatMap((hit) => hit.passage.parts.map((line, at) => [line, hit.marks[at] ?? []])),
      )
      return passage.parts.map((line) => marks.get(line) ?? [])
    },
    get because() {
      return best.because
    },
  }
  return [whole, ...hits.filter((hit) => !inside.includes(hit))]
}

function isPartOf(part: Passage, whole: Passage): boolean {
  return part.parts.every((line) => whole.parts.includes(line))
}

/**
 * The article that the best hit is in, where another of its paragraphs is nearly as good: asked for by a word, it is the
 * whole that is meant. Null where there is none, or it is too long to be shown.
 */
function gatherBest(hits: readonly Hit[]): Passage | null {
  const [best] = hits
  const article = best === undefined ? null : articleOf(best.passage)
  if (best === undefined || article === null) return null
  const { document } = best.passage
  const beside = hits.slice(1, mostLooked).some(({ passage, score }) => {
    const isInSame = passage.document.id === document.id && articleOf(passage) === article
    return isInSame && score >= best.score * nearBest && topOf(passage) !== topOf(best.passage)
  })
  const whole = beside ? passageAt(article.id, document) : null
  const length = whole?.parts.reduce((sum, { text }) => sum + text.length, 0) ?? 0
  return length <= longestWhole ? whole : null
}

/** The article that a passage is a part of; null where it is one itself, or is in none. */
function articleOf(passage: Passage): Unit | null {
  const chain = chainOf(passage)
  const at = chain.findIndex(({ kind }) => kind === 'article')
  const isWhole = at === 0 && !passage.place.unit.includes('.sub')
  return at === -1 || isWhole ? null : (chain[at] ?? null)
}

/** The paragraph of its article, or the subparagraph, in which a passage stands. */
function topOf(passage: Passage): string {
  const inner = chainOf(passage).filter(isInline).at(-1)
  return inner?.id ?? passage.place.unit
}

function chainOf({ document, place }: Passage): readonly Unit[] {
  const units: Unit[] = []
  const id = place.unit.replace(/\.sub\d+$/u, '')
  for (let node = treeOf(document).byId.get(id) ?? null; node !== null; node = node.parent)
    units.push(node.unit)
  return units
}
