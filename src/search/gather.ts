import { isInline } from '../document/lines.ts'
import { type Passage, passageAt } from '../document/passage.ts'
import { treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'
import { rememberFor } from '../text/remember-for.ts'
import { createHit, type Hit } from './hit.ts'

// So near to the best, two paragraphs of an article say that the article is meant; and so much of it fits an answer.
const nearBest = 0.5
/** What a second paragraph of an article adds to the first, of its score. */
const ofSecond = 0.15
/** So many of the best hits are looked at for it. */
export const mostLooked = 8
const longestWhole = 2_500

/**
 * With the whole article first where two of its paragraphs are among the best, in their place; where it is too long to be
 * shown, its best paragraph.
 */
export function withWhole(hits: readonly Hit[]): readonly Hit[] {
  const [best] = hits
  const meant = articleMeant(hits)
  if (best === undefined || meant === null) return hits
  const { passage, first } = meant
  if (passage === null) return [withScore(first, best.score), ...hits.filter((hit) => hit !== first)]
  const inside = hits.filter(
    (hit) => hit.passage.document.id === passage.document.id && isPartOf(hit.passage, passage),
  )
  const whole = createHit(passage, best.score, () => {
    const marks = new Map(
      inside.flatMap((hit) => hit.passage.parts.map((line, at) => [line, hit.marks[at] ?? []])),
    )
    return { marks: passage.parts.map((line) => marks.get(line) ?? []), tell: () => first.because }
  })
  return [whole, ...hits.filter((hit) => !inside.includes(hit))]
}

/** The same hit with another score; what is shown of it is still only made when it is. */
export function withScore(hit: Hit, score: number): Hit {
  return createHit(hit.passage, score, () => ({ marks: hit.marks, tell: () => hit.because }))
}

function isPartOf(part: Passage, whole: Passage): boolean {
  return part.parts.every((line) => whole.parts.includes(line))
}

/**
 * The article of which several paragraphs are among the best hits, where together they say more than any other hit; asked
 * for by a word, it is the whole that is meant. `passage` is null where it is too long to be shown. Null where there is none.
 */
function articleMeant(
  hits: readonly Hit[],
): { readonly passage: Passage | null; readonly first: Hit } | null {
  const looked = hits.slice(0, mostLooked)
  const best = looked[0]?.score ?? 0
  const articles = looked.flatMap((first, at) => {
    const article = articleOf(first.passage)
    if (article === null) return []
    const { document } = first.passage
    const isInSame = ({ passage }: Hit): boolean =>
      passage.document.id === document.id && articleOf(passage) === article
    if (looked.slice(0, at).some(isInSame)) return []
    const second = looked
      .slice(at + 1)
      .find((hit) => isInSame(hit) && topOf(hit.passage) !== topOf(first.passage))
    if (second === undefined || second.score < first.score * nearBest) return []
    return [{ article, first, sum: first.score + second.score * ofSecond }]
  })
  // The article of the best hit needs no more than that it is one of them.
  const [most] = articles[0]?.first === hits[0] ? articles : articles.toSorted((a, b) => b.sum - a.sum)
  if (most === undefined || most.sum <= best) return null
  const { article, first } = most
  const whole = passageAt(article.id, first.passage.document)
  const length = whole?.parts.reduce((sum, { text }) => sum + text.length, 0) ?? 0
  if (whole !== null && length <= longestWhole) return { passage: whole, first }
  return first === hits[0] ? null : { passage: null, first }
}

/** The article that a passage is a part of; null where it is one itself, or is in none. */
const articleOf = rememberFor((passage: Passage): Unit | null => {
  const chain = chainOf(passage)
  const at = chain.findIndex(({ kind }) => kind === 'article')
  const isWhole = at === 0 && !passage.place.unit.includes('.sub')
  return at === -1 || isWhole ? null : (chain[at] ?? null)
})

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
