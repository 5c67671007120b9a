import { findReference } from '../document/reference/find.ts'
import { hideQuantities } from '../document/reference/quantities.ts'
import { foldWords } from '../text/words.ts'
import type { DocumentNames } from './document-names.ts'
import { findSection } from './find-section.ts'
import { parseSteps } from './parse-command.ts'

// V8 compiles a regular expression when it is first run, and once more for text beyond Latin-1. These have a number and no
// reference, so they come past all of them.
const sentences = ['what does it say about sanctions in 2018?', 'что сказано о санкциях в 2018 году?']

/**
 * Reads what nobody typed, so that the first message of a process is read as quickly as those after it: its regular expressions
 * are compiled by then, which takes a tenth of a second of processor time, or two. It pauses often.
 */
export function* warmUpReading(documents: DocumentNames): Generator<void, void> {
  for (const sentence of sentences) {
    foldWords(sentence)
    yield
    hideQuantities(sentence)
    yield
    findSection(sentence, documents)
    yield
    findReference(sentence, documents)
    yield
    yield* parseSteps(sentence, documents)
    yield
  }
}
