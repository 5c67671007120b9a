import { runTask } from '../text/cooperative-task.ts'
import { findHidden } from '../text/hidden.ts'
import { prepareUnits } from './basic-units.ts'
import { checkSeal } from './check-seal.ts'
import type { Document } from './document.ts'
import { readUnits } from './format-2/read-units.ts'
import { parseFrontMatter } from './front-matter.ts'
import { deepestNesting, findTooDeep, findTooLong, parseBlocks } from './markdown.ts'
import { mainRange } from './passage.ts'
import type { Problem } from './problem.ts'
import { type Report, readBody } from './read-body.ts'
import { parseReference } from './reference/parse.ts'
import { resolveSpans } from './resolve.ts'
import type { TreeCache } from './tree-cache.ts'

/** A document that could be read, with what to know about it; or every problem that kept it from being read. */
export type Reading =
  | { readonly document: Document; readonly sealed: boolean; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] }

/** What may stand beside a document's file: its thesaurus, and the seals of its units. */
export interface Beside {
  readonly thesaurus?: Document['thesaurus']
  readonly sealFile?: string | null
  /** Where what was read of long files is kept. */
  readonly cache?: TreeCache | null
  readonly version?: Document['version']
}

/**
 * Reads the Markdown of one document. `id` is its folder's name and `file` the path to name in problems. The text is
 * checked against the seal in its front matter, where there is one.
 */
export function readDocument(source: string, id: string, file: string, beside: Beside = {}): Reading {
  return runTask(documentSteps(source, id, file, beside))
}

/** The same in steps of some milliseconds, for a long document. */
export function* documentSteps(
  source: string,
  id: string,
  file: string,
  { thesaurus = [], sealFile = null, cache = null, version = null }: Beside = {},
): Generator<void, Reading> {
  const problems: Problem[] = []
  const report: Report = (line, message, remedy) => problems.push({ file, line, message, remedy })
  const warnings: Problem[] = []
  const warn: Report = (line, message, remedy) => warnings.push({ file, line, message, remedy })
  const kept = cache === null ? null : yield* cache.find(source)
  for (const { line, message, remedy } of kept?.warnings ?? []) warn(line, message, remedy)
  if (kept === null) yield* checkCharacters(source, report, warn)
  const text = source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  const tooDeep = kept === null ? findTooDeep(text) : null
  if (tooDeep !== null) {
    const levels = `lists or quotations are nested more than ${deepestNesting} deep`
    report(tooDeep, levels, 'Use headings, numbered paragraphs and one level of lists')
    return { problems }
  }
  yield
  const divided = divideFile(text)
  if (divided === null) {
    report(
      1,
      'the document has no front matter',
      'Begin the file with --- and the keys title, short, date, issuer, source',
    )
    return { problems }
  }
  const front = parseFrontMatter(divided.yaml, file, 1)
  const isTree = 'value' in front ? front.value.format === 2 : /^format:\s*2\s*$/mu.test(divided.yaml)
  const tooLong = kept === null ? yield* findTooLong(text, isTree) : null
  if (tooLong !== null) {
    report(tooLong.line, tooLong.message, 'Put a blank line between its paragraphs, or divide them')
    return { problems }
  }
  if ('problems' in front) problems.push(...front.problems)
  yield
  const options = 'value' in front ? front.value : { language: 'en' }
  const { parts, notes } =
    kept ??
    (isTree
      ? yield* readUnits(divided.body, divided.firstLine, options, report, warn)
      : { parts: readBody((yield* parseBlocks(text)).slice(1), report), notes: [] })
  yield
  if ('problems' in front || problems.length > 0) return { problems }
  if (kept === null) cache?.add(source, { parts, notes, warnings: [...warnings] })
  yield* prepareUnits({ parts })
  const { sha256, paragraphs, place, rights, cite, actions, main, units, restart, alineas, ...said } =
    front.value
  const read: Omit<Document, 'actions'> = {
    id,
    ...said,
    page: null,
    place: place ?? null,
    isCitedShort: cite === 'short',
    rights: rights ?? null,
    format: isTree ? 2 : 1,
    parts,
    notes,
    main: main ?? null,
    units: units ?? [],
    thesaurus,
    version,
  }
  const document: Document = { ...read, actions: readActions(actions, { ...read, actions: [] }, report) }
  yield* checkSeal(document, { sha256, paragraphs, units: sealFile }, report)
  return problems.length > 0 ? { problems } : { document, sealed: sha256 !== undefined, warnings }
}

/** The front matter of a file, and what stands below it, from the line `firstLine`; null where it has none. */
function divideFile(
  text: string,
): { readonly yaml: string; readonly body: string; readonly firstLine: number } | null {
  const [first = ''] = text.split('\n', 1)
  const found = fence.test(first) ? nextFence.exec(text) : null
  if (found === null) return null
  const yaml = text.slice(first.length + 1, found.index)
  const lines = text.slice(0, found.index).split('\n').length
  return { yaml, body: text.slice(found.index + found[0].length + 1), firstLine: lines + 2 }
}

const fence = /^---[ \t]*$/u
const nextFence = /\n---[ \t]*(?=\n|$)/u

// Lines checked between two pauses.
const linesAtATime = 200

/**
 * Control characters could steer a terminal, and bidirectional controls reorder what is shown around them; no official text
 * has them. Invisible characters may be official, and are quoted: the operator is told of them by `warn`.
 */
function* checkCharacters(source: string, report: Report, warn: Report): Generator<void, void> {
  const lines = source.replace(/^\uFEFF/u, '').split('\n')
  for (const [index, line] of lines.entries()) {
    if (index % linesAtATime === 0) yield
    if (!/[^ -~]/u.test(line)) continue
    const [control] = /[\p{Cc}--[\t\r]]/v.exec(line) ?? []
    if (control !== undefined) {
      const code = (control.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      report(index + 1, `the text has a control character (U+${code})`, 'Remove it')
    }
    const { bidi, invisible } = findHidden(line)
    if (bidi !== null) {
      report(index + 1, `the text has a character that changes its direction (${bidi})`, 'Remove it')
    }
    if (invisible !== null) {
      const remedy = 'It is quoted with the text. Remove it if the official text does not have it'
      warn(index + 1, `the text has an invisible character (${invisible})`, remedy)
    }
  }
}

/** The spans of the action items; each of them must be there. */
function readActions(named: string | undefined, document: Document, report: Report): Document['actions'] {
  if (named === undefined) return []
  const parsed = parseReference(named)
  const spans =
    parsed?.kind === 'reference' && parsed.reference.document === null ? parsed.reference.spans : []
  const { passages, absences } = resolveSpans(spans, document)
  if (passages.length > 0 && absences.length === 0) return spans
  const { first, last } = mainRange(document)
  report(
    null,
    `the front matter's "actions" (${named}) names passages that the text does not have`,
    `Write a reference to what is in paragraphs ${first} to ${last}, such as ${last}(a)-(c)`,
  )
  return []
}
