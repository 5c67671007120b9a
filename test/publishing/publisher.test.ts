import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readDocument } from '../../src/document/read-document.ts'
import { ImportError } from '../../src/import/import-error.ts'
import type { DraftChange, DraftDetails, WaitingDraft } from '../../src/publishing/publisher.ts'
import type { PublisherLimits } from '../../src/publishing/publisher-limits.ts'
import { mina, type OpenPublisher, openPublisher, others, said, us, webPage } from './open-publisher.ts'

const opened: OpenPublisher[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

async function open(limits: Partial<PublisherLimits> = {}): Promise<OpenPublisher> {
  const publisher = await openPublisher(limits)
  opened.push(publisher)
  return publisher
}

const page = webPage('The Lantern Accord', 'The parties keep the lanterns lit.', 'They meet each spring.')
const bring = ({ publisher }: OpenPublisher, name = 'lantern.html', bytes = page, of = us) =>
  publisher.bring(of, mina, { name, bytes })
const refusalOf = async (bringing: Promise<unknown>): Promise<string> => {
  const error = await bringing.catch((thrown: unknown) => thrown)
  if (!(error instanceof ImportError)) throw new Error(`No refusal, but: ${JSON.stringify(error)}`)
  return error.message
}
const change = async (on: OpenPublisher, { id }: WaitingDraft, what: DraftChange): Promise<WaitingDraft> => {
  const changed = await on.publisher.change(us, id, what)
  if (changed === null) throw new Error('The draft is gone')
  return changed
}
const publish = async (on: OpenPublisher, details: Partial<DraftDetails> = {}, bytes = page) => {
  const draft = await bring(on, 'lantern.html', bytes)
  await change(on, draft, { details: { ...said, ...details } })
  return on.publisher.publish(us, draft.id, mina)
}
const fieldsOf = ({ problems }: WaitingDraft) => problems.map(({ field }) => field)

describe('A file that cannot be imported', () => {
  it('is refused with its sentence, and nothing is kept', async () => {
    const on = await open()
    expect(await refusalOf(bring(on, 'empty.txt', new Uint8Array()))).toContain('is empty')
    expect(await on.publisher.list(us)).toEqual([])
  })

  it('is refused where too many drafts wait, or its text is too long', async () => {
    const on = await open({ drafts: 1, characters: 200 })
    expect(await refusalOf(bring(on, 'a.html', webPage('Long', 'word '.repeat(100))))).toContain(
      'more than 200 characters',
    )
    await bring(on)
    expect(await refusalOf(bring(on))).toContain('Publish or discard one first')
  })
})

describe('What is said of a draft', () => {
  let shared: OpenPublisher | null = null
  afterAll(() => shared?.close())

  it('is suggested by its file, and the rest is missing', async () => {
    const draft = await bring(await open())
    expect(draft.details).toMatchObject({ name: 'lantern', title: 'The Lantern Accord', language: 'en' })
    expect(draft.guessed).toMatchObject({ name: 'unsure', title: 'likely' })
    expect(draft.missing).toEqual(['date', 'issuer', 'source'])
    expect(draft.problems).toEqual([])
  })

  it.each<[keyof DraftDetails, string]>([
    ['name', 'Lantern Accord'],
    ['name', '11c'],
    ['name', '../lantern'],
    ['name', 'vancouver-2018'],
    ['short', '1 Accord'],
    ['short', 'vancouver 2018'],
    ['short', 'x'.repeat(51)],
    ['date', '2031-02-30'],
    ['date', 'spring'],
    ['source', 'javascript:alert(1)'],
    ['source', 'example.org'],
    ['language', 'plain English'],
    ['actions', '9(a)'],
    ['actions', 'everything'],
    ['title', 'x'.repeat(301)],
    ['issuer', 'x'.repeat(201)],
    ['rights', 'x'.repeat(2_001)],
  ])('is refused by its field: %s “%s”', async (field, typed) => {
    shared ??= await openPublisher()
    const on = shared
    const draft = (await on.publisher.list(us))[0] ?? (await bring(on))
    const details = { ...said, [field]: typed }
    expect(fieldsOf(await change(on, draft, { details }))).toContain(field)
    expect(await on.publisher.publish(us, draft.id, mina)).toMatchObject({ kind: 'refused' })
  })

  it('cannot steer a terminal or hide characters', async () => {
    const on = await open()
    const changed = await change(on, await bring(on), {
      details: { title: 'A\u001b[31m\u202eB\nC', issuer: '  D  ' },
    })
    expect(changed.details).toMatchObject({ title: 'A [31mB C', issuer: 'D' })
  })

  it('is no guess any more once it was typed', async () => {
    const on = await open()
    const changed = await change(on, await bring(on), { details: { title: 'Another' } })
    expect(changed.guessed.title).toBeUndefined()
  })
})

describe('Edited text', () => {
  it('is checked as its document will be, each problem in its line', async () => {
    const on = await open()
    const draft = await bring(on)
    const broken = await change(on, draft, { body: '1. One.\n\n1. One again.\n', details: said })
    expect(broken.problems).toMatchObject([
      { place: { line: 3 }, field: null, message: expect.stringContaining('(first in line 1)') },
    ])
    expect(await on.publisher.publish(us, draft.id, mina)).toMatchObject({ kind: 'refused' })
    const mended = await change(on, draft, { body: '1. One.\n\n2. Two.\n' })
    expect(mended).toMatchObject({ problems: [], isEdited: true })
  })

  it('lists the words that an edit added and took away', async () => {
    const on = await open()
    const draft = await bring(on)
    const changed = await change(on, draft, { body: draft.body.replace('spring', 'autumn') })
    expect(changed.edits).toEqual({ added: ['autumn'], taken: ['spring'] })
    const undone = await change(on, draft, { body: null })
    expect(undone).toMatchObject({ isEdited: false, edits: { added: [], taken: [] }, body: draft.body })
  })

  it('has its action items checked against it', async () => {
    const on = await open()
    const draft = await bring(on)
    expect(await change(on, draft, { details: { actions: '2' } })).toMatchObject({ problems: [] })
    const shortened = await change(on, draft, { body: '1. One.\n' })
    expect(fieldsOf(shortened)).toEqual(['actions'])
  })

  it('is told line by line', async () => {
    const on = await open()
    const { id } = await bring(on)
    expect(await on.publisher.outline(us, id)).toMatchObject([
      { line: 1, kind: 'paragraph', id: '1', label: '1.' },
      { line: 3, kind: 'paragraph', id: '2', words: 'They meet each spring.' },
    ])
  })

  it('is not kept where it is far too long', async () => {
    const on = await open({ characters: 200 })
    const draft = await bring(on)
    const changed = await change(on, draft, { body: 'word '.repeat(1_000) })
    expect(changed.body).toBe(draft.body)
    const long = await change(on, draft, { body: `1. ${'word '.repeat(50)}\n` })
    expect(long.problems.map(({ message }) => message)).toContain('the text has more than 200 characters')
  })
})

describe('A draft whose import left a word unexplained', () => {
  it('is published only once somebody edited the text, which is said', async () => {
    const on = await open()
    const { id } = await bring(on)
    await on.publisher.change(us, id, { details: said })
    const [kept] = await on.store.drafts.list(us)
    if (kept === undefined) throw new Error('No draft')
    const content = JSON.parse(kept.content)
    content.words.unexplained.lost = ['lamp']
    await on.store.drafts.put({ ...kept, content: JSON.stringify(content) })
    const refused = await on.publisher.publish(us, id, mina)
    expect(refused).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('“lamp”')] })
    const draft = await on.publisher.change(us, id, { body: '1. The lamp.\n' })
    expect(draft?.warnings.map(({ message }) => message)).toContain(
      'the import left words unexplained, and the text has been edited since',
    )
    expect(await on.publisher.publish(us, id, mina)).toMatchObject({ kind: 'published' })
  })
})

describe('Publishing', () => {
  it('makes a sealed version that the workspace can ask, and the draft goes', async () => {
    const on = await open()
    const published = await publish(on)
    expect(published).toMatchObject({
      kind: 'published',
      version: { document: 'lantern', number: 1, by: 'Mina Park', fileName: 'lantern.html' },
      document: { short: 'Lantern Accord', version: { number: 1 } },
    })
    expect(await on.publisher.list(us)).toEqual([])
    const { library, holdings } = await on.libraries.of(us)
    expect(library.documents.map(({ id }) => id)).toEqual(['vancouver-2018', 'lantern'])
    const hash = holdings.versions[0]?.hash ?? ''
    const text = (await on.store.documents.readTexts([hash])).get(hash) ?? ''
    expect(readDocument(text, 'lantern', 'lantern')).toMatchObject({ sealed: true })
    expect((await on.libraries.of(others)).library.documents).toHaveLength(1)
  })

  it('says everything that is missing', async () => {
    const on = await open()
    const { id } = await bring(on)
    expect(await on.publisher.publish(us, id, mina)).toEqual({
      kind: 'refused',
      reasons: [
        'The date is missing. Type it before you publish.',
        'The issuer is missing. Type it before you publish.',
        'The address of the official text is missing. Type it before you publish.',
      ],
    })
  })

  it('makes the next version of a document of the same name', async () => {
    const on = await open()
    await publish(on)
    const next = await bring(on, 'lantern.html', webPage('The Lantern Accord', 'Changed.'))
    expect(next.replaces).toMatchObject({ document: 'lantern', number: 1 })
    const second = await publish(on, { date: '2032-01-01' })
    expect(second).toMatchObject({ version: { number: 2 } })
  })

  it('proposes what the version before said', async () => {
    const on = await open()
    await publish(on, { rights: 'Free to copy.' })
    const bytes = webPage('Something Else', 'Words.')
    const draft = await on.publisher.bring(us, mina, { name: 'new.html', bytes, replaces: 'lantern' })
    expect(draft.details).toEqual({ ...said, rights: 'Free to copy.' })
    expect(draft.guessed.issuer).toBe('earlier')
  })

  it('refuses a short name of another document of the workspace', async () => {
    const on = await open()
    await publish(on)
    const again = await publish(on, { name: 'other' })
    expect(again).toMatchObject({ kind: 'refused', reasons: [expect.stringContaining('already names')] })
  })

  it('keeps to the limits of a workspace', async () => {
    const on = await open({ documents: 1, versions: 2, allCharacters: 2_000 })
    await publish(on)
    const refusal = async (details: Partial<DraftDetails>, bytes = page) => {
      const refused = await publish(on, details, bytes)
      return refused?.kind === 'refused' ? refused.reasons : []
    }
    expect(await refusal({ name: 'b', short: 'B' })).toEqual([expect.stringContaining('Remove one first')])
    expect(await refusal({}, webPage('Long', 'word '.repeat(500)))).toEqual([
      expect.stringContaining('too long together'),
    ])
    expect(await refusal({ rights: 'Free.' })).toEqual([])
    expect(await refusal({ rights: 'Not free.' })).toEqual([expect.stringContaining('2 versions')])
  })

  it('of a draft that is gone, or of another workspace, does nothing', async () => {
    const on = await open()
    const { id } = await bring(on)
    expect(await on.publisher.publish(others, id, mina)).toBeNull()
    expect(await on.publisher.change(others, id, { body: 'x' })).toBeNull()
    expect(await on.publisher.find(others, id)).toBeNull()
    expect(await on.publisher.outline(others, id)).toBeNull()
    await on.publisher.discard(others, id)
    expect(await on.publisher.find(us, id)).not.toBeNull()
    await on.publisher.discard(us, id)
    expect(await on.publisher.publish(us, id, mina)).toBeNull()
  })
})

describe('Removing', () => {
  it('takes a document with its versions out of its workspace alone', async () => {
    const on = await open()
    await publish(on)
    expect(await on.publisher.remove(others, 'lantern')).toBe(false)
    expect(await on.publisher.remove(us, 'lantern')).toBe(true)
    expect((await on.libraries.of(us)).library.documents).toHaveLength(1)
    expect(await on.publisher.remove(us, 'lantern')).toBe(false)
  })
})

describe('A link', () => {
  it('opens one visit, once, in time', async () => {
    const { publisher, store } = await open()
    const link = (await publisher.link(us, { ...mina, namesAdmins: true }, 'draft-1')) ?? ''
    const [address, secret = ''] = link.split('#')
    expect(address).toBe('https://record.example.org/documents')
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
    const later = store.now() + 16 * 60_000
    expect(await store.visits.begin(secret, 'visit', later + 1, later)).toBeNull()
    const visit = await store.visits.begin(secret, 'visit', later, store.now())
    expect(visit).toMatchObject({ ...us, person: mina, draft: 'draft-1' })
    expect(await store.visits.begin(secret, 'another', later, store.now())).toBeNull()
  })

  it('is none where nobody reaches the page', async () => {
    const on = await openPublisher({}, null)
    opened.push(on)
    expect(await on.publisher.link(us, { ...mina, namesAdmins: false }, null)).toBeNull()
  })
})
