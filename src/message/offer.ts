import { encode } from '../command/codec.ts'
import type { OfferedCommand } from '../command/command.ts'
import type { Reference } from '../document/reference.ts'
import { words } from '../words/words.ts'
import type { Offer } from './reply.ts'

/** The offer as a list of one; empty where the command is too long for a button to carry. */
export function offer(label: string, command: OfferedCommand): readonly Offer[] {
  return encode(command) === null ? [] : [{ label, command }]
}

/** The offer to quote passages where they are shown. */
export function quoteOffer(reference: Reference): readonly Offer[] {
  return offer(words.offers.quote, { kind: 'quote', reference, withContext: false, comment: null })
}
