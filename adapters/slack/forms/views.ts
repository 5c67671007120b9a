import { setTimeout as sleep } from 'node:timers/promises'
import type { types, ViewResponseAction } from '@slack/bolt'
import type { Bot } from '../../../src/answer/bot.ts'
import { choosePassages } from '../../../src/answer/choose-passages.ts'
import type { Asker } from '../../../src/command/command.ts'
import { chooseSentences } from '../../../src/document/choose-sentences.ts'
import { listSentences } from '../../../src/document/passage.ts'
import { notice } from '../../../src/message/notice.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { completeZones } from '../../../src/schedule/zones.ts'
import { words } from '../../../src/words/words.ts'
import { answer } from '../interactions/answer.ts'
import { askerOf } from '../interactions/asker.ts'
import { postEphemerals } from '../interactions/ephemerals.ts'
import type { ListenerContext } from '../interactions/listener-context.ts'
import { quote } from '../interactions/quote.ts'
import { limits } from '../limits.ts'
import { renderReply } from '../render/render.ts'
import { readText } from '../render/text.ts'
import { decodePlace, renderModal } from './modal.ts'
import { quoteForm, renderOption, renderQuoteForm } from './quote-form.ts'
import { readShortcut, readSubmittedQuote, type SubmittedQuote, type ViewPress } from './read-view.ts'
import { updateView } from './update-view.ts'

/** The callbacks of the message shortcuts, as manifest.yml has them. */
export const shortcuts = {
  quote: 'quote_in_thread',
  find: 'find_passages',
  check: 'check_quotation',
} as const

/** A message shortcut: each opens a modal, which the asker alone sees. */
export async function onShortcut(
  { bot, errorBoundary, client }: ListenerContext,
  which: keyof typeof shortcuts,
  body: unknown,
  ack: () => Promise<void>,
): Promise<void> {
  const used = readShortcut(body)
  const place = { channel: used.channel, thread: used.thread }
  const open = (view: types.ModalView) => client.views.open({ trigger_id: used.trigger, view })
  await errorBoundary.run(
    async () => {
      await ack()
      if (which === 'quote') return void (await open(renderQuoteForm(place, [])))
      const title = which === 'find' ? words.found : words.checked
      const text = readText(used.text).trim()
      if (text === '') return void (await open(renderModal(notice(title, words.noText), title, place)))
      const command =
        which === 'find' ? ({ kind: 'search', text, at: 0 } as const) : ({ kind: 'check', text } as const)
      const found = await bot.answer(command, nobody)
      if (found.kind === 'reply') await open(renderModal(found, title, place))
    },
    (sentence) => open(renderModal(notice(words.passage, sentence), words.passage, null)),
  )
}

type OptionsAck = (options: { readonly options: types.PlainTextOption[] }) => Promise<void>

/** The zones that may be chosen, for what has been typed so far. */
export async function onZoneOptions(
  { errorBoundary }: ListenerContext,
  typed: string,
  ack: OptionsAck,
): Promise<void> {
  await errorBoundary.run(
    async () => {
      const zones = completeZones(typed, Date.now(), limits.options)
      await ack({ options: zones.map(({ name, label }) => renderOption(label, name)) })
    },
    () => ack({ options: [] }),
  )
}

/** What may be chosen in the form, for what has been typed so far. */
export async function onPassageOptions(
  { bot, errorBoundary }: ListenerContext,
  typed: string,
  ack: OptionsAck,
): Promise<void> {
  await errorBoundary.run(
    async () => {
      const options = choosePassages(bot, typed, limits.options)
        .filter(({ text }) => text.length <= limits.option)
        .map(({ label, text }) => renderOption(label, text))
      await ack({ options })
    },
    () => ack({ options: [] }),
  )
}

/** A button in a modal or in App Home, or a passage chosen in the form. */
export async function onViewPress(
  context: ListenerContext,
  press: ViewPress,
  ack: () => Promise<void>,
): Promise<void> {
  const { bot, errorBoundary, client } = context
  const place = decodePlace(press.metadata)
  const showView = (view: types.ModalView): Promise<unknown> =>
    press.surface === 'home'
      ? client.views.open({ trigger_id: press.trigger, view })
      : updateView(client, press.view, view)
  const show = (reply: Reply, title: string): Promise<unknown> => showView(renderModal(reply, title, place))
  await errorBoundary.run(
    async () => {
      await ack()
      if (press.action === quoteForm.passage) {
        if (place === null) return
        const view = renderQuoteForm(place, sentencesOf(bot, press.value))
        // Whoever has chosen again meanwhile has another form before them.
        await updateView(client, press.view, view, press.hash)
        return
      }
      const command = bot.readCode(press.value)
      const asking = {
        user: press.user,
        workspace: press.workspace,
        channel: place?.channel ?? '',
        origin: `${press.view}:${press.hash}`,
      }
      if (command.kind === 'quote' && place !== null) {
        const asker = await askerOf(context.people, asking, command)
        const occasion = { ...placeOf(press.workspace, place), origin: `${press.view}:${press.hash}` }
        const isPosted = await quote(context, command, asker, occasion, {
          acknowledge: async () => undefined,
          showPrivately: async (reply) => void (await show(reply, words.passage)),
        })
        if (isPosted) await show(notice(words.quoted, words.quotedHere), words.passage)
        return
      }
      const answered = await answer(context, asking, command, { place, open: showView })
      if (answered?.kind === 'reply' && answered.audience === 'asker') await show(answered, words.passage)
    },
    (sentence) => show(notice(words.passage, sentence), words.passage),
  )
}

type SubmissionAck = (answer?: ViewResponseAction) => Promise<void>

// Slack waits three seconds for the answer to a form.
const answerFormWithinMs = 2_000

/** The form of *Quote in thread*. It closes on success; where the quote does not stand, the modal says why. */
export async function onQuoteForm(
  context: ListenerContext,
  body: unknown,
  ack: SubmissionAck,
): Promise<void> {
  const { bot, errorBoundary, client } = context
  const submitted = readSubmittedQuote(body)
  const place = decodePlace(submitted.metadata)
  let isHeard = false
  const show = async (reply: Reply): Promise<void> => {
    const view = renderModal(reply, words.form.title, place)
    if (!isHeard) await ack({ response_action: 'update', view })
    else if (!(await updateView(client, submitted.view, view)) && place !== null) {
      // They have closed the modal and are not told there.
      await postEphemerals(client, place, submitted.user.id, renderReply(reply)).catch(() => undefined)
    }
    isHeard = true
  }
  await errorBoundary.run(
    async () => {
      const command = commandOf(context, submitted)
      if (command === null || place === null) {
        await ack({ response_action: 'errors', errors: { [quoteForm.passage]: words.choosePassage } })
        return
      }
      const occasion = { ...placeOf(submitted.workspace, place), origin: submitted.view }
      const { user, workspace, view } = submitted
      const asking = { user, workspace, channel: place.channel, origin: view }
      const asker = await askerOf(context.people, asking, command)
      const showPrivately = show
      const quoting = quote({ bot, outbox: context.outbox }, command, asker, occasion, {
        acknowledge: async () => undefined,
        showPrivately,
      })
      // It may fail while the modal is being told to wait; it is awaited after that.
      quoting.catch(() => undefined)
      const isPosted = await Promise.race([quoting, sleep(answerFormWithinMs, null, { ref: false })])
      if (isPosted === null) {
        await show(notice(words.form.title, words.quotePending))
        const view = renderModal(notice(words.quoted, words.quotedHere), words.form.title, place)
        if (await quoting) await updateView(client, submitted.view, view)
      } else if (isPosted) await ack()
    },
    (sentence) => show(notice(words.form.title, sentence)),
  )
}

function commandOf({ bot }: ListenerContext, { passage, sentences, withContext, comment }: SubmittedQuote) {
  const command = bot.read(passage)
  if (command.kind !== 'show') return null
  return {
    kind: 'quote',
    reference: chooseSentences(command.reference, sentences),
    withContext,
    comment,
  } as const
}

/** The sentences of the one passage that a reference names; none for several. */
export function sentencesOf(bot: Bot, reference: string): readonly string[] {
  const [only, another] = bot.find(reference, 2).hits
  return only === undefined || another !== undefined ? [] : listSentences(only.passage)
}

function placeOf(workspace: string, place: { readonly channel: string; readonly thread: string | null }) {
  return { workspace, ...place, isRedelivered: false }
}

// Whom an answer is for makes no difference to a search or a check.
const nobody: Asker = {
  id: '',
  name: null,
  isAdmin: false,
  zone: null,
  at: { platform: 'Slack', workspace: '', channel: '', thread: null },
  origin: '',
}
