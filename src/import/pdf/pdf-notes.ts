import type { Doubt } from '../blocks/blocks.ts'
import type { Joiner } from './pdf-hyphens.ts'
import type { PdfLine } from './pdf-lines.ts'
import { markAtHead, marksIn } from './pdf-marks.ts'

export interface PdfNotes {
  /** All lines of notes. */
  readonly lines: ReadonlySet<PdfLine>
  readonly notes: readonly { readonly label: string; readonly text: string }[]
  /** The label of the note that a mark on a page calls; null where there is none. */
  readonly labelOf: (mark: string, page: number) => string | null
  readonly doubts: readonly Doubt[]
}

interface Note {
  readonly mark: string
  readonly label: string
  readonly lines: PdfLine[]
  readonly first: string
}

/** Notes at the foot of pages or behind the text: smaller lines that open with a mark which the text above carries. */
export function findNotes(lines: readonly PdfLine[], bodySize: number, joiner: Joiner): PdfNotes {
  const called = new Map<string, number[]>()
  for (const line of lines)
    for (const mark of marksIn(line.text)) called.getOrInsertComputed(mark, () => []).push(line.page)
  const found = openNotes(lines, bodySize, called)
  const labels = new Set<string>()
  const notes = found.map((note): Note => {
    const page = note.lines[0]?.page ?? 0
    // Where each page counts from 1 again, the page tells the notes apart.
    const label = [note.mark, `${note.mark}-${page}`].find((one) => !labels.has(one)) ?? `n${labels.size + 1}`
    labels.add(label)
    return { ...note, label }
  })
  const taken = new Set(notes.flatMap((note) => note.lines))
  const doubts: Doubt[] = [...called].flatMap(([mark, pages]) =>
    pages
      .filter((page) => /\d|[*†‡]/u.test(mark) && labelOf(mark, page) === null)
      .map((page) => ({ page, message: `No note was found for the raised mark “${mark}”` })),
  )
  return {
    lines: taken,
    notes: notes.map(({ label, lines: [, ...rest], first }) => ({
      label,
      text: rest.reduce((text, line) => joiner.join(text, line), first),
    })),
    labelOf,
    doubts,
  }

  function labelOf(mark: string, page: number): string | null {
    const same = notes.filter((note) => note.mark === mark)
    const pageOf = (note: Note) => note.lines[0]?.page ?? 0
    const nearest =
      same.find((note) => pageOf(note) === page) ??
      same.find((note) => pageOf(note) > page) ??
      same.findLast((note) => pageOf(note) < page)
    return nearest?.label ?? null
  }
}

function openNotes(
  lines: readonly PdfLine[],
  bodySize: number,
  called: ReadonlyMap<string, readonly number[]>,
): Omit<Note, 'label'>[] {
  const notes: Omit<Note, 'label'>[] = []
  let open: Omit<Note, 'label'> | null = null
  lines.forEach((line, at) => {
    const opening = openingOf(line, bodySize, called, notes)
    const before = lines[at - 1]
    if (opening !== null) {
      open = { ...opening, lines: [line] }
      notes.push(open)
    } else if (open !== null && before !== undefined && goesOn(line, before, open, bodySize))
      open.lines.push(line)
    else open = continued(line, notes.at(-1), bodySize)
  })
  return notes
}

/** The mark that opens a note, and the words after it. */
function openingOf(
  line: PdfLine,
  bodySize: number,
  called: ReadonlyMap<string, readonly number[]>,
  notes: readonly Omit<Note, 'label'>[],
): { readonly mark: string; readonly first: string } | null {
  if (line.isBold && line.size >= bodySize) return null
  const isSmaller = line.size < bodySize * 0.94
  const raised = markAtHead(line.text)
  const [, mark, first = ''] = isSmaller
    ? (/^\(?(\d{1,3}|[*†‡§]{1,3})[.)]?\s+(\S.*)$/su.exec(line.text) ?? [])
    : []
  const opening =
    raised === null
      ? mark === undefined
        ? null
        : { mark, first }
      : { mark: raised.mark, first: raised.rest }
  if (opening === null || opening.first === '') return null
  const pages = called.get(opening.mark) ?? []
  const isCalled = raised === null ? pages.includes(line.page) : pages.some((page) => page <= line.page)
  const isTaken = notes.some((note) => note.mark === opening.mark && note.lines[0]?.page === line.page)
  return isCalled && !isTaken ? opening : null
}

/** Whether a line is a note's next one: beside it in the file, of its size, under it or at the head of the next column. */
function goesOn(line: PdfLine, before: PdfLine, open: Omit<Note, 'label'>, bodySize: number): boolean {
  const [first] = open.lines
  if (first === undefined || line.page !== before.page || before !== open.lines.at(-1)) return false
  if (Math.abs(line.size - first.size) > 0.4 || (line.isBold && !first.isBold)) return false
  const gap = line.top - before.top
  if (first.size < bodySize * 0.94) return gap < line.size * 2.5
  return gap > 0 && gap < line.size * 1.6
}

/** A note that the page's end broke goes on in small lines at the next page's foot. */
function continued(
  line: PdfLine,
  last: Omit<Note, 'label'> | undefined,
  bodySize: number,
): Omit<Note, 'label'> | null {
  const end = last?.lines.at(-1)
  if (last === undefined || end === undefined || line.page !== end.page + 1) return null
  const isSmall = line.size < bodySize * 0.94 && Math.abs(line.size - end.size) <= 0.2
  if (!isSmall || line.isBold || /[.!?”"’)]$/u.test(end.text)) return null
  last.lines.push(line)
  return last
}
