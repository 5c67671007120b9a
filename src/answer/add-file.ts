import type { Asker } from '../command/command.ts'
import { ImportError } from '../import/import-error.ts'
import { limits } from '../import/limits.ts'
import { note, notice, offer } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { type FileProblem, FileUnavailable } from '../publishing/fetch-file.ts'
import { documentWords } from '../words/document-words.ts'
import { answerDocument, invite, personOf } from './answer-document.ts'
import type { AnswerContext } from './context.ts'
import { draftReply } from './draft-reply.ts'

/** A file that a person points at on a platform, before it is fetched. */
export interface OfferedFile {
  /** Without a folder. */
  readonly name: string
  /** Bytes, as the platform says; null where it doesn't. */
  readonly size: number | null
  /** How many more files there were, of which none is read. */
  readonly others: number
  /** Rejects with FileUnavailable. */
  readonly fetch: () => Promise<Uint8Array>
}

/**
 * Reads a file into a draft of the asker's workspace, and shows it to them. What is wrong with the file is said; whether they
 * may add one is asked before. Throws what the store throws.
 */
export async function addFile(context: AnswerContext, file: OfferedFile, asker: Asker): Promise<Reply> {
  const publisher = context.tracking?.publisher ?? null
  if (publisher === null) return answerDocument(context, { kind: 'add document' }, asker)
  const { name, size, others } = file
  if (size !== null && size > limits.bytes) return tooLarge(name)
  try {
    const bytes = await file.fetch()
    const draft = await publisher.bring(asker.at, personOf(asker), { name, bytes })
    const shown = draftReply(draft, await publisher.link(asker.at, invite(asker), draft.id))
    return others === 0
      ? shown
      : { ...shown, blocks: [...shown.blocks, note(documentWords.onlyFirst(name, others))] }
  } catch (error) {
    if (error instanceof ImportError) return refusal(error.message)
    if (!(error instanceof FileUnavailable)) throw error
    return error.problem === 'too large' ? tooLarge(name) : unavailableReply(context, error.problem, asker)
  }
}

function tooLarge(name: string): Reply {
  return refusal(documentWords.tooLarge(name, limits.bytes / 1024 ** 2))
}

/** Why a file can't be had, with the page, where there is one, as the other way. */
async function unavailableReply(
  { tracking }: AnswerContext,
  problem: Exclude<FileProblem, 'too large'>,
  asker: Asker,
): Promise<Reply> {
  const page = await tracking?.publisher?.link(asker.at, invite(asker), null)
  return {
    ...refusal(documentWords.unavailable[problem]),
    links: page == null ? [] : [{ label: documentWords.openPage, url: page }],
  }
}

function refusal(why: string): Reply {
  return notice(documentWords.notAdded, why, offer(documentWords.heading, { kind: 'documents' }))
}
