import type { Asker, UseDocument } from '../command/command.ts'
import type { Document } from '../document/document.ts'
import { findDocument, knownDocuments } from '../document/library.ts'
import { mainRange } from '../document/passage.ts'
import { createReply, hint, note, notice, offer, say } from '../message/create-reply.ts'
import type { Offer, Reply } from '../message/reply.ts'
import { versionWords } from '../words/version-words.ts'
import type { AnswerContext, TrackingContext } from './context.ts'
import { absentReply } from './show-reply.ts'

// As buttons; more are in a list.
const mostButtons = 3

/** Which document a bare number means where it's asked, and the others. */
export function meantReply(
  { library, meant, versions, prompt }: Pick<AnswerContext, 'library' | 'meant' | 'versions' | 'prompt'>,
  { at }: Asker,
): Reply {
  const { holdings } = versions
  const others = knownDocuments(library).filter(({ id }) => id !== meant.id)
  const [other] = others
  const why =
    holdings.channels.get(at.channel) === meant.id
      ? 'channel'
      : holdings.main === meant.id
        ? 'workspace'
        : 'usual'
  const { offers } = versionWords
  const use = (document: Document): readonly Offer[] =>
    offer(offers.use(document.short), { kind: 'use', document: document.id, where: 'here' })
  const example = other === undefined ? '' : `${prompt}${other.id} ${mainRange(other).first}`
  return createReply({
    title: versionWords.meant(meant.short),
    blocks: [
      ...(other === undefined
        ? [say(versionWords.onlyDocument)]
        : [
            ...(versionWords.meantWhy[why] === '' ? [] : [say(versionWords.meantWhy[why])]),
            hint(say(versionWords.nameAnother(example))),
          ]),
    ],
    offers: [
      ...others.slice(0, mostButtons).flatMap(use),
      ...(why === 'channel' ? offer(offers.reset, { kind: 'use', document: null, where: 'here' }) : []),
    ],
    choices: [{ label: offers.chooseOther, offers: others.slice(mostButtons).flatMap(use) }],
  })
}

/** Changes what a bare number means, in the asker's channel or in all of their workspace. */
export async function answerUse(
  { library, versions, documents, refreshLibraries }: TrackingContext,
  { document: named, where }: UseDocument,
  { at: { platform, workspace, channel } }: Asker,
): Promise<Reply> {
  const chosen = named === null ? null : findDocument(library, named)
  if (named !== null && chosen === null) return absentReply([{ kind: 'document', name: named }], library)
  const isEverywhere = where === 'everywhere'
  const of = { platform, workspace }
  if (isEverywhere) await documents.setMain(of, chosen?.id ?? null)
  else await documents.setChannel(of, channel, chosen?.id ?? null)
  await refreshLibraries?.()
  const { main } = versions.holdings
  const usual = (isEverywhere || main === null ? null : findDocument(library, main)) ?? library.main
  const meant = chosen ?? usual
  return createReply({
    title: versionWords.used(meant.short, isEverywhere),
    blocks: [note(versionWords.usedWhy(isEverywhere))],
    offers: [
      ...(isEverywhere || chosen === null
        ? []
        : [
            ...offer(versionWords.offers.useEverywhere, {
              kind: 'use',
              document: chosen.id,
              where: 'everywhere',
            }),
            ...offer(versionWords.offers.reset, { kind: 'use', document: null, where: 'here' }),
          ]),
    ],
  })
}

/** Where nothing is kept, nothing can be chosen. */
export const cannotUse: Reply = notice(versionWords.notKept, versionWords.notKeptWhy)
