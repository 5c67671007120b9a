import type { Bot } from '../../../src/answer/bot.ts'
import { outcomeReply } from '../../../src/answer/quote-reply.ts'
import type { AskedBy, Entered, WantedForm } from '../../../src/app/platform-preview.ts'
import type { Asker, Command, Quote } from '../../../src/command/command.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import { deliveryIdOf, type PostRequest } from '../../../src/delivery/post-request.ts'
import { fileOf } from '../../../src/message/file-of.ts'
import { notice } from '../../../src/message/notice.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { words } from '../../../src/words/words.ts'
import { draw, type PlatformPreviews } from './draw.ts'
import { nameOf, resolvePeople, you } from './people.ts'
import type { Room } from './room.ts'
import type { MessageView, PreviewName } from './view.ts'

/** What a room's conversation needs. */
export interface Conversing {
  readonly bot: Bot
  readonly outbox: Outbox
  readonly previews: PlatformPreviews
}

/** How the visitor sees the room: the platform whose modals are opened, the thread that is open, their time zone. */
export interface Seat {
  readonly preview: PreviewName
  readonly thread: string | null
  readonly zone: string | null
}

/** What asked, and where its answer goes. */
interface Occasion extends Seat {
  /** The private message whose button was pressed, which turns into the answer. */
  readonly turning: MessageView | null
  /** Any message whose button was pressed. */
  readonly pressed: MessageView | null
  readonly inModal: boolean
  readonly by: AskedBy
  readonly asked: string | null
  readonly origin: string
}

/** The platform's name, by which the store knows what is noted here. */
export const platform = 'Playground'

/** The three things that can be done with somebody's message. */
export const messageActions = ['quote', 'find', 'check'] as const
export type MessageAction = (typeof messageActions)[number]

let count = 0

/** What was typed: a command, or in a thread a mention, which is a message of its own there. */
export async function ask(on: Conversing, room: Room, where: Seat, typed: string): Promise<void> {
  // A thread may be gone with its first message.
  const thread = where.thread === null || room.find(where.thread) === null ? null : where.thread
  const seat = { ...where, thread }
  if (thread !== null) {
    const said = { person: you.id, text: `@rapporteur ${typed}` }
    room.add({ thread, audience: 'channel', drawn: null, said, asked: null, mark: null, file: null })
  }
  const shown = thread === null ? typed : null
  await answer(
    on,
    room,
    on.bot.read(resolvePeople(typed)),
    occasion(seat, { asked: shown, by: thread === null ? 'command' : 'mention' }),
  )
}

/** A button, of a message or, where `message` is null, of the modal. */
export async function press(
  on: Conversing,
  room: Room,
  seat: Seat,
  message: string | null,
  code: string,
): Promise<void> {
  const pressed = message === null ? null : room.find(message)
  const isPublic = pressed?.audience === 'channel'
  const modal = room.modal()
  const inModal = message === null && modal !== null
  const thread = (inModal ? modal.place.thread : pressed?.thread) ?? null
  await answer(
    on,
    room,
    on.bot.readCode(code),
    occasion(
      { ...seat, preview: inModal ? modal.preview : seat.preview, thread },
      // A private message goes when it is shared, so pressing its button twice is one wish.
      {
        pressed,
        turning: isPublic ? null : pressed,
        inModal,
        ...(message === null || isPublic ? {} : { origin: message }),
      },
    ),
  )
}

/** One of the things that can be done with a person's message. */
export async function use(
  on: Conversing,
  room: Room,
  seat: Seat,
  message: MessageView,
  which: MessageAction,
): Promise<void> {
  const { bot, previews } = on
  const text = message.said?.text ?? message.drawn?.text ?? ''
  const preview = previews[seat.preview]
  const place = { channel: room.id, thread: message.thread ?? message.id }
  if (which === 'quote') {
    const body = preview.renderForm(bot, { kind: 'quote form', message: { id: message.id, text } }, place)
    if (body !== null) room.show({ preview: seat.preview, body, errors: {}, place, isForm: true })
    return
  }
  const command: Command = which === 'find' ? { kind: 'search', text, at: 0 } : { kind: 'check', text }
  const here = occasion({ ...seat, thread: message.thread }, {})
  const answered = await bot.answer(command, askerIn(room, here))
  if (answered.kind !== 'reply') return
  const title = which === 'find' ? words.found : words.checked
  const body = preview.renderAnswer(answered, title, place)
  if (body === null) say(on, room, answered, here)
  else room.show({ preview: seat.preview, body, errors: {}, place, isForm: false })
}

/** The form that is open, sent off. */
export async function submit(on: Conversing, room: Room, seat: Seat, entered: Entered): Promise<void> {
  const modal = room.modal()
  if (modal === null || !modal.isForm) return
  const read = on.previews[modal.preview].readForm(on.bot, modal.body, entered)
  if (read.kind === 'errors') return room.show({ ...modal, errors: read.errors })
  // Sent off twice, it is one wish.
  const origin = `form ${modal.version}`
  const here = occasion(
    { ...seat, preview: modal.preview, thread: modal.place.thread },
    { inModal: true, origin },
  )
  if (read.kind === 'answer') return say(on, room, read.reply, here)
  const { command } = read
  await answer(on, room, command, here)
}

/** Something was chosen in the form, which may change it. */
export function change({ bot, previews }: Conversing, room: Room, input: string, chosen: string): void {
  const modal = room.modal()
  if (modal === null) return
  const body = previews[modal.preview].changeForm(bot, modal.body, input, chosen)
  if (body !== null) room.show({ ...modal, body, errors: {} })
}

async function answer(on: Conversing, room: Room, read: Command, here: Occasion): Promise<void> {
  const command = nameOwner(read)
  if (command.kind === 'quote') return quote(on, room, command, here)
  const asker = askerIn(room, here)
  const form = await formFor(on.bot, command, asker)
  if (form !== null) {
    const place = { channel: room.id, thread: here.thread }
    const body = on.previews[here.preview].renderForm(on.bot, form, place)
    if (body !== null) return room.show({ preview: here.preview, body, errors: {}, place, isForm: true })
  }
  const answered = await on.bot.answer(command.kind === 'digest form' ? { kind: 'digest' } : command, asker)
  if (answered.kind === 'reply') {
    // Where a file is, is said beside the list that offered it.
    const turning = command.kind === 'actions file' ? null : here.turning
    return say(on, room, answered, { ...here, turning })
  }
  if (here.pressed === null || command.kind !== 'take back') return
  const place = { platform, workspace: room.id, channel: room.id, thread: here.pressed.thread }
  const problem = await on.outbox.remove(command.post, place, here.pressed.id)
  if (problem !== null) say(on, room, notice(words.offers.takeBack, problem), { ...here, turning: null })
  else room.remove(here.pressed.id)
}

/** Once, as on every platform: written down, then posted. */
async function quote(on: Conversing, room: Room, command: Quote, here: Occasion): Promise<void> {
  const asker = askerIn(room, here)
  const { id: channel } = room
  const request: PostRequest = {
    kind: 'quote',
    platform,
    workspace: room.id,
    channel,
    thread: here.thread,
    origin: here.origin,
    asker: asker.id,
    command,
    isRedelivered: false,
  }
  const answered = await on.bot.answer(command, asker, deliveryIdOf(request))
  if (answered.kind !== 'reply') return
  if (answered.audience === 'asker') return say(on, room, answered, here)
  const id = await on.outbox.accept(request, [draw(on.previews, answered)])
  await on.outbox.acknowledge(id)
  const problem = outcomeReply(command, await on.outbox.deliver(id))
  if (problem !== null) return say(on, room, problem, here)
  if (here.turning !== null) room.remove(here.turning.id)
  const modal = room.modal()
  if (!here.inModal || modal === null) return
  // A form that was sent off closes; a modal that shows an answer says that it stands.
  if (modal.isForm) room.show(null)
  else say(on, room, notice(words.quoted, words.quotedHere), here)
}

/** Shows an answer to the visitor alone: in the modal where the platform does, else as a message. */
function say({ previews }: Conversing, room: Room, reply: Reply, here: Occasion): void {
  const modal = here.inModal ? room.modal() : null
  const body = modal === null ? null : previews[modal.preview].renderAnswer(reply, words.passage, modal.place)
  if (modal !== null) room.show(body === null ? null : { ...modal, body, errors: {}, isForm: false })
  if (body !== null) return
  const drawn = draw(previews, reply, here.by)
  const file = fileOf(reply)
  const { thread, turning, asked } = here
  if (turning !== null && room.find(turning.id) !== null) room.turn(turning.id, drawn, file)
  else room.add({ thread, audience: 'asker', drawn, said: null, asked, mark: null, file })
}

/** A sentence for the visitor alone, where something went wrong. */
export function apologise(on: Conversing, room: Room, seat: Seat, sentence: string): void {
  say(on, room, notice(words.passage, sentence), occasion(seat, {}))
}

async function formFor(bot: Bot, command: Command, asker: Asker): Promise<WantedForm | null> {
  switch (command.kind) {
    case 'action form': {
      const item = await bot.findAction(command.reference, asker)
      return item === null ? null : { kind: 'action form', reference: command.reference, item }
    }
    case 'digest form':
      return bot.actionItems.length === 0
        ? null
        : { kind: 'digest form', subscription: await bot.findDigest(asker), zone: asker.zone }
    default:
      return null
  }
}

/** The command with the name of whoever is to have the action item. */
function nameOwner(command: Command): Command {
  if (command.kind !== 'change action') return command
  const { owner } = command
  if (typeof owner !== 'object' || owner === null) return command
  const name = nameOf(owner.id)
  return name === null
    ? { kind: 'unclear', reason: 'unknown person', text: owner.id }
    : { ...command, owner: { id: owner.id, name } }
}

function askerIn(room: Room, { zone, origin }: Occasion): Asker {
  const at = { platform, workspace: room.id, channel: room.id, thread: null }
  return { ...you, isAdmin: true, zone, at, origin }
}

function occasion(seat: Seat, about: Partial<Omit<Occasion, keyof Seat>>): Occasion {
  count += 1
  const origin = `${Date.now()}.${count}`
  return {
    ...seat,
    pressed: null,
    turning: null,
    inModal: false,
    by: 'command',
    asked: null,
    origin,
    ...about,
  }
}
