import { itemLetter } from '../item-letter.ts'
import { createDraft, type Draft, type DraftPart, isDraft, unitsIn, walk } from './draft.ts'

/** Gives our numbers to what the source does not number, with pauses. They never continue a series that it prints. */
export function* countUnits(root: Draft): Generator<void, void> {
  walk(root, (unit) => {
    countItems(unit)
    countAll(unitsIn(unit).filter(({ kind, number }) => kind === 'recital' && number === null))
  })
  yield
  // One preamble is counted through, whatever is between its paragraphs.
  walk(root, (unit) => {
    if (unit.kind === 'preamble') {
      const found: Draft[] = []
      walk(unit, (inner) => {
        if (inner.kind === 'pp') found.push(inner)
      })
      countAll(found)
    }
  })
  yield
  countAnnexes(root)
}

/** Counts the paragraphs of a document that numbers none, or puts what is before its first into paragraph 0. */
export function countParagraphs(root: Draft, main: string | undefined): void {
  if (isCounted(root, main)) {
    const count = { paragraphs: 0 }
    countTexts(root, count)
    return
  }
  const first = root.parts.findIndex((part) => isDraft(part) && part.kind !== 'item')
  const lead = first === -1 ? root.parts : root.parts.slice(0, first)
  if (lead.length === 0) return
  const opening = createDraft('paragraph', lineOf(lead[0]))
  Object.assign(opening, { number: '0', isOurs: true, parts: [...lead] })
  root.parts.splice(0, lead.length, opening)
}

/** A text that has no articles, numbers no paragraph, and has no decimal headings ("7.2.1") to go by. */
function isCounted(root: Draft, main: string | undefined): boolean {
  if (main === 'section' || main === 'article') return false
  let isOther = false
  const look = (unit: Draft): void => {
    for (const inner of unitsIn(unit)) {
      if (inner.kind === 'article' || inner.kind === 'paragraph') isOther = true
      if (inner.kind === 'division' && /\d\.\d/u.test(inner.number ?? '')) isOther = true
      if (inner.kind === 'division' || inner.kind === 'operative') look(inner)
    }
  }
  look(root)
  return !isOther
}

function countTexts(unit: Draft, count: { paragraphs: number }): void {
  const parts: DraftPart[] = []
  let current: Draft | null = null
  for (const part of unit.parts) {
    if (isDraft(part) && part.kind !== 'item') {
      current = null
      parts.push(part)
      if (part.kind === 'division' || part.kind === 'operative') countTexts(part, count)
    } else if (current === null || part.kind === 'text') {
      count.paragraphs += 1
      current = createDraft('paragraph', lineOf(part))
      Object.assign(current, { number: String(count.paragraphs), isOurs: true, parts: [part] })
      parts.push(current)
    } else {
      current.parts.push(part)
    }
  }
  unit.parts = parts
}

function lineOf(part: DraftPart | undefined): number {
  return part?.line ?? 0
}

/** Letters for items without a label; digits where the source letters others beside them. */
function countItems(unit: Draft): void {
  const items = unitsIn(unit).filter(({ kind }) => kind === 'item')
  const printed = new Set(items.flatMap(({ number }) => (number === null ? [] : [number])))
  const areLettered = items.some(({ number }) => number !== null && !/^\d/u.test(number))
  let at = 0
  for (const item of items) {
    if (item.number !== null) continue
    let number = areLettered ? String(at + 1) : itemLetter(at)
    while (printed.has(number)) {
      at += 1
      number = areLettered ? String(at + 1) : itemLetter(at)
    }
    at += 1
    Object.assign(item, { number, isOurs: true })
  }
}

function countAll(units: readonly Draft[]): void {
  units.forEach((unit, at) => {
    Object.assign(unit, { number: String(at + 1), isOurs: true })
  })
}

/** One annex without a number needs none; several are counted. */
function countAnnexes(root: Draft): void {
  const byWord = new Map<string, Draft[]>()
  walk(root, (unit) => {
    for (const annex of unitsIn(unit)) {
      if (annex.kind !== 'annex' || annex.number !== null) continue
      const same = byWord.get(annex.word)
      if (same === undefined) byWord.set(annex.word, [annex])
      else same.push(annex)
    }
  })
  for (const annexes of byWord.values()) if (annexes.length > 1) countAll(annexes)
}
