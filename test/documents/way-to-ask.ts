import { createChecker } from '../../src/check/checker.ts'
import type { Document } from '../../src/document/document.ts'
import type { Library } from '../../src/document/library.ts'
import { type Line, labelsWithin, linesOf } from '../../src/document/lines.ts'
import { type Passage, passageId } from '../../src/document/passage.ts'
import type { Missing, Target } from '../../src/document/reference/missing.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveSpan } from '../../src/document/reference/resolve.ts'
import { sentenceRanges } from '../../src/text/sentences.ts'
import { engineOf } from '../library.ts'
import type { Answered, Piece, Shown, WayToAsk } from './judge.ts'

/** Asks one document through the parts that the bot is made of: the grammar of references, the search, the check. */
export function askOf(document: Document): WayToAsk {
  const library: Library = { documents: [document], main: document, unsealed: [] }
  const checker = createChecker(library)
  return {
    ask: async (typed) => {
      const parsed = parseReference(typed, library.documents)
      if (parsed === null) return search(typed)
      if (parsed.kind === 'malformed') return { kind: 'refused', says: 'malformed' }
      const shown: Shown[] = []
      for (const span of parsed.reference.spans) {
        const resolution = resolveSpan(span, document)
        if (resolution.kind !== 'found')
          return isYear(typed) ? search(typed) : { kind: 'refused', says: describe(resolution) }
        shown.push(...resolution.targets.map((target) => show(target, document)))
      }
      // What has been repealed is said to be.
      const hasWords = shown.some(({ pieces }) => pieces.some(({ kind }) => kind === 'text'))
      return hasWords ? { kind: 'passages', passages: shown } : { kind: 'refused', says: 'repealed' }
    },
    check: async (typed) => {
      const [verdict] = checker.check(typed)
      if (verdict === undefined) return 'no quotation'
      return verdict.kind === 'exact with marked changes' ? 'altered' : verdict.kind
    },
  }

  function search(typed: string): Answered {
    const { hits } = engineOf(library).search(typed, 3)
    return { kind: 'hits', hits: hits.map(({ passage }) => showPassage(passage)) }
  }
}

/** A number alone that names nothing may be a year. */
function isYear(typed: string): boolean {
  return /^[12]\d{3}$/u.test(typed.trim())
}

function describe(missing: Missing): string {
  switch (missing.kind) {
    case 'unit':
      return `no such ${missing.step.word ?? 'unit'} in ${missing.parent ?? 'the document'}, nearest ${missing.nearest}`
    case 'sentence':
      return `${missing.unit} has ${missing.count} sentences`
    case 'backwards':
      return 'backwards'
    case 'no kind':
      return `no ${missing.step.word}, offers ${missing.offer}`
    default:
      return `${missing.kind}: ${missing.candidates.join(', ')}`
  }
}

function showPassage({ document, place, parts }: Passage): Shown {
  return { citation: `${document.short} ${passageId(place)}`, pieces: piecesOf(parts, place.unit, document) }
}

function show({ unit, sentences }: Target, document: Document): Shown {
  const [, above = unit, nth] = /^(.+)\.sub(\d+)$/u.exec(unit) ?? []
  const read = linesOf(document).get(above)
  const note = document.notes.find(({ id }) => id === unit)
  const lines =
    nth === undefined
      ? (read?.lines ?? [])
      : (read?.stretches.find(({ number }) => number === Number(nth))?.lines ?? [])
  if (sentences === null) {
    const pieces =
      note === undefined ? piecesOf(lines, above, document) : [{ kind: 'text' as const, text: note.text }]
    return { citation: unit, pieces }
  }
  const own = lines.filter(({ kind, of }) => kind === 'text' && of === above)
  const all = own.flatMap(({ text }) =>
    sentenceRanges(text, document.language).map(({ start, end }) => text.slice(start, end)),
  )
  const text = all.slice(sentences.from - 1, sentences.to).join(' ')
  return { citation: `${unit}:${sentences.from}-${sentences.to}`, pieces: [{ kind: 'text', text }] }
}

function piecesOf(lines: readonly Line[], top: string, document: Document): Piece[] {
  return lines.flatMap((line): Piece[] => {
    const labels = labelsWithin(line, top, document).map(({ text }): Piece => ({ kind: 'label', text }))
    if (line.kind === 'gap' || line.kind === 'status') return labels
    return [...labels, { kind: line.kind === 'title' ? 'title' : 'text', text: line.text }]
  })
}
