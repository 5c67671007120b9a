import { webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { createPeople } from '../../../adapters/slack/connection/people.ts'
import { workspaceOf } from '../../../adapters/slack/connection/workspace-of.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { startSlackBot } from './start-bot.ts'

describe('The workspace of a request of Slack’s', () => {
  it('is read in one way from commands, events, buttons, shortcuts, forms and questions for options', async () => {
    const bot = await startSlackBot('signed HTTP')
    const { payloads } = bot.slack
    const message = { ts: '1700000000.000200', text: 'x' }
    await bot.deliver('interactive', payloads.messageShortcut({ callbackId: 'quote_in_thread', message }))
    await expect.poll(() => bot.slack.modal(ids.user)).not.toBeNull()
    const suggestion = payloads.blockSuggestion({ actionId: 'passage', value: '5' })
    await bot.deliver('interactive', suggestion)
    for (const request of [
      payloads.slashCommand({ command: '/korea', text: 'help' }),
      payloads.appMention({ text: 'help' }),
      payloads.appUninstalled(),
      payloads.messageShortcut({ callbackId: 'find_passages', message }),
      suggestion,
      payloads.viewAction({ surface: 'modal', actionId: 'passage', selectedOption: '5' }),
      payloads.viewSubmission({ values: { passage: '5' } }),
    ]) {
      expect(workspaceOf(request, null)).toBe(ids.team)
    }
  })

  it.each([
    ['a form', { team: { id: 'T2' }, view: { app_installed_team_id: 'T1' } }],
    ['an event', { team_id: 'T2', context_team_id: 'T2', authorizations: [{ team_id: 'T1' }] }],
    ['an event without authorizations', { team_id: 'T2', context_team_id: 'T1' }],
    ['a command', { team_id: 'T1' }],
    ['a button', { team: { id: 'T1' }, user: { id: 'U1', team_id: 'T2' } }],
  ])('is that of the installation, in %s', (_, request) => {
    expect(workspaceOf(request, null)).toBe('T1')
    expect(workspaceOf(request, 'T1')).toBe('T1')
  })

  it.each([
    ['a command', { team_id: 'T2' }],
    ['a button', { team: { id: 'T2' }, user: { id: 'U1', team_id: 'T2' } }],
    ['a button that names none', { team: null, user: { id: 'U1', team_id: 'T2' } }],
    ['an event that names none', { event: {} }],
  ])('is that of the token, in %s of a channel that it shares', (_, request) => {
    expect(workspaceOf(request, 'T1')).toBe('T1')
  })

  it.each([
    ['a person of an organisation', { team: null, user: { id: 'U1', team_id: 'T2' } }, null],
    ['the organisation itself', { team: null, enterprise: { id: 'E1' } }, null],
    ['the organisation by its id', { team_id: 'E1', authorizations: [{ team_id: null }] }, null],
    ['nothing that Slack sends', 'x', null],
    ['another installation', { team_id: 'T1', authorizations: [{ team_id: 'T2' }] }, 'T1'],
    ['a form of another installation', { team: { id: 'T1' }, view: { app_installed_team_id: 'T2' } }, 'T1'],
  ])('is unknown of %s', (_, request, installed) => {
    expect(workspaceOf(request, installed)).toBe('')
  })
})

describe('What is remembered of people in Slack', () => {
  it('is kept apart by workspace', async () => {
    let asked = 0
    const people = createPeople(async () => ({
      users: {
        info: async ({ user }) => {
          asked += 1
          return { ok: true, user: { id: user, name: `name ${asked}` } }
        },
      },
    }))
    const one = { workspace: 'T1', id: 'U1' }
    const other = { workspace: 'T2', id: 'U1' }
    expect([await people.nameOf(one), await people.nameOf(other), await people.nameOf(one)]).toEqual([
      'name 1',
      'name 2',
      'name 1',
    ])
  })
})

describe('What somebody is in a workspace of Slack’s', () => {
  const role = (user: object, team?: string | null) =>
    createPeople(async () => ({ users: { info: async () => ({ ok: true, user }) } })).roleOf({
      workspace: 'T1',
      id: 'U1',
      team,
    })

  it.each([
    ['a member', { team_id: 'T1' }, 'T1', 'member'],
    ['a member of whom the request says nothing', { team_id: 'T1' }, null, 'member'],
    ['somebody of another workspace', { team_id: 'T2' }, null, 'external'],
    ['somebody with the id of a member', { team_id: 'T1' }, 'T2', 'external'],
    ['a stranger', { team_id: 'T1', is_stranger: true }, null, 'external'],
    ['an ended account', { team_id: 'T1', deleted: true }, null, 'external'],
    ['a bot', { team_id: 'T1', is_bot: true }, null, 'external'],
    ['a guest of several channels', { team_id: 'T1', is_restricted: true }, null, 'guest'],
    ['a guest of one', { team_id: 'T1', is_restricted: true, is_ultra_restricted: true }, null, 'guest'],
    ['a member by organisation', { team_id: 'T2', ...org('T1', 'T2') }, 'T2', 'member'],
    ['one of whom the request names the organisation', { team_id: 'T1', ...org('T1') }, 'E1', 'member'],
    ['one of the organisation’s other workspaces', { team_id: 'T2', ...org('T2', 'T3') }, 'T2', 'external'],
    ['one of another organisation', { team_id: 'T1', ...org('T1') }, 'E2', 'external'],
    ['somebody of whom Slack tells nothing', {}, null, 'unknown'],
  ])('is told of %s', async (_, user, team, expected) => {
    expect(await role(user, team)).toBe(expected)
  })

  it.each([
    ['user_not_found', 'external'],
    ['user_not_visible', 'external'],
    ['missing_scope', 'unknown'],
  ])('is for “%s” no member, and asked again', async (error, expected) => {
    let asked = 0
    const people = createPeople(async () => ({
      users: {
        async info() {
          asked += 1
          throw new webApi.WebAPIPlatformError({ ok: false, error })
        },
      },
    }))
    const member = { workspace: 'T1', id: 'U1' }
    expect([await people.roleOf(member), await people.roleOf(member)]).toEqual([expected, expected])
    expect(await people.isAdmin(member)).toBe(false)
    expect(asked).toBe(3)
  })

  it.each([
    [{ team_id: 'T1', is_admin: true }, true],
    [{ team_id: 'T1', is_owner: true }, true],
    [{ team_id: 'T1' }, false],
    [{ team_id: 'T2', is_admin: true }, false],
    [{ team_id: 'T1', is_admin: true, is_stranger: true }, false],
    [{ team_id: 'T1', is_admin: true, deleted: true }, false],
    [{ team_id: 'T1', is_admin: true, is_restricted: true }, false],
  ])('of %o, administers: %s', async (user, expected) => {
    const people = createPeople(async () => ({ users: { info: async () => ({ ok: true, user }) } }))
    expect(await people.isAdmin({ workspace: 'T1', id: 'U1', team: 'T1' })).toBe(expected)
  })
})

function org(...teams: readonly string[]) {
  return { enterprise_user: { enterprise_id: 'E1', teams: [...teams] } }
}
