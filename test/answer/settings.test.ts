import { describe, expect, it } from 'vitest'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import { fullAccess } from '../../src/command/access.ts'
import type { Access, Command } from '../../src/command/command.ts'
import type { ChangeSettings } from '../../src/command/settings-command.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { openWorkspaces } from '../library/workspaces.ts'
import { both } from '../library.ts'

const admin = fullAccess
const member: Access = { ...fullAccess, isAdmin: false, managesChannel: false }
const refused = 'You can’t do that here'

describe('Settings', () => {
  it('are shown and changed by administrators alone, whatever is typed or pressed', async () => {
    const { as, titled } = await open()
    const [ana, ben] = [as('U1', admin), as('U2', member)]
    const shown = renderPlainText(await ana.ask('settings'))
    expect(shown).toMatch(/Main document: Vancouver 2018/u)
    expect(shown).toMatch(/Language of dates: English \(UK\), as in Thursday, 26 November 2026/u)
    expect(shown).toMatch(/Admins: admins and owners of this workspace/u)
    for (const text of [
      'settings',
      'settings dates fr',
      'settings admin <@U2>',
      'settings remove admin <@U2>',
      'settings hints off',
      'settings hints off here',
      'turn hints off',
    ])
      expect((await ben.ask(text)).title, text).toBe(refused)
    for (const code of [
      '1:f',
      '1:f:dates:fr',
      '1:f:hints:off-everywhere',
      '1:f:hints:usual-here',
      '1:f:remove:U1',
      '1:e:all:harbour-2031',
    ])
      expect((await ben.press(code)).title, code).toBe(refused)
    expect(await titled(ana.ask('settings'))).toBe('Settings')
    expect(renderPlainText(await ana.ask('settings'))).toBe(shown)
  })

  it('have a person named who then administers, but names nobody and deletes nothing', async () => {
    const { as } = await open()
    const [ana, ben] = [as('U1', admin), as('U2', member)]
    const named = await ana.answer({ kind: 'name admin', person: { id: 'U2', name: 'Ben' } })
    expect(named.title).toBe('Ben is now an admin here')
    expect(renderPlainText(named)).toMatch(/Admins: admins and owners of this workspace and Ben/u)
    expect((await ben.ask('settings dates french')).title).toBe('Dates are now in French')
    expect((await ben.ask('use harbour-2031 everywhere')).title).not.toBe(refused)
    expect((await ben.ask('unanswered')).title).not.toBe(refused)
    expect((await ben.ask('keys')).title).not.toBe(refused)
    expect(labels(await ben.ask('settings'))).not.toContain('Remove Ben')
    for (const text of ['forget', 'settings admin <@U3>', 'settings remove admin <@U2>'])
      expect(renderPlainText(await ben.ask(text)), text).toMatch(/Only an admin of the platform’s own/u)
    expect((await ben.press('1:z:yes')).title).toBe(refused)
    expect((await ben.press('1:f:remove:U2')).title).toBe(refused)
    const removed = await ana.press('1:f:remove:U2')
    expect(removed.title).toBe('Ben is no longer an admin here')
    expect((await ben.ask('settings')).title).toBe(refused)
    expect((await ana.press('1:f:remove:U2')).title).toBe('That person isn’t a named admin')
  })

  it('make nobody an administrator who isn’t a member, or is another’s person of that id', async () => {
    const { as, store, libraries } = await open()
    await store.documents.addAdmin({ platform: 'Slack', workspace: 'T1' }, { id: 'U2', name: 'Ben' })
    await libraries.refresh()
    for (const role of ['guest', 'external', 'unknown'] as const) {
      const other = as('U2', { ...member, role })
      expect((await other.ask('settings')).title, role).toBe(refused)
      expect((await other.ask('keys')).title, role).toBe(refused)
      expect((await other.ask('use harbour-2031 everywhere')).title, role).toBe(refused)
    }
    expect((await as('U2', member, 'T2').ask('settings')).title).toBe(refused)
    expect((await as('U2', member).ask('settings')).title).toBe('Settings')
    // No platform says so itself.
    expect((await as('U3', { ...member, isNamedAdmin: true }).ask('settings')).title).toBe(refused)
  })

  it('write dates in a language of a workspace’s own, and no other words', async () => {
    const { as } = await open()
    const [ours, theirs] = [as('U1', admin), as('U1', admin, 'T2')]
    const quote = async (from: typeof ours) => renderPlainText(await from.ask('5'))
    const before = await quote(ours)
    expect(renderPlainText(await ours.ask('settings dates deutsch'))).toMatch(/26\. November 2026/u)
    expect(renderPlainText(await ours.ask('digest preview'))).toMatch(
      /(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4}/u,
    )
    await ours.ask('action 11c done')
    expect(renderPlainText(await ours.ask('action 11c'))).toMatch(/(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? \d+\. /u)
    expect(await quote(ours)).toBe(before)
    expect(renderPlainText(await theirs.ask('settings'))).toMatch(/Thursday, 26 November 2026/u)
    expect((await ours.ask('settings dates klingon <!channel>')).title).toMatch(
      /^I have no dates in “klingon/u,
    )
    const [{ text = '' } = {}] = renderForSlack(await ours.ask('settings dates <!channel>'))
    expect(text).toMatch(/^I have no dates in “&lt;!channel&gt;”/u)
    expect(renderPlainText(await ours.ask('settings'))).toMatch(/German/u)
  })

  it('turn hints on and off, and read any way of saying it', async () => {
    const { as } = await open()
    const ana = as('U1', admin)
    const titles: readonly (readonly [string, string])[] = [
      ['settings hints off', 'Hints are now off'],
      ['Settings: hints: "on".', 'Hints are now on'],
      ['settings turn hints off', 'Hints are now off'],
      ['settings turn on hints', 'Hints are now on'],
      ['settings hints off here', 'Hints are now off in this channel'],
      ['settings hints on in this channel', 'Hints are now on in this channel'],
      ['settings hints same as everywhere', 'Hints in this channel are now the same as everywhere'],
      ['settings hints reset here', 'Hints in this channel are now the same as everywhere'],
      ['turn off hints', 'Hints are now off'],
      ['turn the hints on everywhere', 'Hints are now on'],
      ['hints off here!', 'Hints are now off in this channel'],
      ['settings hints', 'Settings'],
      ['settings hints maybe', 'I can’t set hints to “maybe”. Type on or off'],
      ['settings hints off in #other', 'I can’t set hints to “off in #other”. Type on or off'],
    ]
    for (const [typed, title] of titles) expect((await ana.ask(typed)).title, typed).toBe(title)
    const shown = await ana.ask('settings')
    expect(renderPlainText(shown)).toMatch(/Hints: on\n+Hints in this channel: off/u)
    expect(labels(shown)).toEqual(expect.arrayContaining(['Off everywhere', 'On here', 'Same as everywhere']))
    for (const code of ['1:f:hints:on-here', '1:f:hints:off-everywhere', '1:f:hints:usual-here'])
      expect((await ana.press(code)).title, code).toMatch(/^Hints .*now/u)
    expect(renderPlainText(await ana.ask('settings'))).not.toMatch(/Hints in this channel/u)
    for (const code of [
      '1:f:hints:usual-everywhere',
      '1:f:hints:-here',
      '1:f:hints:off',
      '1:f:hints:off-there',
    ])
      expect((await ana.press(code)).title, code).toBe('This button has expired')
    // Nobody means the setting who asks about the word.
    for (const typed of ['hints', 'hints off the coast', 'no hints of peace', 'turn hints'])
      expect((await ana.ask(typed)).title, typed).not.toMatch(/^(?:Hints are|Settings)/u)
  })

  it('are saved whole from a form, or not at all', async () => {
    const { as, store, libraries } = await open()
    const [ana, ben] = [as('U1', admin), as('U2', member)]
    const of = { platform: 'Slack', workspace: 'T1' }
    const wish = async (changed: Partial<ChangeSettings> = {}): Promise<ChangeSettings> => {
      const { revision } = await store.documents.read(of)
      const all = { main: 'harbour-2031', dates: 'fr', hints: false, admins: null } as const
      return { kind: 'change settings', revision, ...all, ...changed }
    }
    const ours = [
      { id: 'U2', name: 'Ben' },
      { id: 'U3', name: null },
    ]
    expect((await ben.answer(await wish())).title).toBe(refused)
    expect((await ana.answer(await wish({ admins: ours }))).title).toMatch(
      /^Nothing was saved. I don’t know one/u,
    )
    expect((await ana.answer(await wish({ main: 'no-such' }))).title).toMatch(/^Nothing was saved, since/u)
    const tooMany = Array.from({ length: 21 }, (_, at) => ({ id: `U${at}`, name: 'Ana' }))
    expect((await ana.answer(await wish({ admins: tooMany }))).title).toMatch(/^You can name 20 admins/u)
    expect(await store.documents.read(of)).toMatchObject({
      dates: 'en-GB',
      hints: true,
      main: null,
      admins: [],
    })
    const first = await wish({ admins: ours.slice(0, 1) })
    const saved = await ana.answer(first)
    expect(saved.title).toBe('Settings saved')
    expect(renderPlainText(saved)).toMatch(/French.*Hints: off.*Ben/su)
    expect((await ana.answer(first)).title).toMatch(/^Nothing was saved, since something changed meanwhile/u)
    // Whoever was named sets everything but who administers.
    expect((await ben.answer(await wish({ dates: 'ko' }))).title).toBe('Settings saved')
    for (const admins of [[], [...ours.slice(0, 1), { id: 'U4', name: 'Eve' }]])
      expect(renderPlainText(await ben.answer(await wish({ admins })))).toMatch(
        /Only an admin of the platform’s own/u,
      )
    // Somebody whom the platform doesn't tell any more stays as they were.
    expect((await ana.answer(await wish({ admins: [{ id: 'U2', name: null }] }))).title).toBe(
      'Settings saved',
    )
    await libraries.refresh()
    expect(await store.documents.read(of)).toMatchObject({ dates: 'fr', admins: [{ id: 'U2', name: 'Ben' }] })
    expect((await store.documents.read({ ...of, workspace: 'T2' })).admins).toEqual([])
    expect((await ana.answer(await wish({ admins: [] }))).title).toBe('Settings saved')
    expect((await ben.answer(await wish())).title).toBe(refused)
  })

  it('say who can’t be told', async () => {
    const { as } = await open()
    const ana = as('U1', admin)
    for (const text of ['settings admin ana', 'settings admin <@&R1>', 'settings admin @everyone'])
      expect((await ana.ask(text)).title, text).toMatch(/^I don’t know who that is/u)
  })
})

async function open() {
  const { bot: everywhere, store, libraries } = await openWorkspaces({ hasKeys: true }, both)
  const as = (id: string, access: Access, workspace = 'T1') => {
    const asker = () => {
      const made = createAsker(id, 'Somebody')
      return { ...made, access, at: { ...made.at, platform: 'Slack', workspace } }
    }
    const answer = async (command: Command): Promise<Reply> => {
      const given = await (await everywhere.at(asker().at)).answer(command, asker())
      if (given.kind !== 'reply') throw new Error('no reply')
      return given
    }
    return {
      answer,
      ask: async (text: string) => answer((await everywhere.at(asker().at)).read(text)),
      press: async (code: string) => answer((await everywhere.at(asker().at)).readCode(code)),
    }
  }
  const titled = async (reply: Promise<Reply>) => (await reply).title
  return { as, titled, store, libraries }
}

function labels({ choices }: Reply): readonly string[] {
  return choices.flatMap(({ offers }) => offers.map(({ label }) => label))
}
