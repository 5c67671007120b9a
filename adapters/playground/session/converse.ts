import { choosePassagesFor } from '../../../src/answer/choose-passages.ts'
import { forms } from '../../../src/answer/forms/forms.ts'
import { createQuoteForm } from '../../../src/answer/forms/quote-form.ts'
import { respond } from '../../../src/answer/respond.ts'
import type { EnteredValues } from '../../../src/app/platform-preview.ts'
import type { Command } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/create-reply.ts'
import { words } from '../../../src/words/words.ts'
import {
  placeIn,
  previewOf,
  type QuestionContext,
  type SessionDependencies,
  type VisitorContext,
} from './context.ts'
import { askerIn, createExchange } from './exchange.ts'
import { resolvePeople, you } from './people.ts'
import type { Session } from './session.ts'
import { say, showForm } from './show.ts'
import type { ChoiceView, MessageView } from './view.ts'

/** The actions on a visitor's or a colleague's message. */
export const messageActions = ['quote', 'find', 'check'] as const
export type MessageAction = (typeof messageActions)[number]

let count = 0

/** What was typed: a command, or in a thread a mention, which is a message of its own there. */
export async function ask(
  on: SessionDependencies,
  session: Session,
  where: VisitorContext,
  typed: string,
): Promise<void> {
  // A thread may be gone with its first message.
  const thread = where.thread === null || session.find(where.thread) === null ? null : where.thread
  if (thread !== null) {
    const said = { person: you.id, text: `@rapporteur ${typed}` }
    session.add({ thread, audience: 'channel', drawn: null, said, asked: null, mark: null, file: null })
  }
  const how = thread === null ? { asked: typed } : { by: 'mention' as const }
  await answer(on, session, on.bot.read(resolvePeople(typed)), question({ ...where, thread }, how))
}

/** A button, of a message or, where `message` is null, of the modal. */
export async function press(
  on: SessionDependencies,
  session: Session,
  where: VisitorContext,
  message: string | null,
  code: string,
): Promise<void> {
  const pressed = message === null ? null : session.find(message)
  const isPublic = pressed?.audience === 'channel'
  const modal = session.modal()
  const inModal = message === null && modal !== null
  const thread = (inModal ? modal.place.thread : pressed?.thread) ?? null
  const here = question(
    { ...where, preview: inModal ? modal.preview : where.preview, thread },
    // A private message goes when it is shared, so pressing its button twice is one request.
    {
      pressed,
      replaced: isPublic ? null : pressed,
      inModal,
      ...(message === null || isPublic ? {} : { origin: message }),
    },
  )
  await answer(on, session, on.bot.readCode(code), here)
}

/** One of the things that can be done with a person's message. */
export async function use(
  on: SessionDependencies,
  session: Session,
  where: VisitorContext,
  message: MessageView,
  which: MessageAction,
): Promise<void> {
  const { bot } = on
  const text = message.said?.text ?? message.drawn?.text ?? ''
  const preview = previewOf(on, where)
  const place = placeIn(session, message.thread ?? message.id)
  if (which === 'quote') {
    const suggestions = choosePassagesFor(bot, text, preview.options)
    const about = { title: preview.quoteTitle, carried: message.id, isReply: true, suggestions }
    return showForm(on, session, where.preview, createQuoteForm(about), place)
  }
  const command: Command = which === 'find' ? { kind: 'search', text, at: 0 } : { kind: 'check', text }
  const here = question({ ...where, thread: message.thread }, {})
  const answered = await bot.answer(command, askerIn(session, here))
  if (answered.kind !== 'reply') return
  const title = which === 'find' ? words.found : words.checked
  const body = preview.renderAnswer(answered, title, place)
  if (body === null) say(on, session, answered, here)
  else session.show({ preview: where.preview, body, errors: {}, place, form: null })
}

/** The form that is open, sent off. */
export async function submit(
  on: SessionDependencies,
  session: Session,
  where: VisitorContext,
  entered: EnteredValues,
): Promise<void> {
  const modal = session.modal()
  const form =
    modal === null || modal.form === null ? null : previewOf(on, modal).readForm(modal.body, entered)
  if (modal === null || form === null) return
  const command = forms[form.kind].read(on.bot, form.carried, form.entered)
  const here = question(
    { ...where, preview: modal.preview, thread: modal.place.thread },
    // Sent off twice, it is one request.
    { inModal: true, origin: `form ${modal.version}` },
  )
  await answer(on, session, command, here)
}

/** Something was chosen in the form, which may change it. */
export function change(on: SessionDependencies, session: Session, input: string, chosen: string): void {
  const modal = session.modal()
  const form = modal?.form ?? null
  const isTold = form?.inputs.some(
    (each) => each.name === input && each.kind === 'search' && each.changesForm,
  )
  if (modal === null || form === null || isTold !== true) return
  const changed = forms[form.kind].change(on.bot, form, chosen)
  if (changed !== null) showForm(on, session, modal.preview, changed, modal.place)
}

/** What an input of the open form offers for what has been typed so far. */
export function suggestIn(
  on: SessionDependencies,
  session: Session,
  input: string,
  typed: string,
): readonly ChoiceView[] {
  const modal = session.modal()
  const form = modal?.form ?? null
  return modal === null || form === null
    ? []
    : forms[form.kind].complete(on.bot, input, typed, previewOf(on, modal).options)
}

/** A sentence for the visitor alone, where something went wrong. */
export function apologise(
  on: SessionDependencies,
  session: Session,
  where: VisitorContext,
  sentence: string,
): void {
  say(on, session, notice(words.passage, sentence), question(where, {}))
}

function answer(
  on: SessionDependencies,
  session: Session,
  command: Command,
  here: QuestionContext,
): Promise<void> {
  return respond(on, command, createExchange(on, session, here))
}

function question(
  where: VisitorContext,
  about: Partial<Omit<QuestionContext, keyof VisitorContext>>,
): QuestionContext {
  count += 1
  const origin = `${Date.now()}.${count}`
  return {
    ...where,
    pressed: null,
    replaced: null,
    inModal: false,
    by: 'command',
    asked: null,
    origin,
    ...about,
  }
}
