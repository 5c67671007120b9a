import { isUnit, type UnitPart } from '../document/unit.ts'
import type { Converted } from './blocks/blocks.ts'
import type { Left, Warning } from './draft.ts'
import type { WordAccount } from './write/conserve.ts'
import type { ReadBody } from './write/read-written.ts'

interface Imported {
  readonly converted: Converted
  readonly leftOut: readonly Left[]
  readonly words: WordAccount
  readonly read: ReadBody
  readonly pages: readonly string[]
  readonly ofText: (text: string) => number | null
}

// Whoever reads them has seen what kind they are.
const mostNamed = 12
const mostOfContents = 3

export const unexplainedRemedy =
  'The document cannot be published as long as a word is unaccounted for: correct the file, or import it in another format'

/** What was done to a file on its way, for a person to look at. */
export function warnOfImport(imported: Imported): Warning[] {
  const { converted, read, ofText } = imported
  const found = (converted.doubts ?? []).map(({ page, message, remedy, near = '' }) => ({
    place: { line: null, page: page ?? ofText(near), words: near.slice(0, 60) },
    message,
    remedy: remedy ?? 'Compare it with the source',
  }))
  // What a reader tells itself is told once.
  const isTold = (pattern: RegExp) => found.some(({ message }) => pattern.test(message))
  const leftOut = imported.leftOut.filter(
    ({ why }) =>
      !(why === 'a running head or foot' && isTold(/header or footer/iu)) &&
      !(why === 'a table of contents' && isTold(/table of contents/iu)),
  )
  return [
    ...unexplained(imported.words),
    ...(isTold(/\bno text\b/iu) ? [] : emptyPages(imported.pages)),
    ...leftAside(leftOut),
    ...(imported.pages.length > 0 ? joinedWords(imported.words) : runTogether(imported.words)),
    ...found,
    ...wholeTables(read.parts),
    ...(read.notes.length > 0 && !isTold(/notes? .*moved/iu)
      ? [
          whole(
            `${count(read.notes.length, 'note')} moved out of the text`,
            'Look whether each is called where it should be',
          ),
        ]
      : []),
  ]
}

function unexplained({ unexplained: { lost, added } }: WordAccount): Warning[] {
  const remedy = unexplainedRemedy
  return [
    ...(lost.length > 0
      ? [
          whole(
            `${count(lost.length, 'word')} of the file ${isAre(lost)} not in the document: ${list(lost)}`,
            remedy,
          ),
        ]
      : []),
    ...(added.length > 0
      ? [
          whole(
            `${count(added.length, 'word')} of the document ${isAre(added)} not in the file: ${list(added)}`,
            remedy,
          ),
        ]
      : []),
  ]
}

function emptyPages(pages: readonly string[]): Warning[] {
  return pages.flatMap((text, at) =>
    /[\p{L}\p{N}]/u.test(text)
      ? []
      : [
          {
            place: { line: null, page: at + 1, words: '' },
            message: 'the page has no text (it is empty, or a scan)',
            remedy: 'If it shows text, use a program that recognises text (OCR), and import the file again',
          },
        ],
  )
}

/** One for each kind of furniture: running heads by their words, everything else by how much it is. */
function leftAside(leftOut: readonly Left[]): Warning[] {
  return [...Map.groupBy(leftOut, ({ why }) => why)].map(([why, each]) => {
    const words = each.reduce((sum, left) => sum + left.words, 0)
    const most = why === 'a running head or foot' ? mostNamed : mostOfContents
    const shown = each
      .slice(0, most)
      .map(({ text, times }) => `“${cut(text)}”${times > 1 ? ` (${times} times)` : ''}`)
    const more = each.length > most ? ` and ${each.length - most} more` : ''
    return {
      place: { line: null, page: each[0]?.page ?? null, words: '' },
      message: `left out as ${why} (${count(words, 'word')}): ${shown.join(', ')}${more}`,
      remedy: 'Look whether any of it belongs to the text',
    }
  })
}

function joinedWords({ joined }: WordAccount): Warning[] {
  const doubtful = [...new Set(joined.filter(({ isDoubtful }) => isDoubtful).map(({ word }) => word))]
  if (joined.length === 0) return []
  const doubt =
    doubtful.length === 0
      ? ''
      : `; ${doubtful.length === 1 ? 'one is' : `${doubtful.length} are`} nowhere else in the file: ${list(doubtful)}`
  return [
    whole(
      `${count(joined.length, 'word')} that lines had broken ${joined.length === 1 ? 'was' : 'were'} joined${doubt}`,
      'Look whether the official text writes them with a hyphen',
    ),
  ]
}

function runTogether({ joined }: WordAccount): Warning[] {
  if (joined.length === 0) return []
  const words = [...new Set(joined.map(({ word }) => word))]
  return [
    whole(
      `${count(words.length, 'word')} of the document ${words.length === 1 ? 'is' : 'are'} more than one in the file: ${list(words)}`,
      'Look whether a blank is missing',
    ),
  ]
}

function wholeTables(parts: readonly UnitPart[]): Warning[] {
  const countIn = (each: readonly UnitPart[]): number =>
    each.reduce((sum, part) => {
      if (part.kind === 'table') return sum + 1
      return isUnit(part) || part.kind === 'quotation' ? sum + countIn(part.parts) : sum
    }, 0)
  const tables = countIn(parts)
  return tables === 0
    ? []
    : [whole(`the text has ${count(tables, 'table')}`, 'Compare the cells with the source')]
}

function whole(message: string, remedy: string): Warning {
  return { place: { line: null, page: null, words: '' }, message, remedy }
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`
}

function isAre(words: readonly string[]): string {
  return words.length === 1 ? 'is' : 'are'
}

function list(words: readonly string[]): string {
  const more = words.length > mostNamed ? ` and ${words.length - mostNamed} more` : ''
  return `${words
    .slice(0, mostNamed)
    .map((word) => `“${word}”`)
    .join(', ')}${more}`
}

function cut(text: string): string {
  return text.length <= 50 ? text : `${text.slice(0, 50).replace(/\s\S*$/u, '')} …`
}
