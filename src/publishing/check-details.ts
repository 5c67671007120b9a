import { z } from 'zod'
import { isDocumentId } from '../document/document-id.ts'
import type { Library } from '../document/library.ts'
import { publishingWords as words } from '../words/publishing-words.ts'
import type { DetailName, DraftDetails, DraftProblem } from './publisher.ts'

// As the front matter allows.
const longest: Readonly<Record<DetailName, number>> = {
  ...{ name: 40, title: 300, short: 50, date: 10, issuer: 200, source: 1_000, rights: 2_000 },
  ...{ language: 35, actions: 200 },
}

const needed: readonly DetailName[] = ['title', 'short', 'name', 'date', 'issuer', 'source', 'language']

/** What still has to be typed. */
export function missingIn(details: DraftDetails): readonly DetailName[] {
  return needed.filter((name) => details[name] === '')
}

/** What is wrong with what is said of a document that a library is to have. */
export function checkDetails(details: DraftDetails, { documents }: Library): readonly DraftProblem[] {
  const problems: DraftProblem[] = []
  const report = (field: DetailName, message: string, remedy: string): void => {
    problems.push({ field, place: { line: null, page: null, words: '' }, message, remedy })
  }
  const { name, short, date, source, language } = details
  for (const field of Object.keys(longest) as DetailName[]) {
    if (details[field].length > longest[field])
      report(field, words.tooLong(words.fields[field], longest[field]), words.shorten)
  }
  if (/^\d/u.test(short)) report('short', words.short, words.shortRemedy)
  if (date !== '' && !z.iso.date().safeParse(date).success) report('date', words.date, words.dateRemedy)
  if (source !== '' && !z.url({ protocol: /^https?$/u }).safeParse(source).success)
    report('source', words.source, words.sourceRemedy)
  if (language !== '' && !isLanguage(language)) report('language', words.language, words.languageRemedy)
  if (name !== '' && !isDocumentId(name)) report('name', words.name, words.nameRemedy)
  for (const other of documents) {
    const isBundled = other.version === null
    if (other.id === name && isBundled) report('name', words.bundled(name), words.takenRemedy)
    if (other.id === name) continue
    const names = [other.id, other.short.toLowerCase()]
    if (name !== '' && names.includes(name)) report('name', words.taken(name, other.short), words.takenRemedy)
    if (names.includes(short.toLowerCase()))
      report('short', words.taken(short, other.short), words.takenRemedy)
  }
  return problems
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
