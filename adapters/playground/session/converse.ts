import { choosePassagesFor } from '../../../src/answer/choose-passages.ts'
import { forms } from '../../../src/answer/forms/forms.ts'
import { createQuoteForm } from '../../../src/answer/forms/quote-form.ts'
import { respond } from '../../../src/answer/respond.ts'
import type { EnteredValues } from '../../../src/app/platform-preview.ts'
import type { Command } from '../../../src/command/command.ts'
import { searchForMessage } from '../../../src/command/read-message.ts'
import { notice } from '../../../src/message/create-reply.ts'
import { words } from '../../../src/words/words.ts'
import { createExchange, say, showForm } from './exchange.ts'
import { resolvePeople, you } from './people.ts'
import type { Session } from './session.ts'
import type { ChoiceView, MessageAction, MessageView } from './view.ts'
import {
  askerOf,
  placeIn,
  previewOf,
  type Question,
  questionIn,
  type SessionDependencies,
  type Visit,
} from './visit.ts'

/** What was typed: a command, or in a thread a mention, which is a message of its own there. */
export async function ask(visit: Visit, typed: string): Promise<void> {
  const { session } = visit
  // A thread may be gone with its first message.
  const thread = visit.thread === null || session.find(visit.thread) === null ? null : visit.thread
  if (thread !== null) {
    session.add({
      thread,
      audience: 'channel',
      said: { person: you.id, text: shorten(`@rapporteur ${typed}`) },
    })
  }
  const how = thread === null ? { asked: shorten(typed) } : { by: 'mention' as const }
  await answer(visit.bot.read(resolvePeople(typed)), questionIn(visit, { thread, ...how }))
}

// So much of what was typed is shown, and kept: the bot's answer names what it searched for.
const mostShown = 2_000

/** A copy of its own: a slice would keep the whole text that it is of. */
function shorten(typed: string): string {
  if (typed.length <= mostShown) return typed
  return `${Buffer.from(typed.slice(0, mostShown)).toString()}…`
}

/** A button of a message or, where `message` is null, of the modal or else of the bot's own page, which answers in one. */
export async function press(visit: Visit, message: string | null, code: string): Promise<void> {
  const pressed = message === null ? null : visit.session.find(message)
  const isPublic = pressed?.audience === 'channel'
  const modal = message === null ? visit.session.modal() : null
  const here = questionIn(visit, {
    preview: modal?.preview ?? visit.preview,
    thread: modal?.place.thread ?? pressed?.thread ?? null,
    pressed,
    replaced: isPublic ? null : pressed,
    inModal: message === null,
    // A private message goes when it is shared, so pressing its button twice is one request.
    ...(message === null || isPublic ? {} : { origin: message }),
  })
  await answer(visit.bot.readCode(code), here)
}

/** One of the things that can be done with a person's message. */
export async function use(visit: Visit, message: MessageView, which: MessageAction): Promise<void> {
  const { bot, session } = visit
  const text = message.said?.text ?? message.drawn?.text ?? ''
  const preview = previewOf(visit, visit.preview)
  const place = placeIn(visit, message.thread ?? message.id)
  if (which === 'quote') {
    const suggestions = choosePassagesFor(bot, text, preview.options)
    const about = { title: preview.quoteTitle, carried: message.id, isReply: true, suggestions }
    return showForm(visit, createQuoteForm(about), place)
  }
  const command: Command = which === 'find' ? searchForMessage(text) : { kind: 'check', text }
  const here = questionIn(visit, { thread: message.thread })
  const answered = await bot.answer(command, askerOf(here))
  if (answered.kind !== 'reply') return
  const title = which === 'find' ? words.found : words.checked
  const body = preview.renderAnswer(answered, title, place)
  if (body === null) say(here, answered)
  else session.show({ preview: visit.preview, body, errors: {}, place, form: null })
}

/** The form that is open, sent off. */
export async function submit(visit: Visit, entered: EnteredValues): Promise<void> {
  const modal = visit.session.modal()
  if (modal === null || modal.form === null) return
  const form = previewOf(visit, modal.preview).readForm(modal.body, entered)
  if (form === null) return
  const command = forms[form.kind].read(visit.bot, form.carried, form.entered)
  const { preview, place, version } = modal
  // Sent off twice, it is one request.
  const origin = `form ${version}`
  await answer(command, questionIn(visit, { preview, thread: place.thread, inModal: true, origin }))
}

/** Something was chosen in the form, which may change it. */
export function change(visit: Visit, input: string, chosen: string): void {
  const modal = visit.session.modal()
  const form = modal?.form ?? null
  const isTold = form?.inputs.some(
    (each) => each.name === input && each.kind === 'search' && each.changesForm,
  )
  if (modal === null || form === null || isTold !== true) return
  const changed = forms[form.kind].change(visit.bot, form, chosen)
  if (changed !== null) showForm({ ...visit, preview: modal.preview }, changed, modal.place)
}

/** What an input of the open form offers for what has been typed so far. */
export function suggestIn(
  on: SessionDependencies,
  session: Session,
  input: string,
  typed: string,
): readonly ChoiceView[] {
  const modal = session.modal()
  if (modal === null || modal.form === null) return []
  return forms[modal.form.kind].complete(on.bot, input, typed, previewOf(on, modal.preview).options)
}

/** A sentence for the visitor alone, where something went wrong. */
export function apologise(visit: Visit, sentence: string): void {
  say(questionIn(visit), notice(words.passage, sentence))
}

function answer(command: Command, here: Question): Promise<void> {
  return respond(here, command, createExchange(here))
}
