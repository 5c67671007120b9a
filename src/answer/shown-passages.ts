import type { Verdict } from '../check/verdict.ts'
import type { Command } from '../command/command.ts'
import type { Document } from '../document/document.ts'
import { type Passage, passageId } from '../document/passage.ts'
import { resolveReference } from '../document/resolve.ts'
import type { AnswerContext } from './context.ts'
import { searchFor } from './search-for.ts'
import { furtherHits } from './search-reply.ts'

type Context = Pick<AnswerContext, 'library' | 'engine' | 'checker'>

/** The ids of the passages that the answer to a command shows, best first; empty where it shows none. */
export function shownPassages(command: Command, context: Context): readonly string[] {
  const { library, engine, checker } = context
  switch (command.kind) {
    case 'search':
      return searchFor(command, engine, command.at + 1 + furtherHits)
        .hits.slice(command.at)
        .map(({ passage }) => idIn(library.main, passage))
    case 'check':
      return [...new Set(checker.check(command.text).flatMap(idsOf))]
    case 'show':
    case 'quote':
    case 'cite':
    case 'action':
    case 'change action':
    case 'action form': {
      const { passages, absences } = resolveReference(command.reference, library)
      return command.kind !== 'show' && absences.length > 0
        ? []
        : passages.map((each) => idIn(library.main, each))
    }
    case 'related': {
      const [passage, another] = resolveReference(command.reference, library).passages
      if (passage === undefined || another !== undefined) return []
      return engine.related(passage, 1 + furtherHits).map((hit) => idIn(library.main, hit.passage))
    }
    default:
      return []
  }
}

function idsOf(verdict: Verdict): readonly string[] {
  return 'passages' in verdict ? verdict.passages.map(({ id }) => id) : []
}

/** A passage's id, after its document's and a slash where that is another one than `meant`. */
export function idIn(meant: Pick<Document, 'id'>, { document, place }: Passage): string {
  return document.id === meant.id ? passageId(place) : `${document.id}/${passageId(place)}`
}
