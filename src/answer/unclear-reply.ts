import type { Unclear } from '../command/command.ts'
import type { Library } from '../document/library.ts'
import { notice, offer } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { actionWords } from '../words/action-words.ts'
import { words } from '../words/words.ts'

/** What the asker is told of something that cannot be understood, and what to do instead. */
export function unclearReply({ reason, text }: Unclear, library: Library, prompt: string): Reply {
  switch (reason) {
    case 'unknown button':
      return notice(words.unknownButton, words.unknownButtonWhy)
    case 'unknown person':
      return notice(actionWords.unknownPerson, actionWords.unknownPersonWhy)
    case 'no passage':
      return notice(words.notPosted, words.choosePassage)
    case 'malformed reference':
      return notice(words.unclearReference(text), words.unclearReferenceWhy(library.main, prompt), [
        ...offer(words.offers.searchInstead, { kind: 'search', text, at: 0 }),
        ...offer(words.offers.contents, { kind: 'contents' }),
      ])
  }
}
