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
      expect(workspaceOf(request)).toBe(ids.team)
    }
  })

  it.each([
    [
      'a person of an organisation',
      { team: null, user: { id: 'U1', team_id: 'T2' }, enterprise: { id: 'E1' } },
      'T2',
    ],
    ['the organisation itself', { team: null, user: { id: 'U1' }, enterprise: { id: 'E1' } }, 'E1'],
    ['nothing that Slack sends', 'x', ''],
  ])('is that of %s where it names no other', (_, request, workspace) => {
    expect(workspaceOf(request)).toBe(workspace)
  })
})

describe('What is remembered of people in Slack', () => {
  it('is kept apart by workspace', async () => {
    let asked = 0
    const people = createPeople({
      users: {
        info: async ({ user }) => {
          asked += 1
          return { ok: true, user: { id: user, name: `name ${asked}` } }
        },
      },
    })
    const one = { workspace: 'T1', id: 'U1' }
    const other = { workspace: 'T2', id: 'U1' }
    expect([await people.nameOf(one), await people.nameOf(other), await people.nameOf(one)]).toEqual([
      'name 1',
      'name 2',
      'name 1',
    ])
  })
})
