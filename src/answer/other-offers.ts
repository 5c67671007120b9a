import type { OtherReferences } from '../command/command.ts'
import { shortCitation } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { resolveReference } from '../document/resolve.ts'
import { offer } from '../message/create-reply.ts'
import type { Offer } from '../message/reply.ts'
import { versionWords } from '../words/version-words.ts'
import { words } from '../words/words.ts'

/** The same words read in other documents, a click away. */
export function otherOffers(others: OtherReferences, library: Library): readonly Offer[] {
  return others.flatMap((reference) => {
    const [first] = resolveReference(reference, library).passages
    return first === undefined
      ? []
      : offer(words.offers.show(shortCitation(first)), { kind: 'show', reference, at: 0 })
  })
}

/** Which documents they may be meant in; null where there are none. */
export function askWhich(others: OtherReferences, library: Library): string | null {
  const names = others.flatMap(
    (reference) => resolveReference(reference, library).passages[0]?.document.short ?? [],
  )
  return names.length === 0 ? null : versionWords.didYouMean(names)
}
