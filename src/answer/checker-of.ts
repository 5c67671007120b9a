import { createChecker } from '../check/checker.ts'
import type { Library } from '../document/library.ts'
import { rememberFor } from '../text/remember-for.ts'
import { isByline } from '../words/words.ts'

/** The checker of a library, one for all who ask it: a workspace has a bot for each document that a bare number may mean. */
export const checkerOf = rememberFor((library: Library) => createChecker(library, isByline))
