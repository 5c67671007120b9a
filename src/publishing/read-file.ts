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
  const { carried, reading } = await readInherited(
    { imported, edited: null, main, details },
    earlier?.front ?? null,
  )
  const keys = keysOf(carried)
  const inherited = { place: nowhere, message: words.inherited(keys), remedy: words.inheritedRemedy }
  const ofText = new Set(reading.warnings.map(({ message }) => message))
  return {
    ...{ fileName: name, format, main, carried, imported, edited: null },
    ...{ suggested, details, reading },
    words: draft.words,
    leftOut,
    // What the text itself has to say is said anew whenever it changes, and unexplained words are a problem of their own.
    notices: [
      ...(keys.length === 0 ? [] : [inherited]),
      ...draft.warnings.filter(({ message, remedy }) => !ofText.has(message) && remedy !== unexplainedRemedy),
    ],
  }
}

const nowhere = { line: null, page: null, words: '' }

/**
 * How a text reads with what the version before it says beside its details. Where it can't be read so, as where no heading is a
 * chapter's any more, it has of that what isn't about its units.
 */
async function readInherited(
  content: Omit<Parameters<typeof readDraftText>[0], 'carried'>,
  front: FrontMatter | null,
): Promise<Pick<DraftContent, 'carried' | 'reading'>> {
  const carried = front === null ? {} : carriedOf(front)
  const reading = await readDraftText({ ...content, carried })
  const { place, cite } = carried
  if (reading.problems.length === 0 || keysOf(carried).length === keysOf({ place, cite }).length)
    return { carried, reading }
  const plain = await readDraftText({ ...content, carried: { place, cite } })
  return plain.problems.length < reading.problems.length
    ? { carried: { place, cite }, reading: plain }
    : { carried, reading }
}

/** What front matter says and nobody is asked for. */
function carriedOf({ place, cite, units, restart, alineas }: FrontMatter): DraftContent['carried'] {
  return { place, cite: cite === 'short' ? cite : undefined, units, restart, alineas }
}

function keysOf(said: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(said).flatMap(([key, value]) => (value == null ? [] : [key]))
}

/** What is kept of a `document.md` that comes back: its text as it is, and everything that its front matter says. */
async function readBack(
  { front, body: imported }: EditedFile,
  fileName: string,
  earlier: { readonly id: string } | null,
  mostCharacters: number,
): Promise<DraftContent> {
  if (imported.length > mostCharacters) throw new ImportError(words.tooLongImport(mostCharacters))
  const { main = null } = front
  const carried = carriedOf(front)
  const suggested = suggestStated(front, fileName, earlier)
  const details = detailsIn(suggested)
  const count = wordsOf(imported).length
  const keys = keysOf({ ...carried, main })
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
              place: nowhere,
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
