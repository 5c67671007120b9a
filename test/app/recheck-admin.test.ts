import { describe, expect, it, onTestFinished } from 'vitest'
import { createRecheckAdmin } from '../../src/app/parts/recheck-admin.ts'
import type { Rights } from '../../src/delivery/channel-access.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'

const of = { platform: 'Slack', workspace: 'T1', person: { id: 'U1', name: 'Mina' } }

async function recheck(rights: Rights | null, admins: readonly string[] = []): Promise<boolean | null> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  for (const id of admins) await store.documents.addAdmin(of, { id, name: id })
  const poster = { post: refuse, find: refuse, remove: refuse, notify: refuse, notifyDirectly: refuse }
  const access = { poster, render: () => [], rightsOf: async () => rights }
  return createRecheckAdmin((platform) => (platform === 'Slack' ? access : null), store.documents)(of)
}

const refuse = async (): Promise<never> => {
  throw new Error('Nothing is posted')
}

describe('A visitor of the page of documents', () => {
  it.each([
    [{ role: 'member', isAdmin: true }, [], true],
    [{ role: 'member', isAdmin: false }, [], false],
    [{ role: 'member', isAdmin: false }, ['U1'], true],
    [{ role: 'member', isAdmin: false }, ['U2'], false],
    [{ role: 'guest', isAdmin: false }, ['U1'], false],
    [{ role: 'external', isAdmin: false }, ['U1'], false],
    [{ role: 'unknown', isAdmin: false }, ['U1'], null],
    [null, ['U1'], null],
  ] as const)('who is %j, where %j are named, may change it: %j', async (rights, admins, may) => {
    expect(await recheck(rights, admins)).toBe(may)
  })

  it('of a platform that isn’t connected is not told', async () => {
    const store = await openMemoryStore()
    onTestFinished(() => store.close())
    expect(await createRecheckAdmin(() => null, store.documents)(of)).toBeNull()
  })
})
