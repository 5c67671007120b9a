import { correctionInWords } from '../../src/message/blocks.ts'
import { placeLine, sourceLine } from '../../src/message/passage-block.ts'
import type { Block, BlockKind, Citation } from '../../src/message/reply.ts'
import { type Span, textOf } from '../../src/text/span.ts'
import type { Paint } from './paint.ts'
import type { Line } from './wrap-line.ts'

/** How a terminal shows what is in a block. */
export interface View {
  readonly paint: Paint
  readonly columns: number
}

const indent = '  '
// Beside a command there is room for what it does; else that goes under it.
const leastBeside = 30

const handlers: { readonly [K in BlockKind]: (block: Block<K>, view: View) => readonly Line[] } = {
  text: ({ text }, view) => show(text, view).split('\n').map(hangAfterBullet),
  note: ({ text, explainsLooks }, { paint }) =>
    explainsLooks === true
      ? []
      : textOf(text)
          .split('\n')
          .map((row) => line(paint('aside', row))),
  passage: (block, view) => {
    const own = block.parts.map(({ label, spans, indent: deep = 0 }) => ({
      lead: indent.repeat(deep) + (label === null ? indent : `${indent}${label} `),
      text: show(spans, view),
    }))
    const notes = (block.notes ?? []).map((text) => ({ lead: indent, text: view.paint('aside', text) }))
    const link = { lead: indent, text: view.paint('aside', block.citation.link) }
    return block.isCitedInFull
      ? [...own, placed(sourceLine(block), view), ...notes, link]
      : [placed(placeLine(block), view), ...own, ...notes, link]
  },
  correction: (block, view) => [
    { lead: indent, text: show(correctionInWords(block.spans), view) },
    placed(placeLine(block), view),
    { lead: indent, text: view.paint('aside', block.citation.link) },
  ],
  comparison: ({ place, link, what, spans }, view) => [
    line(`${view.paint('place', place)} · ${what}`),
    ...show(correctionInWords(spans), view)
      .split('\n')
      .flatMap((text) => (text === '' ? [] : [{ lead: indent, text }])),
    ...(spans.length === 0 ? [] : [{ lead: indent, text: view.paint('aside', link) }]),
  ],
  hits: ({ heading, hits }, view) => [
    line(view.paint('aside', heading)),
    ...hits.map(({ citation, excerpt }) => ({
      lead: '- ',
      text: `${view.paint('place', citation)} ${show(excerpt, view)}`,
    })),
  ],
  contents: ({ entries }, { paint }) =>
    entries.map(({ level, heading, range }) => ({
      lead: indent.repeat(level),
      text: `${level === 0 ? paint('strong', heading) : heading}  ${paint('place', range)}`,
    })),
  usage: ({ entries }, { paint, columns }) => {
    const width = Math.max(...entries.map(({ typed }) => typed.length))
    const isBeside = width + 2 * indent.length + leastBeside <= columns
    return entries.flatMap(({ typed, does }) =>
      isBeside
        ? [{ lead: `${indent}${paint('typed', typed.padEnd(width))}${indent}`, text: does }]
        : [
            { lead: indent, text: paint('typed', typed) },
            { lead: indent.repeat(3), text: does },
          ],
    )
  },
  citation: ({ citation }, { paint }) => [
    line(paint('place', citation.short)),
    ...sourceLines(citation, paint),
  ],
  copy: ({ text }) => text.split('\n').map((row) => ({ lead: '', text: row, isKept: true })),
  actions: ({ heading, entries }, view) => [
    line(view.paint('strong', heading)),
    ...entries.map(({ citation, spans, status }) => {
      const words = show(spans, view)
      const own = [view.paint('place', citation), ...(words === '' ? [] : [words])]
      return { lead: '- ', text: [...own, ...(status === '' ? [] : [`→ ${status}`])].join(' ') }
    }),
  ],
}

/** The lines of a block, for a terminal that wraps them; what each says is what `blockText` says. */
export function blockLines<K extends BlockKind>(block: Block<K>, view: View): readonly Line[] {
  return handlers[block.kind](block, view)
}

function show(spans: readonly Span[], { paint }: View): string {
  return spans.map((span) => (typeof span === 'string' ? span : paint(span.mark, span.text))).join('')
}

/** The line that names the source, its place in colour. */
function placed([place, ...rest]: readonly string[], { paint }: View): Line {
  return line(paint('place', place ?? '') + rest.join(''))
}

function line(text: string): Line {
  return { lead: '', text }
}

/** In a list of our own, the words of an entry hang after its bullet. */
function hangAfterBullet(text: string): Line {
  const lead = /^ *(?:[-→] )?/u.exec(text)?.[0] ?? ''
  return { lead, text: text.slice(lead.length) }
}

function sourceLines({ full, link }: Citation, paint: Paint): readonly Line[] {
  return [full, link].map((text) => ({ lead: indent, text: paint('aside', text) }))
}
