import pLimit from 'p-limit'
import type { FrontMatter } from '../document/front-matter.ts'
import { ImportError } from '../import/import-error.ts'
import { importFile } from '../import/import-file.ts'
import { unexplainedRemedy } from '../import/warn-of-import.ts'
import { publishingWords as words } from '../words/publishing-words.ts'
import type { DraftContent } from './draft-content.ts'
import type { BroughtFile } from './publisher.ts'
import { languageOf, readDraftText } from './read-text.ts'
import { suggestDetails } from './suggest-details.ts'

// Each may take a gigabyte, and a core for a minute.
const atOnce = 2
const mostWaiting = 20
const inTurn = pLimit(atOnce)

/**
 * Reads a file into what is kept of a draft; two at a time in this process. `earlier` is the version that it replaces. Rejects
 * with ImportError.
 */
export async function readFile(
  { name, bytes, onProgress = () => undefined }: BroughtFile,
  earlier: { readonly id: string; readonly front: FrontMatter } | null,
  mostCharacters: number,
): Promise<DraftContent> {
  if (inTurn.pendingCount >= mostWaiting) throw new ImportError(words.tooBusy)
  if (inTurn.activeCount >= atOnce) onProgress(words.waitingForTurn)
  const language = earlier === null ? null : languageOf(earlier.front.language)
  const draft = await inTurn(() => importFile({ bytes, name, language, onProgress }))
  if (draft.body.length > mostCharacters) throw new ImportError(words.tooLongImport(mostCharacters))
  const suggested = suggestDetails(draft, name, earlier)
  const said = (key: keyof typeof suggested): string => suggested[key]?.value ?? ''
  const details = {
    ...{ name: said('name'), title: said('title'), short: said('short'), date: said('date') },
    ...{ issuer: said('issuer'), source: said('source'), rights: said('rights') },
    ...{ language: said('language'), actions: said('actions') },
  }
  const { body: imported, main, format, leftOut } = draft
  const reading = await readDraftText({ imported, edited: null, main, details })
  const ofText = new Set(reading.warnings.map(({ message }) => message))
  return {
    ...{ fileName: name, format, main, imported, edited: null, suggested, details, reading },
    words: draft.words,
    leftOut,
    // What the text itself has to say is said anew whenever it changes, and unexplained words are a problem of their own.
    notices: draft.warnings.filter(
      ({ message, remedy }) => !ofText.has(message) && remedy !== unexplainedRemedy,
    ),
  }
}
