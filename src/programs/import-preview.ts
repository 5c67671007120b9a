import type { Draft, Guess, Warning } from '../import/draft.ts'
import { isPublishable } from '../import/draft.ts'
import { formatNames } from '../import/formats.ts'

// More of them are the same thing over and over.
const mostWarnings = 60

/** What was understood of a file, for a terminal: counts first, what was found, what to look at. */
export function previewOf(draft: Draft, file: string): string {
  const { format, problems, warnings, series } = draft
  const shown = warnings.slice(0, mostWarnings)
  return [
    `${file} is ${formatNames[format]}.`,
    countsOf(draft),
    series.length === 0 ? 'No numbered series was found.' : `Found: ${seriesOf(series)}. Is that all?`,
    guessesOf(draft),
    ...listed('What keeps the document from being published:', problems),
    ...listed(warnings.length === 0 ? '' : 'To look at:', shown),
    ...(warnings.length > shown.length ? [`… and ${warnings.length - shown.length} more.`] : []),
    '',
    isPublishable(draft) ? 'Every word is accounted for.' : 'It cannot be published as it is.',
  ].join('\n')
}

function countsOf({ words }: Draft): string {
  const { inFile, counted, inDocument, leftOut, unexplained } = words
  const many = (number: number) => number.toLocaleString('en')
  const own = counted === 0 ? '' : ` (with ${many(counted)} of numbers that the program counts)`
  const missing = unexplained.lost.length + unexplained.added.length
  const rest = missing === 0 ? inFile + counted - inDocument - leftOut : 0
  const others = rest > 0 ? `, ${many(rest)} that mark notes or were joined to others` : ''
  return `${many(inFile)} words in the file, ${many(inDocument)} in the document${own}, ${many(leftOut)} left out${others}, ${many(missing)} unaccounted for.`
}

/** The same series of several divisions once. */
function seriesOf(series: readonly string[]): string {
  return [...new Set(series)].slice(0, 12).join(', ')
}

function guessesOf({ guesses: { title, language, date, issuer } }: Draft): string {
  const said: readonly (readonly [string, Guess | null])[] = [
    ['title', title],
    ['language', language],
    ['date', date],
    ['issuer', issuer],
  ]
  const certainties = { stated: 'the file says so', likely: 'a guess', unsure: 'an unsure guess' }
  return said
    .map(([name, guess]) =>
      guess === null
        ? `  ${name}: ${name === 'language' ? 'unknown; English, if nothing is said' : 'must be typed'}`
        : `  ${name}: ${guess.value} (${certainties[guess.certainty]})`,
    )
    .join('\n')
}

function listed(title: string, warnings: readonly Warning[]): string[] {
  if (warnings.length === 0) return []
  return [
    '',
    title,
    ...warnings.map(
      (warning) => `- ${placeOf(warning)}${sentence(warning.message)} ${sentence(warning.remedy)}`,
    ),
  ]
}

function sentence(text: string): string {
  return /[.?!…]$/u.test(text) ? text : `${text}.`
}

function placeOf({ place: { line, page, words } }: Warning): string {
  const where = page !== null ? `page ${page}` : line !== null ? `line ${line}` : ''
  const near = words === '' ? '' : `“${words}”`
  const place = [where, near].filter((part) => part !== '').join(', ')
  return place === '' ? '' : `${place}: `
}
