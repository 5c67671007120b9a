import type { Asker, UnansweredCommand } from '../command/command.ts'
import { keptDays, type Unanswered } from '../library/unanswered-store.ts'
import { createReply, note, offer, say } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { unansweredWords as words } from '../words/unanswered-words.ts'
import type { TrackingContext } from './context.ts'

const mostShown = 20

/** How many questions found nothing, for administrators alone, and whether their words are kept; changes that first. */
export async function answerUnanswered(
  { unanswered, now }: TrackingContext,
  command: UnansweredCommand,
  { at: { platform, workspace } }: Asker,
): Promise<Reply> {
  const of = { platform, workspace }
  if (command.kind !== 'unanswered') await unanswered.setKept(of, command.kind === 'keep unanswered')
  return unansweredReply(await unanswered.read(of, now()))
}

function unansweredReply({ count, isKept, questions }: Unanswered): Reply {
  const shown = questions.slice(0, mostShown)
  const more = questions.length - shown.length
  return createReply({
    title: words.title(count),
    blocks: [
      note(isKept ? words.kept(keptDays) : words.notKept(keptDays)),
      ...shown.map(({ question, times }) => say(`“${question}”${times === 1 ? '' : words.times(times)}`)),
      ...(isKept && shown.length === 0 ? [say(words.noneKept)] : []),
      ...(more > 0 ? [note(words.more(more))] : []),
    ],
    offers: isKept
      ? offer(words.stop, { kind: 'drop unanswered' })
      : offer(words.keep, { kind: 'keep unanswered' }),
  })
}
