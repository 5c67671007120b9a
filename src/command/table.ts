/** One thing that can be typed: `usage` as an example to copy, and what it does. */
export interface TableEntry {
  readonly usage: string
  readonly does: string
}

/** Every typed command, in the order that help gives them; platforms describe and register what stands here. */
export const commandTable = [
  { usage: 'sanctions', does: 'search, in your own words' },
  { usage: '"ship-to-ship" -china', does: 'an exact phrase; without a word; in:sanctions for a section' },
  { usage: '5, 11(c), 5:2, 5-7', does: 'show paragraphs, items or sentences by number' },
  { usage: 'quote 11(c)', does: 'put a passage into the channel, for all to see' },
  { usage: 'quote 11(c) with context', does: 'the same with the words that lead to it' },
  { usage: 'check the ministers agreed to…', does: 'is a quotation word for word? exact, altered or absent' },
  {
    usage: 'cite 5',
    does: 'the full citation, ready to copy; cite 5 apa, chicago, bibtex or ris for a style',
  },
  { usage: 'related 5', does: 'passages about the same thing' },
  {
    usage: 'actions',
    does: 'the action items and how they stand here; actions open, mine, or csv and ics for a file',
  },
  {
    usage: 'action 11(c)',
    does: 'one of them, with its history; action 11(c) in progress, @somebody, done shipped in June',
  },
  {
    usage: 'digest 09:00 Europe/London weekdays',
    does: 'post them here every morning; digest shows what is set; preview (or preview tomorrow), pause, resume, stop',
  },
  { usage: 'contents', does: 'the table of contents' },
  { usage: 'help', does: 'this list' },
] as const satisfies readonly TableEntry[]

/** What help says otherwise in a terminal, where nothing is posted; null for what doesn't exist there. */
const inTerminal: Readonly<Record<string, string | null>> = {
  'quote 11(c)': 'a passage with its source, ready to copy',
  'action 11(c)': 'one of them, with its history; action 11(c) in progress, mine, done shipped in June',
  'digest 09:00 Europe/London weekdays': null,
}

/** Every command that a terminal has. */
export const terminalTable: readonly TableEntry[] = commandTable.flatMap(({ usage, does }) => {
  const said = inTerminal[usage]
  return said === null ? [] : [{ usage, does: said ?? does }]
})

/** The words that begin a typed command, for completion. */
export const commandWords = [
  'quote',
  'check',
  'cite',
  'related',
  'actions',
  'action',
  'digest',
  'contents',
  'help',
] as const

/** The slash command in a line, for the lists that platforms show; at most 100 characters. */
export const commandSummary = 'Find and quote the exact paragraph of the record'

/** What may stand after the slash command, as examples; at most 100 characters. */
export const commandHint = 'sanctions | 11(c) | quote 5 | actions | digest | help'
