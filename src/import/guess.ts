import type { Block, Stated } from './blocks/blocks.ts'
import { guessLanguage } from './blocks/guess-language.ts'
import { headingLabel } from './blocks/heading-words.ts'
import { labelShape } from './blocks/label-shapes.ts'
import type { Guess, Guesses } from './draft.ts'

/** What a text and its file say of title, language, date and issuer. `leftOut` is what was taken for title or cover. */
export function guess(
  stated: Stated,
  blocks: readonly Block[],
  leftOut: readonly { readonly text: string; readonly why: string }[],
): Guesses {
  const words = [
    ...leftOut.map(({ text }) => text),
    ...blocks.map((block) => ('text' in block ? block.text : '')),
  ]
  const head = words.slice(0, 60).join('\n').slice(0, 6_000)
  return {
    title: guessTitle(stated, blocks, leftOut),
    language: guessTextLanguage(words.join(' '), stated.language),
    date: guessDate(stated.date, head),
    issuer: stated.issuer === undefined ? null : { value: stated.issuer.slice(0, 200), certainty: 'unsure' },
  }
}

const longestTitle = 300

function guessTitle(
  stated: Stated,
  blocks: readonly Block[],
  leftOut: readonly { readonly text: string; readonly why: string }[],
): Guess | null {
  const title = leftOut.find(({ why }) => why === 'the title')?.text
  if (title !== undefined) return { value: title.slice(0, longestTitle), certainty: 'likely' }
  // "Microsoft Word - draft3.doc" is a file's name, not a title.
  if (stated.title !== undefined && /\s/u.test(stated.title) && !/\.\w{3,4}$|^Microsoft/u.test(stated.title))
    return { value: stated.title.slice(0, longestTitle), certainty: 'likely' }
  const first = blocks[0]
  const isTitle =
    first !== undefined &&
    (first.kind === 'heading' || first.kind === 'text') &&
    first.text.length <= longestTitle &&
    headingLabel(first.text) === null &&
    labelShape(first.text) === null &&
    first.text !== ''
  return isTitle ? { value: first.text, certainty: 'unsure' } : null
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
]

function guessTextLanguage(text: string, stated: string | undefined): Guess | null {
  const sample = text.slice(0, 40_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const tag = stated === undefined ? null : primaryTag(stated)
  const found = scripts.find(([, pattern]) => (sample.match(pattern)?.length ?? 0) > letters * 0.2)?.[0]
  const guessed = found ?? guessLanguage(sample)
  // What the program of a file says is often its user's language.
  if (guessed !== null && guessed !== undefined)
    return { value: guessed, certainty: guessed === tag ? 'stated' : 'likely' }
  return tag === null ? null : { value: tag, certainty: 'unsure' }
}

function primaryTag(tag: string): string | null {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).language
  } catch {
    return null
  }
}

const monthLanguages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'ru']
const months = new Map(
  monthLanguages.flatMap((language) =>
    Array.from({ length: 12 }, (_, month): [string, number] => {
      const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
      const name = parts.formatToParts(Date.UTC(2001, month, 1)).find(({ type }) => type === 'month')?.value
      return [(name ?? '').toLowerCase(), month + 1]
    }),
  ),
)
const monthNames = [...months.keys()].join('|')
const writtenDates: readonly (readonly [
  RegExp,
  readonly ['day' | 'month' | 'year', 'day' | 'month' | 'year', 'day' | 'month' | 'year'],
])[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/u, ['year', 'month', 'day']],
  [/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/u, ['year', 'month', 'day']],
  [
    new RegExp(
      `\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?\\s+(?:de\\s+)?(${monthNames})\\s+(?:de\\s+)?(\\d{4})\\b`,
      'iu',
    ),
    ['day', 'month', 'year'],
  ],
  [new RegExp(`(?<!\\p{L})(${monthNames})\\s+(\\d{1,2}),?\\s+(\\d{4})\\b`, 'iu'), ['month', 'day', 'year']],
]

function guessDate(stated: string | undefined, head: string): Guess | null {
  const said = stated === undefined ? null : dateIn(stated)
  if (said !== null) return { value: said, certainty: 'stated' }
  const found = dateIn(head)
  return found === null ? null : { value: found, certainty: 'unsure' }
}

/** The first date of a text, as ISO 8601; null without one. */
function dateIn(text: string): string | null {
  const found = writtenDates
    .map(([pattern, order]) => ({ match: pattern.exec(text), order }))
    .filter(({ match }) => match !== null)
    .toSorted((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0]
  if (found?.match === undefined || found.match === null) return null
  const part = (name: string) => found.match?.[found.order.indexOf(name as 'day') + 1]?.toLowerCase() ?? ''
  const month = months.get(part('month')) ?? Number(part('month'))
  const iso = `${part('year')}-${String(month).padStart(2, '0')}-${part('day').padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== iso ? null : iso
}
