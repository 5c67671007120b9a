import { type Draft, type DraftText, isDraft, unitsIn, walk } from './draft.ts'

const quoted = /[‘“"'«„「『‚]\s?([^’”"'»“」』‘]{1,80}?)\s?[’”"'»“」』‘]/u
// How far into an entry the term may stand: after "The term", or "In this Act".
const furthest = 40

/** Gives the units under {definitions} the terms that they define: the first quoted words. Returns what has none. */
export function findTerms(root: Draft): readonly Draft[] {
  const without: Draft[] = []
  walk(root, (unit) => {
    if (!unit.isDefinitions) return
    let isFirst = true
    walk(unit, (inner) => {
      if (inner === unit && isFirst) {
        isFirst = false
        if (inner.kind === 'article' || inner.kind === 'division') return
      }
      if (inner.kind !== 'item' && inner.kind !== 'paragraph') return
      const text = inner.parts.find((part): part is DraftText => part.kind === 'text')?.text ?? ''
      const isOwn = unit.parts.includes(inner) || inner === unit
      const found = quoted.exec(text.slice(0, 140))
      const isAtHead = found !== null && (found.index === 0 || (isOwn && found.index <= furthest))
      if (isAtHead) inner.term = found[1] ?? null
      else if (isOwn && !unitsIn(inner).some(isDraft)) without.push(inner)
    })
  })
  return without
}
