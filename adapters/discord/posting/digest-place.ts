import { notice } from '../../../src/message/notice.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { words } from '../../../src/words/words.ts'
import { isHere, type Needs, permissionProblemIn } from './permissions.ts'
import type { Answerable } from './respond.ts'

/** What a digest needs: it is looked for before it is posted once more. */
export const digestNeeds: Needs = { history: true, hasFiles: false }

/** Why no digest can be posted where an interaction comes from; null where it can. */
export function digestPermissionProblem(interaction: Answerable): Reply | null {
  const problem = isHere(interaction) ? permissionProblemIn(interaction, digestNeeds) : digestWords.notHere
  return problem === null ? null : notice(digestWords.notPosted, words.cannotPost(problem))
}
