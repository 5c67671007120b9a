import type { Document } from '../document/document.ts'
import { treeOf } from '../document/tree.ts'
import { withScore } from './gather.ts'
import type { Hit } from './hit.ts'

// So much of its score keeps what is only around the articles: enough to decide between two that say the same.
const ofFrame = 0.95

/**
 * Hits in a new order, best first: where a document has articles, they are what it lays down; a recital, or a paragraph of
 * the decision that adopts them, says as much but counts a little less.
 */
export function articlesFirst(hits: readonly Hit[]): readonly Hit[] {
  if (!hits.some(isFrame)) return hits
  return hits
    .map((hit) => ({ hit, score: isFrame(hit) ? hit.score * ofFrame : hit.score }))
    .sort((a, b) => b.score - a.score)
    .map(({ hit, score }) => (score === hit.score ? hit : withScore(hit, score)))
}

function isFrame({ passage: { document, place } }: Hit): boolean {
  if (!hasArticles(document)) return false
  let node = treeOf(document).byId.get(place.unit.replace(/\.sub\d+$/u, '')) ?? null
  for (; node !== null; node = node.parent) {
    if (node.unit.kind === 'article' || node.unit.kind === 'annex') return false
  }
  return true
}

const known = new WeakMap<Document, boolean>()

function hasArticles(document: Document): boolean {
  const found = known.get(document) ?? treeOf(document).nodes.some(({ unit }) => unit.kind === 'article')
  known.set(document, found)
  return found
}
