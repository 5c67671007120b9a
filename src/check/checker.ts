import type { Library } from '../document/library.ts'
import { runTask, runTaskInSlices } from '../text/cooperative-task.ts'
import { checkText, countQuotations, mostQuotations } from './check-text.ts'
import { isNoQuotation } from './is-no-quotation.ts'
import { buildTokenIndex, type TokenIndex } from './tokens/token-index.ts'
import type { Verdict } from './verdict.ts'

/** Says of quotations whether they are word for word what the documents say. */
export interface Checker {
  /** A verdict for each quotation in a text, at least one; a text that marks none is one. Never throws. */
  readonly check: (text: string) => readonly Verdict[]
  /** The same, without keeping the process busy for long at a time. */
  readonly checkInSlices: (text: string) => Promise<readonly Verdict[]>
  /** Whether a text is a word or two that stand everywhere, as in "check this": nothing to give a verdict on. */
  readonly isNoQuotation: (text: string) => boolean
  /** Reads the documents, which the first check does otherwise, without keeping the process busy. */
  readonly prepare: () => Promise<void>
}

/** The most characters that are checked: about three thousand words. */
export const longestText = 20_000

/**
 * A checker over a library; it reads the documents when it is first needed. `isOurs` says of a line whether it's what the
 * bot itself puts beside its quotes.
 */
export function createChecker(library: Library, isOurs: (line: string) => boolean = () => false): Checker {
  let index: TokenIndex | null = null
  let preparing: Promise<void> | null = null
  return {
    check: (text) => runTask(checkText(text.slice(0, longestText), { index: indexed(), library, isOurs })),
    async checkInSlices(text) {
      await prepareOnce()
      return runTaskInSlices(checkText(text.slice(0, longestText), { index: indexed(), library, isOurs }))
    },
    isNoQuotation: (text) => isNoQuotation(text.slice(0, longestText), indexed()),
    prepare: prepareOnce,
  }

  function prepareOnce(): Promise<void> {
    preparing ??= index === null ? prepare() : Promise.resolve()
    return preparing
  }

  function indexed(): TokenIndex {
    index ??= runTask(buildTokenIndex(library))
    return index
  }

  async function prepare(): Promise<void> {
    const built = await runTaskInSlices(buildTokenIndex(library))
    index ??= built
  }
}

/** Whether a text has more than is checked. */
export function isTooLongToCheck(text: string): boolean {
  return text.length > longestText || countQuotations(text.slice(0, longestText)) > mostQuotations
}
