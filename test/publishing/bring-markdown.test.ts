import { afterEach, describe, expect, it } from 'vitest'
import { ImportError } from '../../src/import/import-error.ts'
import { mina, type OpenPublisher, openPublisher, said, us, webPage } from './open-publisher.ts'

// A document.md that was downloaded, edited and brought back.

const opened: OpenPublisher[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

async function open(limits: Parameters<typeof openPublisher>[0] = {}): Promise<OpenPublisher> {
  const on = await openPublisher(limits)
  opened.push(on)
  return on
}

const front = `title: The Lantern Accord
short: Lantern Accord
date: 2031-04-02
issuer: The Lantern Council
source: https://example.org/lantern
language: en
`
const body = `## Goal 1 Light

1. The parties keep the lanterns lit.

2. They meet each spring.
`
const fileOf = (keys: string, text = body): string => `---\nformat: 2\n${front}${keys}---\n\n${text}`
const bring = ({ publisher }: OpenPublisher, text: string | Uint8Array, more: object = {}) =>
  publisher.bring(us, mina, {
    name: 'lantern.md',
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    ...more,
  })
const refusalOf = async (bringing: Promise<unknown>): Promise<string> => {
  const error = await bringing.catch((thrown: unknown) => thrown)
  if (!(error instanceof ImportError)) throw new Error(`No refusal, but: ${JSON.stringify(error)}`)
  return error.message
}
const publish = async (on: OpenPublisher, id: string): Promise<string> => {
  const published = await on.publisher.publish(us, id, mina)
  if (published?.kind !== 'published') throw new Error(`Not published: ${JSON.stringify(published)}`)
  const { hash } = published.version
  return (await on.store.documents.readTexts([hash])).get(hash) ?? ''
}

describe('A document.md that can’t be brought', () => {
  it.each([
    ['a key that no document has', fileOf('thesaurus: lamp, lantern\n'), 'line 9', 'thesaurus'],
    ['a key with a value that isn’t one', fileOf('main: verse\n'), 'line 9', '"main"'],
    ['a key that is missing', fileOf('').replace(/issuer.*\n/u, ''), 'line 1', '"issuer"'],
    ['a front matter that isn’t YAML', fileOf('rights: "free\n'), 'line ', 'not valid YAML'],
    ['another format', fileOf('').replace('format: 2', 'format: 3'), 'line 2', '"format"'],
    [
      'numbered paragraphs by the older rules',
      fileOf('').replace('format: 2\n', ''),
      'format: 2',
      'bring it again',
    ],
  ])('is refused with a sentence that says why: %s', async (_, text, where, what) => {
    const on = await open()
    const refusal = await refusalOf(bring(on, text))
    expect(refusal).toContain(where)
    expect(refusal).toContain(what)
    expect(await on.publisher.list(us)).toEqual([])
  })

  it('is refused where it isn’t UTF-8, is too long, or has no text', async () => {
    const on = await open({ characters: 300 })
    expect(await refusalOf(bring(on, Buffer.from(fileOf('', 'Café.\n'), 'latin1')))).toContain('UTF-8')
    expect(await refusalOf(bring(on, fileOf('', 'word '.repeat(100))))).toContain('more than 300')
    expect(await refusalOf(bring(on, fileOf('', ' \n')))).toContain('no words')
  })

  it('is no other Markdown: rules and other people’s front matter are imported', async () => {
    const on = await open()
    const post = '---\nlayout: post\ntitle: Lanterns\n---\n\n1. The parties keep the lanterns lit.\n'
    const rule = '---\n\nThe Lantern Accord\n\n---\n\n1. The parties keep the lanterns lit.\n'
    for (const text of [post, rule]) expect((await bring(on, text)).body).toContain('keep the lanterns lit')
  })
})

describe('A document.md that is brought', () => {
  it('is a draft with that body and those details', async () => {
    const draft = await bring(await open(), fileOf('rights: Free.\nactions: 1-2\n'))
    expect(draft.body).toBe(body)
    expect(draft.details).toEqual({ ...said, rights: 'Free.', actions: '1-2' })
    expect(draft.guessed).toMatchObject({
      name: 'unsure',
      title: 'stated',
      date: 'stated',
      actions: 'stated',
    })
    expect(draft).toMatchObject({ format: 'markdown', missing: [], problems: [], isEdited: false })
    expect(draft.words.inFile).toBe(draft.words.inDocument)
  })

  it('is read with Windows’ line ends and a byte order mark, too', async () => {
    const draft = await bring(await open(), `\uFEFF${fileOf('').replaceAll('\n', '\r\n')}`)
    expect(draft.body).toBe(body)
  })

  it('keeps what a draft has no field for, and says so', async () => {
    const on = await open()
    const keys =
      'place: Pier 4\ncite: short\nunits: [goal, target]\nrestart: chapter\nalineas: lines\nmain: paragraph\n'
    const draft = await bring(on, fileOf(keys, `## CHAPTER I\n\n#${body}`))
    expect(draft.problems).toEqual([])
    expect(draft.warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('place, cite, units, restart, alineas, main')]),
    )
    const ids = (await on.publisher.outline(us, draft.id))?.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['ch1.goal1']))
    await on.publisher.change(us, draft.id, { body: draft.body.replace('spring', 'autumn') })
    const text = await publish(on, draft.id)
    for (const line of [
      'place: Pier 4',
      'cite: short',
      'alineas: lines',
      'main: paragraph',
      'restart:',
      '- target',
    ])
      expect(text).toContain(line)
  })

  it('is sealed anew: what was published, edited and brought back is the next version', async () => {
    const on = await open()
    const first = await on.publisher.bring(us, mina, {
      name: 'lantern.html',
      bytes: webPage('The Lantern Accord', 'The parties keep the lanterns lit.', 'They meet each spring.'),
    })
    await on.publisher.change(us, first.id, { details: said })
    const text = await publish(on, first.id)
    expect(text).toContain('sha256:')
    const edited = text.replace('spring', 'autumn').replace(/sha256: .*/u, 'sha256: typed over')
    const draft = await bring(on, edited, { name: 'accord (1).md', replaces: 'lantern' })
    expect(draft.details).toEqual(said)
    expect(draft.guessed.name).toBe('earlier')
    expect(draft.replaces).toMatchObject({ document: 'lantern', number: 1 })
    const again = await publish(on, draft.id)
    expect(again).toContain('autumn')
    expect(/sha256: (.*)/u.exec(again)?.[1]).not.toBe(/sha256: (.*)/u.exec(text)?.[1])
    expect((await on.libraries.of(us)).library.documents.at(-1)?.version?.number).toBe(2)
  })

  it('leaves what it says of itself to the next version, whatever file that is made from', async () => {
    const on = await open()
    const keys = 'place: Pier 4\ncite: short\nrestart: chapter\n'
    const chapter = '## CHAPTER I\n\n'
    const first = await bring(on, fileOf(keys, `${chapter}1. The lanterns are lit.\n`))
    await publish(on, first.id)
    const next = await on.publisher.bring(us, mina, {
      ...{ name: 'new.html', replaces: 'lantern' },
      bytes: new TextEncoder().encode(
        '<h1>The Lantern Accord</h1><h2>CHAPTER I</h2><p>1. The lanterns are lit.</p><h2>CHAPTER II</h2><p>1. So are the lamps.</p>',
      ),
    })
    expect(next.problems).toEqual([])
    expect(next.warnings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([expect.stringContaining('place, cite, restart')]),
    )
    const text = await publish(on, next.id)
    for (const line of ['place: Pier 4', 'cite: short', 'restart:']) expect(text).toContain(line)
  })

  it('leaves the next version nothing that its text can’t be read with', async () => {
    const on = await open()
    const keys = 'place: Pier 4\ncite: short\nrestart: chapter\n'
    const first = await bring(on, fileOf(keys, '## CHAPTER I\n\n1. The lanterns are lit.\n'))
    await publish(on, first.id)
    const next = await on.publisher.bring(us, mina, {
      ...{ name: 'new.html', replaces: 'lantern' },
      bytes: webPage('The Lantern Accord', 'There are no chapters.'),
    })
    expect(next.problems).toEqual([])
    const text = await publish(on, next.id)
    expect(text).toContain('place: Pier 4')
    expect(text).not.toContain('restart')
  })
})
