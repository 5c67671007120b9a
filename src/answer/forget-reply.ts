import type { Asker } from '../command/command.ts'
import { notice } from '../message/notice.ts'
import { offer } from '../message/offer.ts'
import type { Reply } from '../message/reply.ts'
import { digestWords } from '../words/digest-words.ts'
import { words } from '../words/words.ts'

/** Asks an administrator whether everything of the workspace is to be deleted; deletes it once that is confirmed. */
export async function forgetReply(
  isConfirmed: boolean,
  { isAdmin, at: { platform, workspace } }: Asker,
  forget: (platform: string, workspace: string) => Promise<number>,
): Promise<Reply> {
  if (!isAdmin) return notice(digestWords.forgetTitle, digestWords.onlyAdmins)
  if (isConfirmed) {
    return notice(digestWords.forgotten, digestWords.forgottenWhat(await forget(platform, workspace)))
  }
  return notice(
    digestWords.forgetTitle,
    digestWords.forgetWhat,
    offer(words.offers.forget, { kind: 'forget', isConfirmed: true }),
  )
}
