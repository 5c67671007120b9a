import { digestWords } from '../../src/reply/digest-words.ts'
import { notice } from '../../src/reply/notice.ts'
import type { Reply } from '../../src/reply/reply.ts'
import { words } from '../../src/reply/words.ts'
import { isHere, type Needs, objectionIn } from './permissions.ts'
import type { Answerable } from './respond.ts'

/** What a digest needs: it is looked for before it is posted once more. */
export const digestNeeds: Needs = { history: true, hasFiles: false }

/** Why no digest can be posted where an interaction comes from; null where it can. */
export function objectionToDigest(interaction: Answerable): Reply | null {
  const objection = isHere(interaction) ? objectionIn(interaction, digestNeeds) : digestWords.notHere
  return objection === null ? null : notice(digestWords.notPosted, words.cannotPost(objection))
}
