import { formatProblem } from '../document/problem.ts'
import { readDocument } from '../document/read-document.ts'

/** A file that is a `document.md` of format 2 already: what is said of it, and its text, null where it can't be read. */
export interface AsItIs {
  readonly said: string
  readonly text: string | null
}

const frontMatter = /^\uFEFF?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?format:[ \t]*2[ \t]*\r?\n/u

/** Reads a file that says in its front matter that it is of format 2; null for all others, which are imported. */
export function readAsItIs(bytes: Uint8Array, file: string): AsItIs | null {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const [head] = frontMatter.exec(text) ?? []
  if (head === undefined || /\n---[ \t]*\r?\n/u.test(head)) return null
  const opening = `${file} is a document.md (format 2).`
  const reading = readDocument(text, 'document', file)
  if ('problems' in reading) {
    const problems = reading.problems.map((problem) => `- ${formatProblem(problem)}`)
    return {
      said: [opening, '', 'What keeps it from being published:', ...problems].join('\n'),
      text: null,
    }
  }
  const { title, short, date, issuer, language } = reading.document
  const warnings = reading.warnings.map((warning) => `- ${formatProblem(warning)}`)
  return {
    text,
    said: [
      `${opening} It is published as it is.`,
      ...[`  title: ${title}`, `  short: ${short}`, `  date: ${date}`, `  issuer: ${issuer}`],
      `  language: ${language}`,
      ...(warnings.length === 0 ? [] : ['', 'To look at:', ...warnings]),
    ].join('\n'),
  }
}
