import { checkerOf } from '../../../src/answer/checker-of.ts'
import { findEarlier } from '../../../src/answer/earlier-versions.ts'
import { type CitationStyle, citeInStyle } from '../../../src/cite/style.ts'
import { basicUnitsOf } from '../../../src/document/basic-units.ts'
import type { Document } from '../../../src/document/document.ts'
import { findDocument, knownDocuments, type Library } from '../../../src/document/library.ts'
import { type Passage, passageAt } from '../../../src/document/passage.ts'
import { parseReference } from '../../../src/document/reference/parse.ts'
import type { Reference } from '../../../src/document/reference/step.ts'
import { type Absence, resolveReference } from '../../../src/document/resolve.ts'
import { sealSteps } from '../../../src/document/seal.ts'
import type { WorkspaceLibrary } from '../../../src/library/libraries.ts'
import { runTaskInSlices } from '../../../src/text/cooperative-task.ts'
import { rememberFor } from '../../../src/text/remember-for.ts'
import { describeAbsence } from '../../../src/words/absence-words.ts'
import { apiWords } from '../api-words.ts'
import { type Compare, compareVersions } from './compare-versions.ts'
import { describeChecked } from './describe-checked.ts'
import { describeDocument, describeStructure } from './describe-document.ts'
import { describePassage, namePassage, referenceOf } from './describe-passage.ts'
import { Refused } from './refused.ts'
import type {
  Checked,
  Cited,
  Compared,
  DocumentData,
  FoundData,
  PassageData,
  PassagePage,
  Passages,
  Structure,
  Suggestions,
} from './schemas.ts'
import { type Search, searchPassages } from './search-passages.ts'

/**
 * The documents of one workspace, or those that come with the server, as data: every passage whole, word for word and with
 * its source. What can't be given rejects with Refused, and nothing is ever half given.
 */
export interface Source {
  readonly library: Library
  readonly listDocuments: () => Promise<readonly DocumentData[]>
  readonly readStructure: (document: string) => Promise<Structure>
  /** The passages that a reference names, every one of them. */
  readonly readPassages: (reference: string) => Promise<Passages>
  /** The passages of a document in its order, from the one after a path on. */
  readonly listPassages: (document: string, after: string | null, limit: number) => Promise<PassagePage>
  readonly search: (search: Search) => Promise<FoundData>
  readonly suggest: (prefix: string, limit: number) => Suggestions
  readonly cite: (reference: string, style: CitationStyle | null) => Promise<Cited>
  readonly check: (text: string) => Promise<Checked>
  readonly compare: (compare: Compare) => Promise<Compared>
}

// What a program asks for at once; a whole document comes page by page.
const mostPassages = 200

/** A source over a library. What a bare number means is the workspace's own choice. */
export const createSource = rememberFor((of: WorkspaceLibrary): Source => {
  const library = withMain(of)
  const { engine } = of
  const describe = async (passage: Passage): Promise<PassageData> =>
    describePassage(passage, await sealFor(passage.document))
  return {
    library,
    listDocuments: () =>
      Promise.all(
        knownDocuments(library).map(async (each) => describeDocument(each, library, await sealFor(each))),
      ),
    async readStructure(name) {
      const document = await openDocument(name, library, of)
      return describeStructure(document, library, await sealFor(document))
    },
    async readPassages(typed) {
      const passages = await resolve(typed)
      return { reference: typed, passages: await Promise.all(passages.map(describe)) }
    },
    async listPassages(name, after, limit) {
      const document = await openDocument(name, library, of)
      const units = basicUnitsOf(document)
      const from = after === null ? 0 : units.findIndex(({ id }) => id === after) + 1
      if (after !== null && from === 0) throw new Refused('no-such-passage', apiWords.noSuchAfter(after))
      const page = units.slice(from, from + limit)
      const passages = page.flatMap(({ id }) => passageAt(id, document) ?? [])
      const isEnd = from + limit >= units.length
      return {
        passages: await Promise.all(passages.map(describe)),
        next: isEnd ? null : (page.at(-1)?.id ?? null),
      }
    },
    search: (search) => searchPassages(search, library, engine, describe),
    suggest: (prefix, limit) => ({
      suggestions: engine
        .suggest(prefix, limit, library.main)
        .map(({ label, text }) => ({ label, reference: text })),
    }),
    async cite(typed, style) {
      const passages = await resolve(typed)
      const citations = passages.map(async (passage) => ({
        reference: referenceOf(passage),
        citation: namePassage(passage).citation,
        styled: style === null ? null : await citeInStyle(passage, style),
      }))
      return { reference: typed, style, citations: await Promise.all(citations) }
    },
    check: (text) => describeChecked(text, checkerOf(of.library), describe),
    compare: (compare) => compareVersions(compare, library, of),
  }

  /** Every passage of a reference; a part of what was asked for is never given as the whole. */
  async function resolve(typed: string): Promise<readonly Passage[]> {
    const reference = readReference(typed, library)
    const earlier = await findEarlier(reference.document, library, of)
    const known = earlier === null ? library : { ...library, earlier: [earlier] }
    const { passages, absences } = resolveReference(reference, known)
    if (absences.length > 0 || passages.length === 0) throw absent(absences, passages)
    if (passages.length > mostPassages)
      throw new Refused('too-much', apiWords.tooManyPassages(passages.length, mostPassages))
    return passages
  }
})

/** A reference as it was sent. */
function readReference(typed: string, library: Library): Reference {
  const parsed = parseReference(typed, knownDocuments(library))
  if (parsed?.kind === 'reference') return parsed.reference
  throw new Refused('unreadable-reference', apiWords.unreadable(typed, library.main))
}

/** The document that is named, in the version that is named. */
async function openDocument(
  name: string,
  library: Library,
  of: Pick<WorkspaceLibrary, 'openVersion'>,
): Promise<Document> {
  const earlier = await findEarlier(name, library, of)
  const document = earlier ?? findDocument(library, name)
  if (document !== null) return document
  const exists = knownDocuments(library).map(({ id }) => id)
  throw new Refused('no-such-document', apiWords.noSuchDocument(name, exists), exists)
}

function absent(absences: readonly Absence[], passages: readonly Passage[]): Refused {
  const sentences = [...new Set(absences.map(describeAbsence))]
  const near = absences.flatMap((absence) => nearestTo(absence))
  const exists = [...passages, ...near].slice(0, mostPassages).map(referenceOf)
  return new Refused('no-such-passage', sentences.slice(0, 5).join(' '), [...new Set(exists)])
}

/** What there is instead. */
function nearestTo(absence: Absence): readonly Passage[] {
  switch (absence.kind) {
    case 'document':
    case 'backwards':
      return []
    case 'unit':
      return passagesAt([absence.parent, absence.nearest], absence.document)
    case 'no kind':
      return passagesAt([absence.offer], absence.document)
    case 'sentence':
      return passagesAt([absence.unit], absence.document)
    case 'incomplete':
    case 'again':
      return passagesAt(absence.candidates, absence.document)
  }
}

function passagesAt(ids: readonly (string | null)[], document: Document): readonly Passage[] {
  return ids.flatMap((id) => (id === null ? [] : (passageAt(id, document) ?? [])))
}

/** With the document that a bare number means in the workspace. */
function withMain({ library, holdings }: WorkspaceLibrary): Library {
  const main = library.documents.find(({ id }) => id === holdings.main)
  return main === undefined ? library : { ...library, main }
}

const sealFor = rememberFor(
  async (document: Document): Promise<string> => (await runTaskInSlices(sealSteps(document))).sha256,
)
