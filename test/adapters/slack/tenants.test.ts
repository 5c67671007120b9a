import { describe, expect, it, onTestFinished } from 'vitest'
import { accessWords } from '../../../src/words/access-words.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import type { Message } from '../../platforms/slack/model.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import type { Site } from '../../platforms/slack/site.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { type SlackApp, startSlackApp } from './start-app.ts'
import { buttonsIn, labelsOf, openTestStore } from './start-bot.ts'

// Two workspaces of one app, in which channels, people and messages have the same ids, and somebody in the second who wants
// what is the first's.

const secret = /of the first|09:07|Alva/u

async function start() {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  const app = await startSlackApp(slack, await openTestStore())
  await app.install({ id: 'T1' })
  await app.install({ id: 'T2' })
  const [one, two] = [slack.site('T1'), slack.site('T2')]
  one.setUser(ids.user, { displayName: 'Alva', isAdmin: true })
  two.setUser(ids.user, { displayName: 'Beth', isAdmin: true })
  // Everything there is, in the first.
  for (const text of [
    'action 11c in progress note of the first',
    'action 11c mine',
    'digest 09:07 Europe/London',
  ]) {
    await answerTo(app, one, text)
  }
  await answerTo(app, one, 'actions mine')
  await answerTo(app, one, 'action 11c')
  await answerTo(app, one, 'forget')
  const sent = one.payloads.appMention({ text: 'quote 5', ts: '1700000000.000100' })
  await app.deliver(one, 'events_api', sent)
  await waitFor(() => one.visible(ids.channel).some((each) => quoteOf(each) !== ''), 'the quote')
  return { app, one, two, before: await keptOf(app, 'T1'), stands: one.visible(ids.channel) }
}

/** Asks by command, and resolves to what is said to the asker. */
async function answerTo(app: SlackApp, site: Site, text: string): Promise<Message> {
  // Not by their number: what was pressed before may still take one away.
  const before = new Set(site.ephemerals(ids.user).map(({ ts }) => ts))
  await app.ask(site, text)
  return waitFor(() => site.ephemerals(ids.user).find(({ ts }) => !before.has(ts)), `an answer to ${text}`)
}

async function keptOf({ store }: SlackApp, workspace: string) {
  const tracker = { platform: 'Slack', workspace, document: 'vancouver-2018' }
  return {
    changes: (await store.actions.listAll(tracker)).length,
    status: await store.actions.history(tracker, '11.c', 10),
    digests: await store.digests.list('Slack', workspace),
  }
}

/** All that anybody in a workspace has before them. */
function shownIn(site: Site): string {
  const messages = [
    ...site.ephemerals(ids.user),
    ...site.visible(ids.channel),
    ...site.visible(ids.directChannel),
  ]
  const files = site.files(ids.directChannel).map(({ text }) => text)
  const views = [site.home(ids.user), site.modal(ids.user)].map((view) => JSON.stringify(view))
  return [...messages.map((each) => `${each.text} ${readBlocks(each)}`), ...files, ...views].join('\n')
}

describe('Of two workspaces with equal ids, the second has nothing of the first’s', () => {
  it('by any command, page or file', async () => {
    const { app, one, two, before, stands } = await start()
    for (const text of [
      ...[
        'action 11c',
        'actions',
        'actions mine',
        'digest',
        'digests',
        'digest preview',
        'help',
        'documents',
      ],
      ...['digest stop', 'digest pause', 'digest resume', 'action 11c dropped', 'sanctions', '5'],
    ]) {
      await answerTo(app, two, text)
      await app.deliver(two, 'events_api', two.payloads.appMention({ text }))
    }
    for (const text of ['actions csv', 'actions ics']) await app.ask(two, text)
    await waitFor(() => two.files(ids.directChannel).length === 2, 'both files')
    await app.deliver(two, 'events_api', two.payloads.appHomeOpened())
    await waitFor(() => two.home(ids.user), 'App Home')
    expect(shownIn(two)).not.toMatch(secret)
    expect(shownIn(one)).toMatch(secret)
    expect(await keptOf(app, 'T1')).toEqual(before)
    expect(one.visible(ids.channel)).toEqual(stands)
    expect(app.slack.violations).toEqual([])
  })

  it('by any button that was carried over from the first, on a message of the same time', async () => {
    const { app, one, two, before, stands } = await start()
    const messages = [...one.ephemerals(ids.user), ...stands]
    const buttons = messages.flatMap((on) => buttonsIn(on.blocks).map((button) => ({ on, ...button })))
    expect(buttons.length).toBeGreaterThan(10)
    for (const { on, actionId, value, isOption } of buttons) {
      const pressed = two.payloads.blockActions({
        ...{ on, actionId, user: ids.user },
        ...(isOption ? { selectedOption: value } : { value }),
      })
      // What Slack says is of the second: the button's own words are all that is forged.
      const forged = {
        ...pressed,
        ...(isJson(pressed.message) ? { message: { ...pressed.message, team: 'T2' } } : {}),
      }
      expect(await app.deliver(two, 'interactive', forged)).toBe(200)
      two.dismissModal(ids.user)
    }
    // What is asked about first is confirmed there, too.
    const isAsked = () => two.ephemerals(ids.user).some((each) => labelsOf(each).includes('Remove'))
    await waitFor(isAsked, 'whether the quote is to be removed')
    await app.deliver(two, 'interactive', pressOn(two, two.ephemerals(ids.user), 'Remove'))
    await answerTo(app, two, 'actions')
    expect(shownIn(two)).not.toMatch(secret)
    expect(await keptOf(app, 'T1')).toEqual(before)
    const isBusy = async () => (await app.store.deliveries.countInHand()).removing > 0
    expect(await isBusy()).toBe(false)
    expect(one.visible(ids.channel)).toEqual(stands)
    expect([...(await app.store.listWorkspaces('Slack'))]).toContain('T1')
  })

  it('by a form whose state was carried over', async () => {
    const { app, one, two, before } = await start()
    await app.deliver(one, 'interactive', pressOn(one, one.ephemerals(ids.user), 'Edit…'))
    const form = await waitFor(() => one.modal(ids.user), 'the form of the first')
    await answerTo(app, two, 'action 11c')
    await app.deliver(two, 'interactive', pressOn(two, two.ephemerals(ids.user), 'Edit…'))
    await waitFor(() => two.modal(ids.user), 'the form of the second')
    const values = { note: 'from the second' }
    const sent = two.payloads.viewSubmission({ values, metadata: form.private_metadata })
    await app.deliver(two, 'interactive', sent)
    await waitFor(async () => (await keptOf(app, 'T2')).changes === 1, 'the change in the second')
    expect(await keptOf(app, 'T1')).toEqual(before)
    expect(shownIn(two)).not.toMatch(secret)
  })

  it('by forgetting, which takes its own alone', async () => {
    const { app, two, before } = await start()
    const asked = await answerTo(app, two, 'forget')
    const [confirm] = buttonsIn(asked.blocks)
    if (confirm === undefined) throw new Error('nothing to confirm with')
    await answerTo(app, two, 'action 11d done')
    await app.deliver(
      two,
      'interactive',
      two.payloads.blockActions({
        on: asked,
        actionId: confirm.actionId,
        value: confirm.value,
        user: ids.user,
      }),
    )
    await waitFor(async () => !(await app.store.listWorkspaces('Slack')).includes('T2'), 'it forgotten')
    expect(await keptOf(app, 'T1')).toEqual(before)
    expect(await app.store.installations.count('Slack')).toBe(2)
  })
})

describe('In a channel of the first that it shares with the second, which has the app, too', () => {
  /** Slack names the second, whose person it is; the installation that it is for is the first's. */
  const shared = { team: 'T2', installed: 'T1', user: ids.stranger }

  it('an administrator of the second has nothing of the first’s, and changes nothing', async () => {
    const { app, one, two, before } = await start()
    one.setUser(ids.stranger, { team: 'T2', isAdmin: true })
    for (const text of ['action 11c dropped', 'actions', 'digest stop', 'digests', 'forget']) {
      const count = one.ephemerals(ids.stranger).length
      await app.deliver(one, 'events_api', one.payloads.appMention({ text, ...shared }))
      const told = await waitFor(() => one.ephemerals(ids.stranger)[count], `an answer to ${text}`)
      expect(readBlocks(told)).toMatch(
        new RegExp(`${accessWords.external}|${accessWords['no administrator']}`, 'u'),
      )
    }
    expect(await keptOf(app, 'T1')).toEqual(before)
    expect(two.ephemerals(ids.stranger)).toEqual([])
  })

  it('a button of the first’s message is the first’s, whoever presses it, and so is its form', async () => {
    const { app, one, before } = await start()
    one.setUser(ids.stranger, { team: 'T2', isAdmin: true })
    const messages = one.visible(ids.channel)
    const on = messages.find((each) => quoteOf(each) !== '')
    if (on === undefined) throw new Error('there is a quote')
    const press = { ...pressOn(one, [on], 'Remove', ids.stranger), team: { id: 'T2', domain: 'other' } }
    await app.deliver(one, 'interactive', press)
    const told = await waitFor(() => one.ephemerals(ids.stranger)[0], 'the refusal')
    expect(readBlocks(told)).not.toMatch(secret)
    expect(one.visible(ids.channel)).toEqual(messages)
    await app.deliver(one, 'interactive', pressOn(one, one.ephemerals(ids.user), 'Edit…'))
    await waitFor(() => one.modal(ids.user), 'the form')
    const submitted = one.payloads.viewSubmission({ values: { note: 'from elsewhere' } })
    const forged = {
      ...submitted,
      team: { id: 'T2', domain: 'other' },
      user: { id: ids.stranger, name: 'stranger', team_id: 'T2' },
    }
    await app.deliver(one, 'interactive', forged)
    expect(await keptOf(app, 'T1')).toEqual(before)
    expect(await keptOf(app, 'T2')).toMatchObject({ changes: 0, digests: [] })
  })
})

function pressOn(site: Site, messages: readonly Message[], label: string, user: string = ids.user): Json {
  for (const on of messages.toReversed()) {
    const button = buttonsIn(on.blocks).find((each) => each.label === label)
    if (button === undefined) continue
    const { actionId, value, isOption } = button
    return site.payloads.blockActions({
      ...{ on, actionId, user, channel: on.channel },
      ...(isOption ? { selectedOption: value } : { value }),
    })
  }
  throw new Error(`no button ${label}`)
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}
