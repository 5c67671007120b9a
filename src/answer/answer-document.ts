import { mayChangeDocuments } from '../command/access.ts'
import type { Asker } from '../command/command.ts'
import type { ChangeDraft, DocumentCommand } from '../command/document-command.ts'
import { findDocument } from '../document/library.ts'
import type { Workspace } from '../library/holdings.ts'
import { note, notice } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import type { Invited, Person, Publisher } from '../publishing/publisher.ts'
import { documentWords } from '../words/document-words.ts'
import { announceDocument } from './announce-document.ts'
import type { AnswerContext } from './context.ts'
import {
  addDocumentReply,
  documentsReply,
  draftGoneReply,
  draftsReply,
  publishedReply,
} from './document-replies.ts'
import { draftOffer, draftReply } from './draft-reply.ts'

/** Answers what is asked about the documents of a workspace. Throws what the store throws. */
export async function answerDocument(
  context: AnswerContext,
  command: DocumentCommand | ChangeDraft,
  asker: Asker,
): Promise<Reply> {
  const publisher = context.tracking?.publisher ?? null
  if (command.kind === 'documents') return list(context, publisher, asker)
  if (publisher === null) {
    const isTerminal = context.prompt === ''
    return notice(documentWords.notKept, isTerminal ? documentWords.inTerminal : documentWords.notKeptWhy)
  }
  const of: Workspace = asker.at
  const invited = invite(asker)
  switch (command.kind) {
    case 'add document':
      return addDocumentReply(asker.at.platform, await publisher.link(of, invited, null))
    case 'drafts':
      return draftsReply(await publisher.list(of))
    case 'draft':
    case 'draft form': {
      const draft = await publisher.find(of, command.draft)
      if (draft === null) return draftGoneReply()
      const shown = draftReply(draft, await publisher.link(of, invited, draft.id))
      // Where there are forms, the adapter opens one instead of asking.
      return command.kind === 'draft'
        ? shown
        : { ...shown, blocks: [note(documentWords.form.noForm), ...shown.blocks] }
    }
    case 'change draft': {
      const draft = await publisher.change(of, command.draft, { details: command.details })
      return draft === null
        ? draftGoneReply()
        : draftReply(draft, await publisher.link(of, invited, draft.id))
    }
    case 'publish draft':
      return publish(context, publisher, command.draft, asker)
    case 'discard draft':
      await publisher.discard(of, command.draft)
      return notice(documentWords.discarded, documentWords.discardedWhat)
    case 'remove document': {
      const short = findDocument(context.library, command.document)?.short ?? command.document
      return (await publisher.remove(of, command.document))
        ? notice(documentWords.removed(short), documentWords.removedWhat)
        : notice(documentWords.notThere, documentWords.notThereWhy)
    }
  }
}

/** Who asks, as drafts and versions name them. */
export function personOf({ id, name }: Asker): Person {
  return { id, name }
}

/** Who asks, for a link to the page. Whoever was named an administrator names nobody there, either. */
export function invite(asker: Asker): Invited {
  return { ...personOf(asker), namesAdmins: asker.access.isAdmin }
}

async function list(context: AnswerContext, publisher: Publisher | null, asker: Asker): Promise<Reply> {
  if (publisher === null || !mayChangeDocuments(asker.access)) return documentsReply(context, null)
  const [drafts, page] = await Promise.all([
    publisher.list(asker.at),
    publisher.link(asker.at, invite(asker), null),
  ])
  return documentsReply(context, { drafts: drafts.length, page })
}

async function publish(
  context: AnswerContext,
  publisher: Publisher,
  id: string,
  asker: Asker,
): Promise<Reply> {
  const publication = await publisher.publish(asker.at, id, personOf(asker))
  if (publication === null) return draftGoneReply()
  if (publication.kind === 'refused')
    return notice(documentWords.notPublished, publication.reasons.join(' '), draftOffer(id))
  const { document, version } = publication
  const problem = await announceDocument(context, document, version, asker)
  return publishedReply(document, context.prompt, problem)
}
