import type { Place } from './draft.ts'

// Characters that are unique in most documents.
const longestSought = 60

/** Finds places of a body in the pages of its source; a source without pages has none. */
export function createLocator(
  body: string,
  pages: readonly string[],
): {
  readonly atLine: (line: number | null) => Place
  readonly ofText: (text: string) => number | null
} {
  const lines = body.split('\n')
  const squashed = pages.map(squash)
  return { atLine, ofText }

  function atLine(line: number | null): Place {
    const text = line === null ? '' : plain(lines[line - 1] ?? '')
    return { line, page: text === '' ? null : ofText(fromLine(line ?? 0)), words: cut(text) }
  }

  /** The words from a line on: a heading alone is in the table of contents, too. */
  function fromLine(line: number): string {
    let words = ''
    for (let at = line - 1; at < lines.length && words.length < longestSought; at += 1)
      words += ` ${plain(lines[at] ?? '')}`
    return words
  }

  function ofText(text: string): number | null {
    const sought = squash(text).slice(0, longestSought)
    if (sought.length < 4) return null
    for (let length = sought.length; length >= Math.min(12, sought.length); length -= 12) {
      const at = squashed.findIndex((page) => page.includes(sought.slice(0, length)))
      if (at !== -1) return at + 1
    }
    return null
  }
}

/** Letters and digits alone: pages break words and lines where the document doesn't. */
function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function plain(line: string): string {
  return line
    .replace(/^\s*(?:> )*(?:#+ |- )?/u, '')
    .replace(/(?<!\\)\{[^}]*\}/gu, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/gu, '')
    .trim()
}

function cut(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60).replace(/\s\S*$/u, '')} …`
}
