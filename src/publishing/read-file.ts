import pLimit from 'p-limit'
import type { FrontMatter } from '../document/front-matter.ts'
import { ImportError } from '../import/import-error.ts'
import { importFile } from '../import/import-file.ts'
import { unexplainedRemedy } from '../import/warn-of-import.ts'
import { wordsOf } from '../import/write/conserve.ts'
import { publishingWords as words } from '../words/publishing-words.ts'
import type { DraftContent } from './draft-content.ts'
import type { BroughtFile, DetailName } from './publisher.ts'
import { type EditedFile, readEditedFile } from './read-edited-file.ts'
import { languageOf, readDraftText } from './read-text.ts'
import { suggestDetails, suggestStated } from './suggest-details.ts'

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
  const editedFile = readEditedFile(bytes)
  if (editedFile !== null) return readBack(editedFile, name, earlier, mostCharacters)
  const language = earlier === null ? null : languageOf(earlier.front.language)
  const draft = await inTurn(() => importFile({ bytes, name, language, onProgress }))
  if (draft.body.length > mostCharacters) throw new ImportError(words.tooLongImport(mostCharacters))
  const suggested = suggestDetails(draft, name, earlier)
  const details = detailsIn(suggested)
  const { body: imported, main, format, leftOut } = draft
  const reading = await readDraftText({ imported, edited: null, main, carried: {}, details })
  const ofText = new Set(reading.warnings.map(({ message }) => message))
  return {
    ...{ fileName: name, format, main, carried: {}, imported, edited: null },
    ...{ suggested, details, reading },
    words: draft.words,
    leftOut,
    // What the text itself has to say is said anew whenever it changes, and unexplained words are a problem of their own.
    notices: draft.warnings.filter(
      ({ message, remedy }) => !ofText.has(message) && remedy !== unexplainedRemedy,
    ),
  }
}

/** What is kept of a `document.md` that comes back: its text as it is, and everything that its front matter says. */
async function readBack(
  { front, body: imported }: EditedFile,
  fileName: string,
  earlier: { readonly id: string } | null,
  mostCharacters: number,
): Promise<DraftContent> {
  if (imported.length > mostCharacters) throw new ImportError(words.tooLongImport(mostCharacters))
  const { main = null, place, units, restart, alineas } = front
  const carried = { place, cite: front.cite === 'short' ? front.cite : undefined, units, restart, alineas }
  const suggested = suggestStated(front, fileName, earlier)
  const details = detailsIn(suggested)
  const count = wordsOf(imported).length
  const keys = Object.entries({ ...carried, main }).flatMap(([key, value]) => (value == null ? [] : [key]))
  return {
    ...{ fileName, format: 'markdown', main, carried, imported, edited: null, suggested, details },
    reading: await readDraftText({ imported, edited: null, main, carried, details }),
    words: {
      ...{ inFile: count, counted: 0, inDocument: count, leftOut: 0, joined: [] },
      unexplained: { lost: [], added: [] },
    },
    leftOut: [],
    notices:
      keys.length === 0
        ? []
        : [
            {
              place: { line: null, page: null, words: '' },
              message: words.carried(keys),
              remedy: words.carriedRemedy,
            },
          ],
  }
}

function detailsIn(suggested: DraftContent['suggested']): DraftContent['details'] {
  const said = (key: DetailName): string => suggested[key]?.value ?? ''
  return {
    ...{ name: said('name'), title: said('title'), short: said('short'), date: said('date') },
    ...{ issuer: said('issuer'), source: said('source'), rights: said('rights') },
    ...{ language: said('language'), actions: said('actions') },
  }
}
