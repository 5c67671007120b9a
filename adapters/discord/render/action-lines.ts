import { fitParts } from '../../../src/message/fit-text.ts'
import type { ActionLine, Block } from '../../../src/message/reply.ts'
import { textOf } from '../../../src/text/span.ts'
import { words } from '../../../src/words/words.ts'
import { bold, escapeText, quote, renderSpans } from './markup.ts'
import { display, displayBeside, fillLines, measureQuoted, type Piece } from './pieces.ts'

/**
 * Action items as pieces: the document's words as a quotation and, on a line of its own after them, the team's. Items
 * without a button share their components. `room` is how many characters a piece may have.
 */
export function renderActions({ heading, entries }: Block<'actions'>, room: number): readonly Piece[] {
  if (entries.every(({ offer }) => offer === null)) {
    return fillLines([bold(heading), ...entries.map(renderLine)])
  }
  const pieces = entries.flatMap((entry): readonly Piece[] => {
    const texts = fitEntry(entry, room)
    const last = texts.length - 1
    return texts.map((text, index) => [displayBeside(text, index === last ? entry.offer : null)])
  })
  const [first = [], ...others] = pieces
  return [[display(bold(heading)), ...first], ...others]
}

/** An item in one line. */
function renderLine({ citation, spans, status }: ActionLine): string {
  const own = textOf(spans) === '' ? [] : [renderSpans(spans)]
  return `- ${[bold(citation), ...own, ...sayStatus(status)].join(' ')}`
}

/** An item as one text or, where its words are too long for that, as several, each with the citation. */
function fitEntry(entry: ActionLine, room: number): readonly string[] {
  const { citation, spans, status } = entry
  if (textOf(spans) === '') return [[bold(citation), ...sayStatus(status)].join(' ')]
  const around = [title(citation, words.portion(999, 999)), ...sayStatus(status)].join('\n\n')
  const portions = fitParts([{ label: null, spans }], room - headingRoom - around.length, measureQuoted)
  return portions.map((parts, index) => {
    const isLast = index === portions.length - 1
    const portion = portions.length === 1 ? null : words.portion(index + 1, portions.length)
    return [
      title(citation, portion),
      ...parts.map((each) => quote(renderSpans(each.spans))),
      ...(isLast ? sayStatus(status) : []),
    ].join('\n')
  })
}

// The heading stands in the same message as the first item.
const headingRoom = 100

function title(citation: string, portion: string | null): string {
  return portion === null ? bold(citation) : `${bold(citation)} · ${escapeText(portion)}`
}

/** Nothing where the heading says it all. */
function sayStatus(status: string): readonly string[] {
  return status === '' ? [] : [`→ ${escapeText(status)}`]
}
