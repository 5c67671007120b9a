/** One thing that can be typed: `usage` as an example to copy, and what it does. */
export interface TableEntry {
  readonly usage: string
  readonly does: string
}

/** Every typed command, in the order that help gives them; platforms describe and register these. */
export const commandTable = [
  { usage: 'sanctions', does: 'Search in your own words' },
  {
    usage: '"ship-to-ship" -china',
    does: 'Exact phrase, exclude a word, or limit to a section (in:sanctions)',
  },
  { usage: '5, 11(c), 5:2, 5-7', does: 'Show paragraphs, items or sentences by number' },
  { usage: 'quote 11(c)', does: 'Post a passage in the channel' },
  { usage: 'quote 11(c) with context', does: 'Post a passage with its lead-in' },
  { usage: 'check the ministers agreed to…', does: 'Check a quotation against the text' },
  {
    usage: 'cite 5',
    does: 'Get a citation to copy; add apa, chicago, bibtex or ris for a style',
  },
  { usage: 'related 5', does: 'Find similar passages' },
  {
    usage: 'actions',
    does: 'List action items and their status; add open, mine, csv or ics',
  },
  {
    usage: 'action 11(c)',
    does: 'Show or update one item; add in progress, @name, or done',
  },
  {
    usage: 'digest 09:00 Europe/London weekdays',
    does: 'Post the items every morning; also preview, pause or stop',
  },
  { usage: 'documents', does: 'List the documents; add document brings one of your own' },
  { usage: 'versions', does: 'List the versions of a document that your team added' },
  { usage: 'compare 5', does: 'See what changed since the version before, word by word' },
  { usage: 'use', does: 'Choose the document that a number alone means here' },
  { usage: 'keys', does: 'List the keys of programs that read your documents; key new laptop makes one' },
  {
    usage: 'unanswered',
    does: 'Count questions that found nothing; an admin can keep their words for 30 days',
  },
  { usage: 'settings', does: 'Main document, language of dates, hints and admins, for admins' },
  { usage: 'contents', does: 'Show the table of contents' },
  { usage: 'help', does: 'Show this list' },
] as const satisfies readonly TableEntry[]

/** Those that most people need, which help gives first. */
export const mainCommands: readonly TableEntry[] = commandTable.filter(
  ({ usage }) =>
    !/^(?:"|quote .* with|related|documents|versions|compare|use|keys|unanswered|settings|contents|help)/u.test(
      usage,
    ),
)

/** What help says otherwise in a terminal, where nothing is posted; null for what doesn't exist there. */
const inTerminal: Readonly<Record<string, string | null>> = {
  'quote 11(c)': 'Show a passage with its source, ready to copy',
  'quote 11(c) with context': 'Show a passage with its lead-in',
  'action 11(c)': 'Show or update one item; add in progress, mine, or done shipped in June',
  'digest 09:00 Europe/London weekdays': null,
  documents: 'List the documents',
  // Documents of a team's own are a workspace's.
  versions: null,
  'compare 5': null,
  use: null,
  // So are keys.
  keys: null,
  unanswered: null,
  settings: null,
}

/** Every command that a terminal has. */
export const terminalTable: readonly TableEntry[] = commandTable.flatMap(({ usage, does }) => {
  const said = inTerminal[usage]
  return said === null ? [] : [{ usage, does: said ?? does }]
})

/** The words that begin a typed command. */
export const commandWords = [
  'quote',
  'check',
  'cite',
  'related',
  'actions',
  'action',
  'digest',
  'documents',
  'versions',
  'compare',
  'use',
  'keys',
  'unanswered',
  'settings',
  'contents',
  'help',
] as const

/** Those that complete what is typed: who types "UN" wants none of what is for admins alone. */
export const completingWords: readonly string[] = commandWords.filter(
  (word) => !/^(?:keys|unanswered)$/u.test(word),
)

/** The slash command in a line, for the lists that platforms show; at most 100 characters. */
export const commandSummary = 'Find and quote the exact paragraph of a document'

/** What may stand after the slash command, as examples; at most 100 characters. */
export const commandHint = 'sanctions | 11(c) | quote 5 | actions | digest | help'
