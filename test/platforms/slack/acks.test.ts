import { describe, expect, it, onTestFinished } from 'vitest'
import { createAckReceiver } from './ack-effects.ts'
import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { createClient, type Deliver, type Mode, startSampleBot } from './sample-bot.ts'
import { input, modalOf, option, plain, quoteModal } from './sample-views.ts'
import { type SlackServer, startSlackServer } from './server.ts'
import { loadValidator } from './validate.ts'
import { createWorkspace } from './workspace.ts'

const { user } = ids
const result = modalOf([{ type: 'section', text: plain('Quoted') }], { callback_id: 'result' })

describe.each<Mode>(['Socket Mode', 'signed HTTP'])('views over %s', (mode) => {
  it('are asked for options, and submitted with one of them', async () => {
    const { slack, deliver, submitted } = await start(mode, {})
    await deliver('interactive', slack.payloads.blockSuggestion({ actionId: 'paragraph', value: '5' }))
    expect(() => slack.payloads.viewSubmission({ values: { paragraph: '7' } })).toThrow('only 5, 6')
    expect(slack.offered(user, 'paragraph')).toEqual(['5', '6'])
    await deliver('interactive', slack.payloads.blockSuggestion({ actionId: 'paragraph', value: '7' }))
    expect(slack.offered(user, 'paragraph')).toEqual(['7', '8'])
    await deliver('interactive', slack.payloads.viewSubmission({ values: { paragraph: '5' } }))
    expect(submitted).toMatchObject([{ paragraph: { paragraph: { selected_option: option('5') } } }])
    expect([slack.modal(user), slack.offered(user, 'paragraph')]).toEqual([null, []])
    expect(slack.violations).toEqual([])
  })

  it('show errors beside the inputs, and stay open', async () => {
    const { slack, submit } = await start(mode, { response_action: 'errors', errors: { note: 'Not so' } })
    await submit()
    expect(slack.modalErrors(user)).toEqual({ note: 'Not so' })
    expect(slack.modal(user)?.callback_id).toBe('quote')
    const view_id = slack.modal(user)?.id ?? ''
    await createClient(slack).apiCall('views.update', { view_id, view: quoteModal })
    expect([slack.modalErrors(user), slack.violations]).toEqual([{}, []])
  })

  it('turn into another, with the id they have', async () => {
    const { slack, submit } = await start(mode, { response_action: 'update', view: result })
    const before = slack.modal(user)
    await submit()
    expect(slack.modal(user)).toMatchObject({ id: before?.id, callback_id: 'result' })
    expect(slack.modal(user)?.hash).not.toBe(before?.hash)
  })

  it('get another on top, up to three, and all go at once', async () => {
    const answer: Record<string, unknown> = { response_action: 'push', view: quoteModal }
    const { slack, submit } = await start(mode, answer)
    const root = slack.modal(user)?.id
    await submit()
    await submit()
    expect(slack.modal(user)?.root_view_id).toBe(root)
    expect(slack.modal(user)?.id).not.toBe(root)
    expect(slack.violations).toEqual([])
    await submit()
    expect(slack.violations).toEqual([{ where: 'ack of view_submission', problem: 'push_limit_reached' }])
    delete answer.view
    answer.response_action = 'clear'
    await submit()
    expect(slack.modal(user)).toBeNull()
  })

  it('show the one below when the upper one is done', async () => {
    const answer: Record<string, unknown> = { response_action: 'push', view: quoteModal }
    const { slack, submit } = await start(mode, answer)
    const root = slack.modal(user)?.id
    await submit()
    delete answer.view
    delete answer.response_action
    await submit()
    expect(slack.modal(user)?.id).toBe(root)
  })

  it.each<[string, Json]>([
    ['errors of a block that is not there', { response_action: 'errors', errors: { other: 'x' } }],
    ['errors without a text', { response_action: 'errors', errors: { note: '' } }],
    ['no errors', { response_action: 'errors', errors: {} }],
    [
      'a view that is wrong',
      { response_action: 'update', view: modalOf([], { title: plain('x'.repeat(25)) }) },
    ],
    ['no view', { response_action: 'push' }],
    ['a Home tab', { response_action: 'update', view: { type: 'home', blocks: [] } }],
    ['more than it takes', { response_action: 'clear', view: result }],
    ['an action that does not exist', { response_action: 'close' }],
    ['a message', { text: 'Done' }],
  ])('are caught answering a submission with %s, and stay as they are', async (_, answer) => {
    const { slack, submit } = await start(mode, answer)
    const before = slack.modal(user)
    await submit()
    expect(slack.violations[0]?.where).toBe('ack of view_submission')
    expect(slack.modal(user)).toMatchObject({ id: before?.id, hash: before?.hash })
    expect(slack.modalErrors(user)).toEqual({})
  })

  it('may change again right after they were submitted', async () => {
    const note = modalOf([input('note', { type: 'plain_text_input' })])
    const slack = await startedSlack()
    const deliver = await startSampleBot(mode, slack, (app) => {
      app.command('/record', async ({ ack, client, command }) => {
        await client.apiCall('views.open', { trigger_id: command.trigger_id, view: note })
        await ack()
      })
      app.view('quote', async ({ ack, body, client }) => {
        // The types of Bolt know no view that is built from plain data.
        await ack(JSON.parse(JSON.stringify({ response_action: 'update', view: modalOf([]) })))
        await client.apiCall('views.update', { view_id: body.view.id, view: result })
      })
    })
    await deliver('slash_commands', slack.payloads.slashCommand())
    await deliver('interactive', slack.payloads.viewSubmission({ values: { note: 'x' } }))
    await expect.poll(() => slack.modal(user)?.callback_id).toBe('result')
    expect(slack.violations).toEqual([])
  })
})

describe('an ack', () => {
  it('that comes too late does nothing', async () => {
    const slack = await startedSlack()
    const note = modalOf([input('note', { type: 'plain_text_input', initial_value: 'x' })])
    await createClient(slack).apiCall('views.open', {
      trigger_id: slack.payloads.slashCommand().trigger_id,
      view: note,
    })
    let isAcked = false
    const tooLate = Promise.withResolvers<void>()
    await startSampleBot('Socket Mode', slack, (app) => {
      app.command('/record', ({ ack }) => ack())
      app.view('quote', async ({ ack }) => {
        await tooLate.promise
        await ack()
        isAcked = true
      })
    })
    const late = slack.socket.send('interactive', slack.payloads.viewSubmission(), { timeoutMs: 20 })
    await expect(late).rejects.toThrow('the ack of interactive')
    tooLate.resolve()
    await expect.poll(() => isAcked).toBe(true)
    // A later ack comes behind it on the same connection.
    await slack.socket.send('slash_commands', slack.payloads.slashCommand())
    expect(slack.modal(user)).not.toBeNull()
  })

  it('that is read after what the bot did next does not undo it', async () => {
    const validator = await loadValidator()
    const workspace = createWorkspace()
    const violations: unknown[] = []
    const receive = createAckReceiver({
      workspace,
      validator,
      violate: (_, problems) => violations.push(...problems),
      originOf: () => undefined,
    })
    const sent = workspace.views.open(user, modalOf([]))
    workspace.views.update(sent.id, result, null)
    const payload = { type: 'view_submission', user: { id: user }, view: sent }
    receive('interactive', payload, { response_action: 'update', view: modalOf([]) })
    expect([workspace.views.modal(user)?.callback_id, violations]).toEqual(['result', []])
  })
})

interface Started {
  readonly slack: SlackServer
  readonly deliver: Deliver
  /** What stood in each view that was submitted. */
  readonly submitted: readonly unknown[]
  /** Chooses a paragraph in the modal before the user, and submits it. */
  readonly submit: () => Promise<void>
}

/** A bot that opens a modal, suggests paragraphs for it and acknowledges each submission with `answer`. */
async function start(mode: Mode, answer: Json): Promise<Started> {
  const slack = await startedSlack()
  const submitted: unknown[] = []
  const deliver = await startSampleBot(mode, slack, (app) => {
    app.command('/record', async ({ ack, client, command }) => {
      await ack()
      await client.apiCall('views.open', { trigger_id: command.trigger_id, view: quoteModal })
    })
    app.options('paragraph', async ({ ack, options }) => {
      const group = { label: plain('Further'), options: ['7', '8'].map(option) }
      await ack(
        // The types of Bolt know no options that are built from plain data.
        JSON.parse(
          JSON.stringify(
            options.value === '7' ? { option_groups: [group] } : { options: ['5', '6'].map(option) },
          ),
        ),
      )
    })
    app.view('quote', async ({ ack, view }) => {
      submitted.push(view.state.values)
      await ack(JSON.parse(JSON.stringify(answer)))
    })
  })
  await deliver('slash_commands', slack.payloads.slashCommand())
  await expect.poll(() => slack.modal(user)).not.toBeNull()
  return {
    slack,
    deliver,
    submitted,
    submit: async () => {
      await ask(slack, deliver)
      await deliver('interactive', slack.payloads.viewSubmission({ values: { paragraph: '5' } }))
    },
  }
}

async function ask(slack: SlackServer, deliver: Deliver): Promise<void> {
  await deliver('interactive', slack.payloads.blockSuggestion({ actionId: 'paragraph', value: '5' }))
}

async function startedSlack(): Promise<SlackServer> {
  const slack = await startSlackServer()
  onTestFinished(() => slack.stop())
  return slack
}
