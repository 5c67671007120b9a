import { ContentError } from '../document/problem.ts'
import { CollectionError } from '../search/collection-error.ts'
import { StoreError } from '../store/database/store-error.ts'
import { SetupError } from './adapter.ts'
import { ConfigError } from './config.ts'

/** Whether the operator can mend this error. Its message is then a sentence that says how. */
export function isMistake(error: unknown): error is Error {
  return [ConfigError, ContentError, SetupError, CollectionError, StoreError].some(
    (kind) => error instanceof kind,
  )
}

/** Resolves to the exit code of a program: that of `work`, or 1, with the sentence on standard error, for a mistake. */
export async function reportMistakes(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (!isMistake(error)) throw error
    console.error(error.message)
    return 1
  }
}
