import type { Draft } from '../../src/import/draft.ts'
import { makeDraft } from '../../src/import/make-draft.ts'
import { bytesOf } from './make-files.ts'

/** The draft of a file, or of a text. */
export function draftOf(
  file: Uint8Array | string,
  name = 'harbour',
  language: string | null = 'en',
): Promise<Draft> {
  return makeDraft(typeof file === 'string' ? bytesOf(file) : file, name, language, () => undefined)
}

/** The messages of a draft's warnings. */
export function messagesOf({ warnings }: Draft): string[] {
  return warnings.map(({ message }) => message)
}
