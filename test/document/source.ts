import { type Reading, readDocument } from '../../src/document/read-document.ts'

const keys: Readonly<Record<string, string>> = {
  title: 'Accord of Nowhere',
  short: 'Nowhere 2020',
  date: '2020-01-02',
  issuer: 'Nobody',
  source: 'https://example.org/accord',
}

/** The line on which the text of `sourceOf` begins, where no keys are added. */
export const firstLine = Object.keys(keys).length + 3

/** A document file with this text under valid front matter; `more` adds keys or replaces them. */
export function sourceOf(text: string, more: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ ...keys, ...more }).map(([key, value]) => `${key}: ${value}`)
  return ['---', ...lines, '---', text].join('\n')
}

/** Reads a document file as that of `content/nowhere/document.md`. */
export function read(source: string): Reading {
  return readDocument(source, 'nowhere', 'content/nowhere/document.md')
}

/** Reads a file that must be readable. */
export function readValid(source: string): Extract<Reading, { document: unknown }> {
  const reading = read(source)
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading
}

/** The problems of a file as `line: message`, in order; empty where it can be read. */
export function problemsOf(source: string): readonly string[] {
  const reading = read(source)
  if (!('problems' in reading)) return []
  return reading.problems.map(({ line, message }) => `${line ?? 'file'}: ${message}`)
}
