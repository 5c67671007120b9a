import { randomBytes } from 'node:crypto'
import pLimit from 'p-limit'
import { readOutline } from '../document/format-2/outline.ts'
import { type FrontMatter, parseFrontMatter } from '../document/front-matter.ts'
import { ImportError } from '../import/import-error.ts'
import type { DocumentStore } from '../library/document-store.ts'
import type { DraftStore, KeptDraft } from '../library/draft-store.ts'
import { newestOf, type PublishedVersion, type Workspace } from '../library/holdings.ts'
import type { Libraries } from '../library/libraries.ts'
import { cleanTyped } from '../text/clean-typed.ts'
import { publishingWords as words } from '../words/publishing-words.ts'
import { bodyOf, type DraftContent, detailNames, readContent } from './draft-content.ts'
import type { DraftChange, Person, Publication, Publisher, WaitingDraft } from './publisher.ts'
import { type PublisherLimits, usualLimits } from './publisher-limits.ts'
import { readFile } from './read-file.ts'
import { languageOf, readDraftText } from './read-text.ts'
import { sealDraft } from './seal-draft.ts'
import { showDraft } from './show-draft.ts'

export interface PublisherOptions {
  readonly documents: Pick<DocumentStore, 'read' | 'readTexts' | 'publishAfter' | 'remove'>
  readonly drafts: DraftStore
  readonly libraries: Pick<Libraries, 'of' | 'refresh'>
  readonly link: Publisher['link']
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly limits?: PublisherLimits
}

interface OpenDraft {
  readonly kept: KeptDraft
  readonly content: DraftContent
}

// Each time somebody else has published.
const mostTries = 20
// Nothing that may be said of a document is longer, and nobody keeps more.
const longestDetail = 2_500

/** What brings the files of workspaces into their libraries. */
export function createPublisher(options: PublisherOptions): Publisher {
  const { documents, drafts, libraries, link, now, limits = usualLimits } = options
  // What is counted before one is published must not change meanwhile.
  const inTurn = pLimit(1)
  return {
    link,

    async bring(of, by, file) {
      if ((await drafts.list(of)).length >= limits.drafts)
        throw new ImportError(words.tooManyDrafts(limits.drafts))
      const name = nameOf(file.name)
      const earlier = file.replaces == null ? null : await findEarlier(of, file.replaces)
      const content = await readFile({ ...file, name }, earlier, limits.characters)
      return keep({ ...of, id: randomBytes(16).toString('base64url'), person: by }, content)
    },

    async find(of, id) {
      const draft = await open(of, id)
      return draft && show(draft.kept, draft.content)
    },

    async list(of) {
      const shown: WaitingDraft[] = []
      for (const kept of await drafts.list(of)) {
        const content = readContent(kept.content)
        if (content !== null) shown.push(await show(kept, content))
      }
      return shown
    },

    async outline(of, id) {
      const draft = await open(of, id)
      if (draft === null) return null
      const { main, carried, details } = draft.content
      const language = languageOf(details.language)
      return readOutline(bodyOf(draft.content), { ...carried, language, main: main ?? undefined })
    },

    async change(of, id, change) {
      const draft = await open(of, id)
      if (draft === null) return null
      return keep(draft.kept, await applyChange(draft.content, change, limits.characters))
    },

    discard: (of, id) => drafts.remove(of, id),

    publish: (of, id, by) => inTurn(() => publish(of, id, by)),

    async remove(of, document) {
      const isRemoved = await documents.remove(of, document)
      await libraries.refresh()
      return isRemoved
    },
  }

  async function publish(of: Workspace, id: string, by: Person): Promise<Publication | null> {
    // Another process may publish between the look at what there is and the publishing: then it's looked at again.
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const draft = await open(of, id)
      if (draft === null) return null
      const publication = await publishOnce(of, draft, by)
      if (publication !== null) return publication
    }
    throw new Error(`The library changed ${mostTries} times while a draft was to be published`)
  }

  /** Null where the library has changed meanwhile. */
  async function publishOnce(of: Workspace, draft: OpenDraft, by: Person): Promise<Publication | null> {
    const { revision } = await documents.read(of)
    await libraries.refresh()
    const { problems, missing, fileName, details } = await show(draft.kept, draft.content)
    const reasons = [
      ...missing.map((name) => words.missing(words.fields[name])),
      ...problems.map(({ message, remedy }) => `${sentence(message)} ${sentence(remedy)}`),
    ]
    if (reasons.length > 0) return { kind: 'refused', reasons }
    const sealed = await sealDraft(draft.content)
    if ('reasons' in sealed) return { kind: 'refused', reasons: sealed.reasons }
    const { text, document } = sealed
    const tooMuch = await findTooMuch(of, details.name, text)
    if (tooMuch !== null) return { kind: 'refused', reasons: [tooMuch] }
    const author = cleanTyped(by.name ?? '').trim() || by.id
    const edition = { document: details.name, text, by: author, at: now(), fileName }
    const version = await documents.publishAfter(of, revision, edition)
    if (version === null) return null
    await libraries.refresh()
    await drafts.remove(of, draft.kept.id)
    const { number, by: publisher, at } = version
    return { kind: 'published', version, document: { ...document, version: { number, by: publisher, at } } }
  }

  /** What a workspace would have too much of with another version of a document; null where it has room. */
  async function findTooMuch(of: Workspace, document: string, text: string): Promise<string | null> {
    const { versions } = await documents.read(of)
    const newest = newestOf(versions)
    const isNew = newest.every((each) => each.document !== document)
    if (isNew && newest.length >= limits.documents) return words.tooManyDocuments(limits.documents)
    if (versions.filter((each) => each.document === document).length >= limits.versions)
      return words.tooManyVersions(limits.versions)
    const others = newest.filter((each) => each.document !== document)
    const texts = await documents.readTexts(others.map(({ hash }) => hash))
    const characters = others.reduce((sum, { hash }) => sum + (texts.get(hash)?.length ?? 0), text.length)
    return characters > limits.allCharacters ? words.tooMuchText : null
  }

  async function findEarlier(
    of: Workspace,
    document: string,
  ): Promise<{ readonly id: string; readonly front: FrontMatter } | null> {
    const version = newestOf((await documents.read(of)).versions).find((each) => each.document === document)
    if (version === undefined) return null
    const text = (await documents.readTexts([version.hash])).get(version.hash) ?? ''
    const read = parseFrontMatter(/^---\n(.*?)\n---/su.exec(text)?.[1] ?? '', document, 1)
    return 'value' in read ? { id: document, front: read.value } : null
  }

  async function open(of: Workspace, id: string): Promise<OpenDraft | null> {
    const kept = await drafts.get(of, id)
    const content = kept === null ? null : readContent(kept.content)
    return kept === null || content === null ? null : { kept, content }
  }

  async function keep(
    { id, platform, workspace, person }: Omit<KeptDraft, 'content' | 'changedAt'>,
    content: DraftContent,
  ): Promise<WaitingDraft> {
    const draft = { id, platform, workspace, person, changedAt: now() }
    await drafts.put({ ...draft, content: JSON.stringify(content) })
    return show(draft, content)
  }

  async function show(draft: Omit<KeptDraft, 'content'>, content: DraftContent): Promise<WaitingDraft> {
    const { library } = await libraries.of(draft)
    const versions = await listVersions(draft)
    return showDraft(draft, content, { library, versions, mostCharacters: limits.characters })
  }

  async function listVersions(of: Workspace): Promise<readonly PublishedVersion[]> {
    return (await libraries.of(of)).holdings.versions
  }
}

/** A draft's content after a change, read again where that may read otherwise. */
async function applyChange(
  before: DraftContent,
  { body, details = {} }: DraftChange,
  mostCharacters: number,
): Promise<DraftContent> {
  const said = { ...before.details }
  for (const name of detailNames) {
    const typed = details[name]
    if (typed !== undefined) said[name] = cleanTyped(typed.slice(0, longestDetail)).trim()
  }
  const edited = body === undefined ? before.edited : (body?.replace(/\r\n?/gu, '\n') ?? null)
  // Far more than may be published is nothing to keep.
  const kept = edited !== null && edited.length > 2 * mostCharacters ? before.edited : edited
  const content = { ...before, details: said, edited: kept }
  const isSame =
    bodyOf(content) === bodyOf(before) &&
    said.language === before.details.language &&
    said.actions === before.details.actions
  return isSame ? content : { ...content, reading: await readDraftText(content) }
}

/** A file's name without folders, on one line. */
function nameOf(name: string): string {
  return (
    cleanTyped(name.replace(/^.*[/\\]/su, ''))
      .trim()
      .slice(-120) || 'file'
  )
}

function sentence(text: string): string {
  const [first = ''] = text
  const begun = first.toUpperCase() + text.slice(first.length)
  return /[.?!…]$/u.test(begun) ? begun : `${begun}.`
}
