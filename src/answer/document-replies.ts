import type { Asker } from '../command/command.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments } from '../document/library.ts'
import { wholeUnit } from '../document/passage.ts'
import { createReply, hint, note, notice, offer, say } from '../message/create-reply.ts'
import { fitLine } from '../message/fit-text.ts'
import type { Block, Link, Offer, Reply } from '../message/reply.ts'
import type { WaitingDraft } from '../publishing/publisher.ts'
import { describeMoment } from '../schedule/schedule.ts'
import type { DateLanguage } from '../text/date-language.ts'
import type { Span } from '../text/span.ts'
import { countUnits, knownBy } from '../words/absence-words.ts'
import { nameOf } from '../words/action-words.ts'
import { documentWords } from '../words/document-words.ts'
import { words } from '../words/words.ts'
import type { AnswerContext } from './context.ts'

// A screen or two; the others are asked by name.
const mostListed = 20
// Of a title in a list, enough to know it by.
const longestTitle = 120

/** What an administrator has of the list beside what all have. `page` is the address of the workspace's page. */
interface Administration {
  readonly drafts: number
  readonly page: string | null
}

/** The documents that can be asked, a line each. `of` is null for who can only see them. */
export function documentsReply(
  context: Pick<AnswerContext, 'library' | 'meant' | 'versions'>,
  of: Administration | null,
): Reply {
  const documents = knownDocuments(context.library)
  const more = documents.length - mostListed
  const own = documents.filter(({ version }) => version !== null)
  return createReply({
    title: documentWords.list(documents.length),
    blocks: [
      ...documents
        .slice(0, mostListed)
        .map((document) =>
          describe(
            document,
            documents.length > 1 && document === context.meant,
            context.versions.holdings.dates,
          ),
        ),
      ...(more > 0 ? [note(documentWords.moreDocuments(more))] : []),
    ],
    offers: [
      ...offer(words.offers.contents, { kind: 'contents' }),
      ...(of === null ? [] : offer(documentWords.add, { kind: 'add document' })),
      ...(of === null || of.drafts === 0 ? [] : offer(documentWords.drafts(of.drafts), { kind: 'drafts' })),
    ],
    links: linkTo(of?.page ?? null, documentWords.manage),
    choices: of === null ? [] : [{ label: documentWords.removeOne, offers: own.flatMap(removeOffer) }],
  })
}

function describe(document: Document, isMain: boolean, language: DateLanguage): Block {
  const { short, title, version } = document
  const added: readonly Span[] =
    version === null
      ? [documentWords.bundled]
      : [
          documentWords.addedBy(version),
          { mark: 'moment', at: version.at, text: describeMoment(version.at, 'UTC', language) },
        ]
  return say(
    { mark: 'strong', text: short },
    ` · ${fitLine(title, longestTitle)} · ${countUnits(document)} · `,
    ...added,
    ...(isMain ? [` · ${documentWords.isMain}`] : []),
  )
}

function removeOffer({ id, short }: Document): readonly Offer[] {
  return offer(documentWords.remove(short), { kind: 'remove document', document: id })
}

/** How a document is added on a platform; `page` is the address of the workspace's page, where there is one. */
export function addDocumentReply(platform: string, page: string | null): Reply {
  const { addHow } = documentWords
  const how = platform === 'Slack' || platform === 'Discord' ? addHow[platform] : addHow.other
  return createReply({
    title: documentWords.addTitle,
    blocks: [say(how), say(documentWords.addThen), ...(page === null ? [] : [note(documentWords.pageOnce)])],
    offers: offer(documentWords.heading, { kind: 'documents' }),
    links: linkTo(page, documentWords.openPage),
  })
}

/** The drafts that wait, to choose one of. */
export function draftsReply(drafts: readonly WaitingDraft[]): Reply {
  const back = offer(documentWords.heading, { kind: 'documents' })
  if (drafts.length === 0) return notice(documentWords.heading, documentWords.noDrafts, back)
  return createReply({
    title: documentWords.drafts(drafts.length),
    blocks: drafts
      .slice(0, mostListed)
      .map(({ fileName, by }) =>
        say({ mark: 'strong', text: fileName }, ` · ${documentWords.draftBy(nameOf(by))}`),
      ),
    choices: [
      {
        label: documentWords.openDraft,
        offers: drafts.flatMap(({ id, fileName }) => offer(fileName, { kind: 'draft', draft: id })),
      },
    ],
    offers: back,
  })
}

/** What is said of a draft that was published, discarded, or forgotten after a day. */
export function draftGoneReply(): Reply {
  return notice(
    documentWords.draftGone,
    documentWords.draftGoneWhy,
    offer(documentWords.heading, { kind: 'documents' }),
  )
}

/** What its publisher is told; `problem` says why the channel wasn't. */
export function publishedReply(document: Document, prompt: string, problem: string | null): Reply {
  const { short, version } = document
  return createReply({
    title: documentWords.published(short, version?.number ?? 1),
    blocks: [
      hint(say(documentWords.publishedWhat, { mark: 'code', text: exampleOf(document, prompt) }, '.')),
      ...(problem === null ? [] : [note(documentWords.notAnnounced(problem))]),
    ],
    offers: offer(documentWords.heading, { kind: 'documents' }),
  })
}

/** What the channel is told of a document that was published; without a `prompt` it isn't told what to type. */
export function announcementReply(document: Document, prompt: string | null, { id, name }: Asker): Reply {
  const who = nameOf({ id, name })
  const announced = documentWords.announced(who, document)
  const said: readonly Span[] =
    prompt === null
      ? [announced]
      : [
          `${announced} ${documentWords.publishedWhat}`,
          { mark: 'code', text: exampleOf(document, prompt) },
          '.',
        ]
  return createReply({
    audience: 'channel',
    title: '',
    blocks: [say(...said), note(documentWords.asUploaded(who))],
  })
}

/** A question that has an answer, as it is typed: "/korea gdpr art. 6". */
function exampleOf(document: Document, prompt: string): string {
  const series = knownBy(document)
  const unit = series[Math.min(5, series.length - 1)]
  const place = unit === undefined ? '' : pinpoint({ document, place: wholeUnit(unit.id) }).replace(/^¶/u, '')
  return `${prompt}${document.id} ${place}`.trim()
}

function linkTo(url: string | null, label: string): readonly Link[] {
  return url === null ? [] : [{ label, url }]
}
