import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { NewInstallation } from '../../src/installation/installation.ts'
import { nameOwner } from '../../src/lease/owner.ts'
import type { Store } from '../../src/store/store.ts'

const at = 1_764_000_000_000
const minute = 60_000

/** An installation as it is written down; its tokens are what anybody says. */
const sampleInstallation: NewInstallation = {
  ...{ platform: 'Slack', id: 'T1', isOrganisation: false, name: 'Example “é”' },
  ...{ botUser: 'U0BOT', bot: 'B0BOT', botName: 'rapporteur', installedBy: 'U1', installedAt: at },
  ...{ token: 's1.a.b', refreshToken: 's1.a.c', expiresAt: at + minute },
}
const organisation: NewInstallation = { ...sampleInstallation, id: 'E1', isOrganisation: true, name: null }
const first = { platform: 'Slack', id: 'T1', version: 1 }
const us = { owner: nameOwner(), until: at + minute, now: at }
const next = { token: 's1.a.d', refreshToken: 's1.a.e', expiresAt: at + 2 * minute }

/** What every store of installations must do; `open` gives an empty one. */
export function describeInstallationStore(name: string, open: () => Promise<Store>): void {
  describe(`installations in ${name}`, () => {
    it('come back as they were written, and are replaced when the app is added again', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      const fresh = { refreshingSince: null, isLost: false }
      expect(await installations.find('Slack', 'T1')).toEqual({ ...sampleInstallation, ...fresh, version: 1 })
      await installations.lose(first)
      const again = { ...sampleInstallation, name: 'Other', installedAt: at + 1, token: 's1.x.y' }
      await installations.put(again)
      expect(await installations.find('Slack', 'T1')).toEqual({ ...again, ...fresh, version: 2 })
      expect(await installations.find('Discord', 'T1')).toBeNull()
      expect(await installations.count('Slack')).toBe(1)
    })

    it('go by the time at which they began', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      expect(await installations.remove({ platform: 'Slack', id: 'T1', installedAt: at - 1 })).toBe(false)
      expect(await installations.remove(sampleInstallation)).toBe(true)
      expect(await installations.find('Slack', 'T1')).toBeNull()
    })

    it('are a workspace’s own before its organisation’s, which is known from then on', async () => {
      const { installations } = await open()
      await installations.put(organisation)
      expect((await installations.findFor('Slack', 'T1', 'E1'))?.id).toBe('E1')
      expect(await installations.findFor('Slack', 'T1', null)).toBeNull()
      const of = { platform: 'Slack', organisation: 'E1', workspace: 'T1' }
      await installations.addWorkspace(of, at)
      await installations.addWorkspace(of, at + minute)
      expect(await installations.listWorkspaces('Slack', 'E1')).toEqual([{ ...of, since: at }])
      expect((await installations.findFor('Slack', 'T1', null))?.id).toBe('E1')
      await installations.put(sampleInstallation)
      expect((await installations.findFor('Slack', 'T1', 'E1'))?.id).toBe('T1')
      await installations.removeWorkspace(of)
      expect(await installations.listWorkspaces('Slack', 'E1')).toEqual([])
    })

    it('have their refresh taken by one of many, until its time is over', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      const tries = await Promise.all(Array.from({ length: 8 }, () => installations.beginRefresh(first, us)))
      expect(tries.filter((taken) => taken !== null)).toHaveLength(1)
      // Its process died elsewhere: that the token may be used up is known to whoever is next.
      const held = await installations.beginRefresh(first, {
        ...us,
        until: at + 3 * minute,
        now: at + 2 * minute,
      })
      expect(held?.refreshingSince).toBe(at)
    })

    it('have their refresh taken at once where the process that was at it has ended on this machine', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      const { pid } = spawnSync(process.execPath, ['--eval', ''])
      const gone = us.owner.replace(` ${process.pid} `, ` ${pid} `)
      await installations.beginRefresh(first, { ...us, owner: gone })
      const tries = await Promise.all(Array.from({ length: 8 }, () => installations.beginRefresh(first, us)))
      expect(tries.filter((taken) => taken !== null)).toMatchObject([{ refreshingSince: at }])
    })

    it('have new tokens from the version that was known, and from no other', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      await installations.beginRefresh(first, us)
      expect(await installations.finishRefresh(first, next)).toBe(true)
      expect(await installations.finishRefresh(first, next)).toBe(false)
      expect(await installations.beginRefresh(first, us)).toBeNull()
      expect(await installations.find('Slack', 'T1')).toMatchObject({
        ...next,
        version: 2,
        refreshingSince: null,
      })
      // Added again while somebody is at it.
      await installations.beginRefresh({ ...first, version: 2 }, us)
      await installations.put(sampleInstallation)
      expect(await installations.finishRefresh({ ...first, version: 2 }, next)).toBe(false)
    })

    it('are lost once, and found again by whoever has the tokens after all', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      expect(await installations.lose(first)).toBe(true)
      expect(await installations.lose(first)).toBe(false)
      expect(await installations.listEnding('Slack', at + 2 * minute, 10)).toEqual([])
      expect(await installations.beginRefresh(first, us)).toBeNull()
      expect(await installations.finishRefresh(first, next)).toBe(true)
      expect(await installations.find('Slack', 'T1')).toMatchObject({ isLost: false, version: 2 })
    })

    it('are given back with what is known of the refresh token', async () => {
      const { installations } = await open()
      await installations.put(sampleInstallation)
      await installations.beginRefresh(first, us)
      await installations.giveUpRefresh(first, true)
      expect((await installations.find('Slack', 'T1'))?.refreshingSince).toBe(at)
      await installations.beginRefresh(first, us)
      await installations.giveUpRefresh(first, false)
      expect((await installations.find('Slack', 'T1'))?.refreshingSince).toBeNull()
      expect(await installations.listEnding('Slack', at + 2 * minute, 10)).toEqual(['T1'])
      expect(await installations.listEnding('Slack', at, 10)).toEqual([])
    })

    it('are listed in order, a page at a time, and stay when a workspace is forgotten', async () => {
      const { installations, forget } = await open()
      for (const id of ['T3', 'T1', 'T2']) await installations.put({ ...sampleInstallation, id })
      const idsAfter = async (after: string) =>
        (await installations.list('Slack', after, 2)).map(({ id }) => id)
      expect([await idsAfter(''), await idsAfter('T2')]).toEqual([['T1', 'T2'], ['T3']])
      await forget('Slack', 'T1')
      expect(await installations.count('Slack')).toBe(3)
    })
  })
}
