import type { Warning } from '../import/draft.ts'
import { createReply, note, offer, primary, say } from '../message/create-reply.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import type { WaitingDraft } from '../publishing/publisher.ts'
import { cleanTyped, shortenTyped } from '../text/clean-typed.ts'
import { nameOf } from '../words/action-words.ts'
import { documentWords } from '../words/document-words.ts'

const sentences = documentWords.draft

// Of each kind; the page has all of them.
const mostShown = 3
const mostSeries = 6
const longestSentence = 300

/** What was understood of a file, and what is missing before it can be published; `page` is the address where it is reviewed. */
export function draftReply(draft: WaitingDraft, page: string | null): Reply {
  const { fileName, missing, problems, warnings, by, replaces } = draft
  const isWrong = problems.length > 0
  const title = isWrong
    ? sentences.wrong(fileName)
    : missing.length > 0
      ? sentences.missing(fileName, missing.length)
      : sentences.ready(fileName)
  return createReply({
    title,
    tone: isWrong ? 'changed' : 'plain',
    blocks: [
      ...summaryOf(draft),
      say(
        `${sentences.found([...new Set(draft.series.map(cleanTyped))].slice(0, mostSeries))} ${accountOf(draft)}`,
      ),
      ...(missing.length === 0 ? [] : [say(sentences.stillMissing(missing))]),
      ...listed(sentences.problems, problems),
      ...listed(sentences.warnings, warnings),
      note(
        `${replaces === null ? sentences.isNew : sentences.replaces(replaces.number)} ${sentences.broughtBy(nameOf(by))}`,
      ),
    ],
    links: page === null ? [] : [{ label: sentences.review, url: page }],
    offers: offersFor(draft, isWrong),
  })
}

/** The offer to see a draft. */
export function draftOffer(id: string): readonly Offer[] {
  return offer(documentWords.openDraft, { kind: 'draft', draft: id })
}

function offersFor({ id, missing }: WaitingDraft, isWrong: boolean): readonly Offer[] {
  const isComplete = missing.length === 0
  const fill = offer(isComplete ? sentences.change : sentences.fill, { kind: 'draft form', draft: id })
  const discard = offer(sentences.discard, { kind: 'discard draft', draft: id })
  if (!isComplete) return [...primary(fill), ...discard]
  const publish = isWrong ? [] : primary(offer(sentences.publish, { kind: 'publish draft', draft: id }))
  return [...publish, ...fill, ...discard]
}

/** What it will be called, as far as that is known. */
function summaryOf({ details: { title, short, issuer, date } }: WaitingDraft): readonly Block[] {
  const about = [short === title ? '' : short, issuer, date].filter((each) => each !== '')
  if (title === '' && about.length === 0) return []
  return [
    say(
      { mark: 'strong', text: cleanTyped(title) },
      title === '' || about.length === 0 ? '' : ' · ',
      cleanTyped(about.join(' · ')),
    ),
  ]
}

/** Empty where the text was edited since, or where what is wrong with it says more. */
function accountOf({ words: { inFile, leftOut, unexplained }, isEdited }: WaitingDraft): string {
  if (isEdited || unexplained.lost.length + unexplained.added.length > 0) return ''
  return `${sentences.accounted(inFile)}${leftOut === 0 ? '' : ` ${sentences.leftOut(leftOut)}`}`
}

/** The first of them with their places; what they say of the file is its own words. */
function listed(heading: string, warnings: readonly Warning[]): readonly Block[] {
  if (warnings.length === 0) return []
  const more = warnings.length - mostShown
  return [
    note(heading),
    ...warnings
      .slice(0, mostShown)
      .map((warning) =>
        note(`• ${placeOf(warning)}${sentence(warning.message)} ${sentence(warning.remedy)}`),
      ),
    ...(more > 0 ? [note(sentences.more(more))] : []),
  ]
}

function placeOf({ place: { page, line, words } }: Warning): string {
  const where = page !== null ? sentences.page(page) : line !== null ? sentences.line(line) : ''
  const near = words === '' ? '' : `“${shortenTyped(words, 40)}”`
  const place = [where, near].filter((part) => part !== '').join(', ')
  return place === '' ? '' : `${place}: `
}

/** What is said repeats words of the file, however many and whatever is hidden in them. */
function sentence(said: string): string {
  const text = shortenTyped(said, longestSentence)
  const [first = ''] = text
  const begun = first.toUpperCase() + text.slice(first.length)
  return /[.?!…]$/u.test(begun) ? begun : `${begun}.`
}
