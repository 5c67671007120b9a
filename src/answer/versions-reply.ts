import type { ListVersions } from '../command/command.ts'
import { comparisonSteps, countChanges } from '../compare/compare-documents.ts'
import { findDocument } from '../document/library.ts'
import { nameOfVersion, readVersionName } from '../document/version-name.ts'
import type { PublishedVersion } from '../library/holdings.ts'
import { createReply, note, notice, offer, say } from '../message/create-reply.ts'
import type { Offer, Reply } from '../message/reply.ts'
import { describeMoment } from '../schedule/schedule.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { withoutHidden } from '../text/hidden.ts'
import type { Span } from '../text/span.ts'
import { versionWords } from '../words/version-words.ts'
import { words } from '../words/words.ts'
import type { AnswerContext } from './context.ts'
import { absentReply } from './show-reply.ts'

// Each one is read to say what changed in it.
const mostAtOnce = 5

/** The versions of a document, newest first: the number, who published it and when, and what changed in figures. */
export async function versionsReply(
  { document: named, at }: ListVersions,
  { library, versions }: Pick<AnswerContext, 'library' | 'versions'>,
): Promise<Reply> {
  const { id } = readVersionName((named ?? library.main.id).toLowerCase())
  const document = findDocument(library, id)
  if (document === null) return absentReply([{ kind: 'document', name: named ?? '' }], library)
  const { short } = document
  if (document.version === null) return notice(versionWords.none(short), versionWords.noneWhy)
  const all = versions.holdings.versions.filter((each) => each.document === document.id).toReversed()
  const pages = Math.max(Math.ceil(all.length / mostAtOnce), 1)
  const page = Math.min(at, pages - 1)
  const shown = all.slice(page * mostAtOnce, (page + 1) * mostAtOnce)
  const lines: Span[] = []
  for (const version of shown) {
    const before = all[all.indexOf(version) + 1] ?? null
    if (lines.length > 0) lines.push('\n')
    lines.push(...lineOf(version, await figuresOf(version, before, versions), versions.holdings.dates))
  }
  const turn = (label: string, to: number): readonly Offer[] =>
    offer(label, { kind: 'versions', document: document.id, at: to })
  const compared = shown.flatMap(({ number }) => (number === document.version?.number ? [] : [number]))
  return createReply({
    title: versionWords.title(short, all.length),
    blocks: [say(...lines), ...(pages > 1 ? [note(words.page(page, pages))] : [])],
    offers: [
      ...compared.flatMap((number) => {
        const reference = { document: nameOfVersion(document.id, number), spans: [] }
        return offer(versionWords.offers.compareWith(number), { kind: 'compare', reference, at: 0 })
      }),
      ...(page > 0 ? turn(words.offers.previousPage, page - 1) : []),
      ...(page + 1 < pages ? turn(words.offers.nextPage, page + 1) : []),
    ],
  })
}

function lineOf(
  { number, by, at }: PublishedVersion,
  figures: string,
  language: DateLanguage,
): readonly Span[] {
  return [
    { mark: 'strong', text: versionWords.version(number) },
    versionWords.by(withoutHidden(by)),
    { mark: 'moment', at, text: describeMoment(at, 'UTC', language) },
    `: ${figures}`,
  ]
}

async function figuresOf(
  version: PublishedVersion,
  before: PublishedVersion | null,
  { openVersion }: AnswerContext['versions'],
): Promise<string> {
  if (before === null) return versionWords.first
  const [earlier, newer] = [
    await openVersion(before.document, before.number),
    await openVersion(version.document, version.number),
  ]
  return earlier === null || newer === null
    ? versionWords.cannotOpenWhy
    : versionWords.counts(countChanges(await runTaskInSlices(comparisonSteps(earlier, newer))))
}
