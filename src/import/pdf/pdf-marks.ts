import type { PdfItem } from './pdf-page.ts'

/* Characters that no text has: Unicode keeps them for the inside of programs, and they are taken out of what is read. */
export const markStart = '\ufdd0'
export const markEnd = '\ufdd1'

const marks = new RegExp(`${markStart}([^${markEnd}]*)${markEnd}`, 'gu')
const inBrackets = new RegExp(`\\(\\s?(${markStart}[^${markEnd}]*${markEnd})\\s?\\)`, 'gu')
const atHead = new RegExp(`^${markStart}([^${markEnd}]*)${markEnd}\\s*`, 'u')

/** What a raised run says where it is the mark of a note, or several ("1, 2"); null where it is another run. */
export function raisedMark({ text, size, top }: PdfItem, lineSize: number, lineTop: number): string | null {
  const isRaised = size <= lineSize * 0.85 && lineTop - top > lineSize * 0.15
  const [, mark] = /^\s*[([]?(\d{1,3}(?:\s?,\s?\d{1,3})*|[*†‡§¶]{1,3}|[a-z])[)\]]?\s*$/u.exec(text) ?? []
  return isRaised && mark !== undefined ? mark : null
}

/** "(1)" whose number alone is raised: the brackets are the mark's. */
export function withoutBrackets(text: string): string {
  return text.includes(markStart) ? text.replace(inBrackets, '$1') : text
}

/** The mark of a note that a line begins with, and the words after it. */
export function markAtHead(text: string): { readonly mark: string; readonly rest: string } | null {
  const found = atHead.exec(text)
  return found === null ? null : { mark: found[1] ?? '', rest: text.slice(found[0].length) }
}

/** The marks inside a text, those at its head left out. */
export function marksIn(text: string): string[] {
  return [...text.matchAll(marks)].flatMap(({ index, 1: mark = '' }) =>
    index === 0 ? [] : mark.split(/\s?,\s?/u),
  )
}

/** A text with each of its marks written as `write` says. */
export function writeMarks(text: string, write: (mark: string) => string): string {
  return text.replace(marks, (_, mark: string) =>
    mark
      .split(/\s?,\s?/u)
      .map(write)
      .join(''),
  )
}

/** A text without what its marks are between: they are words of their own. */
export function plainMarks(text: string): string {
  return text.replace(marks, ' $1 ')
}
