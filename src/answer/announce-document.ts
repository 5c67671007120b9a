import type { Asker } from '../command/command.ts'
import { sentenceFor } from '../delivery/outcome.ts'
import type { PostRequest } from '../delivery/post-request.ts'
import type { Document } from '../document/document.ts'
import { hasHints, type PublishedVersion } from '../library/holdings.ts'
import { documentWords } from '../words/document-words.ts'
import type { AnswerContext } from './context.ts'
import { announcementReply } from './document-replies.ts'

// The asker is waiting for the answer. What was sent without an answer is looked for after five seconds.
const patienceMs = 7_000

/**
 * Tells the channel in which a document was published, once for each version. Resolves to null, or to a sentence where the
 * channel doesn't know; where the asker is alone, nobody has to be told.
 */
export async function announceDocument(
  { tracking, prompt, versions }: AnswerContext,
  document: Document,
  version: PublishedVersion,
  asker: Asker,
): Promise<string | null> {
  const { at, isAlone } = asker
  const access = tracking?.channelAccess(at.platform) ?? null
  const outbox = tracking?.outbox ?? null
  if (isAlone === true || at.channel === '' || access === null || outbox === null) return null
  const problem = (await access.permissionProblem?.(at.channel)) ?? null
  if (problem !== null) return problem
  const request: PostRequest = {
    ...at,
    kind: 'announcement',
    thread: null,
    // The same whoever presses, and on whichever replica; a document that was removed and comes again is another.
    origin: `document:${version.document}@${version.number}:${version.at}`,
    asker: asker.id,
    command: null,
    isRedelivered: true,
  }
  const hintFor = hasHints(versions.holdings, at.channel) ? prompt : null
  const id = await outbox.accept(request, access.render(announcementReply(document, hintFor, asker)))
  const outcome = await outbox.deliver(id, patienceMs)
  return outcome.kind === 'pending' ? documentWords.announcementUnsure : sentenceFor(outcome)
}
