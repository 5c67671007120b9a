import { describe, expect, it } from 'vitest'
import { mostAdmins, noHoldings } from '../../src/library/holdings.ts'
import { mostKeys } from '../../src/library/key-store.ts'
import type { Store } from '../../src/store/store.ts'

const us = { platform: 'Slack', workspace: 'T1' }
const others = { platform: 'Discord', workspace: 'T1' }
const at = 1_764_000_000_123
const edition = { document: 'gdpr', text: 'Article 1\n“é”\u2028', by: 'Mina', at, fileName: 'gdpr.pdf' }

/** What every store of documents must do; `open` gives an empty one. */
export function describeDocumentStore(name: string, open: () => Promise<Store>): void {
  describe(`documents in ${name}`, () => {
    it('are none at first', async () => {
      const { documents } = await open()
      expect(await documents.read(us)).toEqual(noHoldings)
      expect(await documents.revision()).toBe(0)
      expect(await documents.listRevisions()).toEqual([])
      expect(await documents.remove(us, 'gdpr')).toBe(false)
    })

    it('come back as they were published, each version once', async () => {
      const { documents } = await open()
      const first = await documents.publish(us, edition)
      expect(first).toMatchObject({ document: 'gdpr', number: 1, by: 'Mina', at, fileName: 'gdpr.pdf' })
      expect(await documents.publish(us, { ...edition, by: 'Jon' })).toEqual(first)
      const second = await documents.publish(us, { ...edition, text: 'Article 1\nOther', fileName: null })
      expect(second.number).toBe(2)
      const { versions } = await documents.read(us)
      expect(versions).toEqual([first, second])
      const texts = await documents.readTexts([first.hash, second.hash, 'ff'])
      expect([...texts]).toEqual(
        expect.arrayContaining([
          [first.hash, edition.text],
          [second.hash, 'Article 1\nOther'],
        ]),
      )
      expect(texts.size).toBe(2)
    })

    it('are a workspace’s own, and a text is kept until nobody has it', async () => {
      const { documents } = await open()
      const { hash } = await documents.publish(us, edition)
      await documents.publish(others, edition)
      await documents.setMain(us, 'gdpr')
      expect((await documents.read(others)).main).toBeNull()
      expect(await documents.remove(us, 'gdpr')).toBe(true)
      expect((await documents.read(us)).versions).toEqual([])
      expect((await documents.readTexts([hash])).size).toBe(1)
      await documents.remove(others, 'gdpr')
      expect((await documents.readTexts([hash])).size).toBe(0)
    })

    it('say what a bare number means, until the document is gone', async () => {
      const { documents } = await open()
      await documents.publish(us, edition)
      await documents.setMain(us, 'gdpr')
      await documents.setChannel(us, 'C1', 'gdpr')
      await documents.setChannel(us, 'C2', 'gdpr')
      await documents.setChannel(us, 'C2', null)
      expect(await documents.read(us)).toMatchObject({ main: 'gdpr', channels: new Map([['C1', 'gdpr']]) })
      await documents.remove(us, 'gdpr')
      expect(await documents.read(us)).toMatchObject({ main: null, channels: new Map() })
    })

    it('count their changes over all workspaces', async () => {
      const { documents, forget } = await open()
      await documents.publish(us, edition)
      await documents.publish(others, edition)
      const before = await documents.revision()
      const revisions = await documents.listRevisions()
      expect(revisions).toHaveLength(2)
      expect(Math.max(...revisions.map(({ revision }) => revision))).toBe(before)
      expect((await documents.read(us)).revision).toBeLessThan(before)
      await documents.setMain(us, 'gdpr')
      expect((await documents.read(us)).revision).toBeGreaterThan(before)
      const { hash } = await documents.publish(us, edition)
      await forget('Slack', 'T1')
      await forget('Discord', 'T1')
      expect(await documents.revision()).toBeGreaterThan(before + 1)
      expect(await documents.listRevisions()).toEqual([])
      expect((await documents.readTexts([hash])).size).toBe(0)
    })

    it('are published by two at once as two versions', async () => {
      const { documents } = await open()
      const texts = Array.from({ length: 8 }, (_, number) => `Article ${number}`)
      await Promise.all(texts.map((text) => documents.publish(us, { ...edition, text })))
      const { versions } = await documents.read(us)
      expect(versions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(new Set(versions.map(({ hash }) => hash)).size).toBe(8)
    })
  })

  describe(`what is made of texts in ${name}`, () => {
    const words = { kind: 'words', bytes: Buffer.from([0, 1, 254, 255, 39, 92]) }
    const kept = async ({ caches }: Store, hash: string) => {
      const found = []
      for (const kind of ['tree', 'words']) {
        for (const [text, bytes] of await caches.read(kind, [hash, 'ff']))
          found.push({ text, kind, bytes: [...bytes] })
      }
      return found
    }

    it('is kept byte by byte, one thing of each kind, for as long as somebody has the text', async () => {
      const store = await open()
      const { documents, caches } = store
      const { hash } = await documents.publish(us, { ...edition, text: 'Of words' })
      await documents.publish(others, { ...edition, text: 'Of words' })
      expect(await kept(store, hash)).toEqual([])
      await caches.write(hash, { ...words, bytes: Buffer.from('older') })
      await caches.write(hash, words)
      await caches.write(hash, { kind: 'tree', bytes: Buffer.from('{}') })
      expect(await kept(store, hash)).toEqual([
        { text: hash, kind: 'tree', bytes: [...Buffer.from('{}')] },
        { text: hash, kind: 'words', bytes: [...words.bytes] },
      ])
      await documents.remove(us, 'gdpr')
      expect(await kept(store, hash)).toHaveLength(2)
      await documents.remove(others, 'gdpr')
      expect(await kept(store, hash)).toEqual([])
    })

    it('is passed over where nobody has the text', async () => {
      const store = await open()
      await store.caches.write('ff', words)
      expect(await kept(store, 'ff')).toEqual([])
      expect(await store.caches.read('words', [])).toEqual(new Map())
    })

    it('is kept of several at once, whatever their size', async () => {
      const { documents, caches } = await open()
      const bytes = Buffer.from(Array.from({ length: 300_001 }, (_, at) => (at * at) % 251))
      const hashes: string[] = []
      for (const text of ['One', 'Two', 'Three']) {
        const { hash } = await documents.publish(us, { ...edition, document: text.toLowerCase(), text })
        await caches.write(hash, { kind: 'words', bytes: bytes.subarray(text.length) })
        hashes.push(hash)
      }
      const found = await caches.read('words', hashes)
      expect([...found.keys()].toSorted()).toEqual(hashes.toSorted())
      expect(bytes.subarray(3).equals(found.get(hashes[0] ?? '') ?? new Uint8Array())).toBe(true)
      expect(bytes.subarray(5).equals(found.get(hashes[2] ?? '') ?? new Uint8Array())).toBe(true)
    })
  })

  describe(`the index of a library in ${name}`, () => {
    const bytes = Buffer.from([0, 1, 254, 255, 39, 92])

    it('is kept for its workspace alone, the newest in place of the one before', async () => {
      const { documents, caches } = await open()
      await documents.publish(us, { ...edition, text: 'Of words' })
      const { revision } = await documents.read(us)
      expect(await caches.readIndex(us)).toBeNull()
      await caches.writeIndex(us, revision, Buffer.from('older'))
      await caches.writeIndex(us, revision, bytes)
      expect(bytes.equals((await caches.readIndex(us)) ?? new Uint8Array())).toBe(true)
      expect(await caches.readIndex(others)).toBeNull()
    })

    it('is passed over where the library has changed since, or there is none', async () => {
      const { documents, caches } = await open()
      await caches.writeIndex(us, 0, bytes)
      expect(await caches.readIndex(us)).toBeNull()
      await documents.publish(us, { ...edition, text: 'Of words' })
      const { revision } = await documents.read(us)
      await documents.setMain(us, 'gdpr')
      await caches.writeIndex(us, revision, bytes)
      expect(await caches.readIndex(us)).toBeNull()
    })

    it('goes with a document of it, and with its workspace', async () => {
      const { documents, caches, forget } = await open()
      for (const leave of [() => documents.remove(us, 'gdpr'), () => forget('Slack', 'T1')]) {
        for (const document of ['gdpr', 'accord'])
          await documents.publish(us, { ...edition, document, text: document })
        await caches.writeIndex(us, (await documents.read(us)).revision, bytes)
        expect(await caches.readIndex(us)).not.toBeNull()
        await leave()
        expect(await caches.readIndex(us)).toBeNull()
      }
    })
  })

  describe(`drafts in ${name}`, () => {
    const person = { id: 'U1', name: 'Mina' }
    const draft = { ...us, id: 'd1', person, content: '{"a":"é"}', changedAt: at }

    it('are kept, changed and deleted, each for its workspace', async () => {
      const { drafts, forget } = await open()
      await drafts.put(draft)
      await drafts.put({ ...draft, content: '{}', changedAt: at + 1 })
      expect(await drafts.get(us, 'd1')).toEqual({ ...draft, content: '{}', changedAt: at + 1 })
      await drafts.put({ ...draft, ...others, content: 'theirs' })
      expect(await drafts.get(others, 'd1')).toBeNull()
      await drafts.remove(others, 'd1')
      expect(await drafts.list(us)).toHaveLength(1)
      await drafts.purge(at + 1)
      expect(await drafts.list(us)).toHaveLength(1)
      await drafts.put({ ...draft, id: 'd2' })
      await drafts.remove(us, 'd1')
      expect((await drafts.list(us)).map(({ id }) => id)).toEqual(['d2'])
      await forget('Slack', 'T1')
      expect(await drafts.list(us)).toEqual([])
    })
  })

  describe(`keys in ${name}`, () => {
    const key = { id: 'k1', name: 'laptop', person: { id: 'U1', name: 'Mina' }, madeAt: at }

    it('open their own workspace until they’re revoked, and are never read back', async () => {
      const { keys, listWorkspaces, forget } = await open()
      expect(await keys.add(us, key, 'rap_k1_secret')).toBe('added')
      expect(await keys.find('rap_k1_secret')).toEqual(us)
      expect(await keys.find('rap_k1_other')).toBeNull()
      expect(await keys.add(others, { ...key, id: 'k2' }, 'rap_k2_secret')).toBe('added')
      expect(await keys.find('rap_k2_secret')).toEqual(others)
      expect(await keys.list(us)).toEqual([key])
      expect(JSON.stringify(await keys.list(us))).not.toContain('secret')
      expect(await keys.revoke(us, 'k2')).toBeNull()
      expect(await keys.revoke(us, 'laptop')).toEqual(key)
      expect(await keys.find('rap_k1_secret')).toBeNull()
      expect(await keys.find('rap_k2_secret')).toEqual(others)
      expect(await listWorkspaces('Discord')).toEqual(['T1'])
      await forget('Discord', 'T1')
      expect(await keys.find('rap_k2_secret')).toBeNull()
    })

    it('have a name each, and are so many at most', async () => {
      const { keys } = await open()
      await keys.add(us, key, 'one')
      expect(await keys.add(us, { ...key, id: 'k2' }, 'two')).toBe('name taken')
      expect(await keys.find('two')).toBeNull()
      for (let count = 2; count <= mostKeys; count += 1)
        await keys.add(us, { ...key, id: `n${count}`, name: `n${count}` }, `n${count}`)
      expect(await keys.add(us, { ...key, id: 'k3', name: 'more' }, 'three')).toBe('too many')
      expect(await keys.list(us)).toHaveLength(mostKeys)
      expect(await keys.revoke(us, 'n5')).toMatchObject({ name: 'n5' })
      expect(await keys.add(us, { ...key, id: 'k3', name: 'more' }, 'three')).toBe('added')
    })
  })

  describe(`visits in ${name}`, () => {
    const visit = {
      ...us,
      person: { id: 'U1', name: null },
      draft: 'd1',
      namesAdmins: true,
      expiresAt: at + 900_000,
    }

    it('begin once with a link, in its time', async () => {
      const { visits } = await open()
      await visits.addLink('link', visit)
      await visits.addLink('late', { ...visit, expiresAt: at })
      expect(await visits.begin('late', 'no', at + 1, at)).toBeNull()
      expect(await visits.find('link', at)).toBeNull()
      const tried = await Promise.all(
        ['v1', 'v2', 'v3'].map((secret) => visits.begin('link', secret, at + 3_600_000, at)),
      )
      expect(tried.filter((each) => each !== null)).toEqual([{ ...visit, expiresAt: at + 3_600_000 }])
      const found = await Promise.all(['v1', 'v2', 'v3'].map((secret) => visits.find(secret, at)))
      expect(found.filter((each) => each !== null)).toHaveLength(1)
      expect(
        await Promise.all(['v1', 'v2', 'v3'].map((secret) => visits.find(secret, at + 3_600_000))),
      ).toEqual([null, null, null])
    })

    it('are set per workspace: the language of dates, and who was named, once each and in order', async () => {
      const { documents, unanswered } = await open()
      expect(await documents.read(us)).toMatchObject({ dates: 'en-GB', admins: [] })
      await documents.setDates(us, 'ko')
      await unanswered.setKept(us, true)
      await unanswered.setKept(others, true)
      expect((await documents.read(us)).dates).toBe('ko')
      expect((await documents.read(others)).dates).toBe('en-GB')
      await documents.setDates(us, 'fr')
      expect(await unanswered.read(us, at)).toMatchObject({ isKept: true })
      const before = await documents.revision()
      expect(await documents.addAdmin(us, { id: 'U2', name: 'Ben “é” ; --' })).toBe(true)
      expect(await documents.addAdmin(us, { id: 'U1', name: null })).toBe(true)
      expect(await documents.addAdmin(us, { id: 'U2', name: 'Ben' })).toBe(true)
      expect(await documents.revision()).toBe(before + 3)
      const named = [
        { id: 'U2', name: 'Ben' },
        { id: 'U1', name: null },
      ]
      expect(await documents.read(us)).toMatchObject({ dates: 'fr', admins: named })
      expect((await documents.read(others)).admins).toEqual([])
      expect(await documents.removeAdmin(others, 'U2')).toBeNull()
      expect(await documents.removeAdmin(us, 'U2')).toEqual({ id: 'U2', name: 'Ben' })
      expect(await documents.removeAdmin(us, 'U2')).toBeNull()
      expect((await documents.read(us)).admins).toEqual([{ id: 'U1', name: null }])
    })

    it('say where hints are shown: in the workspace, or as a channel has it', async () => {
      const { documents, unanswered } = await open()
      const read = async (of = us) => {
        const { hints, channelHints } = await documents.read(of)
        return { hints, channels: [...channelHints].toSorted() }
      }
      expect(await read()).toEqual({ hints: true, channels: [] })
      await documents.setDates(us, 'fr')
      await unanswered.setKept(us, true)
      expect(await read()).toEqual({ hints: true, channels: [] })
      const before = await documents.revision()
      await documents.setHints(us, false)
      await documents.setChannelHints(us, 'C1', true)
      await documents.setChannelHints(us, 'C2', false)
      await documents.setChannelHints(us, 'C1', false)
      expect(await read()).toEqual({
        hints: false,
        channels: [
          ['C1', false],
          ['C2', false],
        ],
      })
      expect(await read(others)).toEqual({ hints: true, channels: [] })
      expect(await documents.revision()).toBe(before + 4)
      await documents.setChannelHints(us, 'C1', null)
      await documents.setHints(us, true)
      expect(await read()).toEqual({ hints: true, channels: [['C2', false]] })
      expect(await documents.read(us)).toMatchObject({ dates: 'fr' })
      expect(await unanswered.read(us, at)).toMatchObject({ isKept: true })
    })

    it('are saved whole after a revision, by one of those who try at once', async () => {
      const { documents, visits } = await open()
      const ben = { id: 'U2', name: 'Ben' }
      await documents.addAdmin(us, { id: 'U1', name: 'Ana' })
      await documents.addAdmin(us, ben)
      await documents.setChannel(us, 'C1', 'gdpr')
      const visit = { ...us, person: ben, draft: null, namesAdmins: false, expiresAt: at + 9 }
      await visits.addLink('link', visit)
      await visits.begin('link', 'visit', at + 9, at)
      const { revision } = await documents.read(us)
      const wish = {
        main: 'gdpr',
        dates: 'fr',
        hints: false,
        channels: [
          { channel: 'C1', document: null, hints: true },
          { channel: 'C2', document: 'gdpr' },
        ],
        admins: [
          { id: 'U1', name: 'Ana Sousa' },
          { id: 'U3', name: null },
        ],
      } as const
      const saved = await Promise.all([1, 2, 3].map(() => documents.configureAfter(us, revision, wish)))
      expect(saved.filter((isSaved) => isSaved)).toHaveLength(1)
      expect(await documents.configureAfter(others, revision, wish)).toBe(false)
      const { channels, channelHints, ...read } = await documents.read(us)
      expect(read).toMatchObject({ main: 'gdpr', dates: 'fr', hints: false, admins: wish.admins })
      expect([...channels, ...channelHints]).toEqual([
        ['C2', 'gdpr'],
        ['C1', true],
      ])
      expect(await visits.find('visit', at)).toBeNull()
      expect(await documents.configureAfter(us, read.revision, { hints: true })).toBe(true)
      expect(await documents.read(us)).toMatchObject({ main: 'gdpr', dates: 'fr', hints: true })
      expect(await documents.read(others)).toEqual(noHoldings)
    })

    it('have so many named administrators at most, also where two are named at once', async () => {
      const { documents } = await open()
      const added = await Promise.all(
        Array.from({ length: mostAdmins + 2 }, (_, number) =>
          documents.addAdmin(us, { id: `U${number}`, name: null }),
        ),
      )
      expect(added.filter((isAdded) => isAdded)).toHaveLength(mostAdmins)
      const { admins } = await documents.read(us)
      expect(admins).toHaveLength(mostAdmins)
      expect(await documents.addAdmin(us, { id: admins[0]?.id ?? '', name: 'Ana' })).toBe(true)
    })

    it('let nobody on with a visit who is no administrator any more, and are gone when all is deleted', async () => {
      const { documents, visits, forget } = await open()
      for (const id of ['U1', 'U2']) {
        await documents.addAdmin(us, { id, name: null })
        const person = { id, name: null }
        await visits.addLink(`link${id}`, {
          ...us,
          person,
          draft: null,
          namesAdmins: false,
          expiresAt: at + 9,
        })
        await visits.begin(`link${id}`, `visit${id}`, at + 9, at)
      }
      await documents.removeAdmin(us, 'U1')
      expect(await visits.find('visitU1', at)).toBeNull()
      expect((await visits.find('visitU2', at))?.person.id).toBe('U2')
      await documents.setDates(us, 'fr')
      await documents.setHints(us, false)
      await documents.setChannelHints(us, 'C1', false)
      await forget(us.platform, us.workspace)
      expect(await documents.read(us)).toEqual(noHoldings)
    })
  })
}
