import type { Bot } from '../../../src/answer/bot.ts'
import type { AskedBy, PlatformPreview } from '../../../src/app/platform-preview.ts'
import { fullAccess } from '../../../src/command/access.ts'
import type { Asker } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import type { Outbox } from '../../../src/delivery/outbox.ts'
import type { PlatformPreviews } from './draw.ts'
import { you } from './people.ts'
import type { Session } from './session.ts'
import type { MessageView } from './view.ts'

/** What a session needs. */
export interface SessionDependencies {
  readonly bot: Bot
  readonly outbox: Outbox
  readonly previews: PlatformPreviews
}

/** A visitor in their session, and how they see it. */
export interface Visit extends SessionDependencies {
  readonly session: Session
  /** The platform whose modals are opened. */
  readonly preview: string
  /** The thread that is open; null in the channel itself. */
  readonly thread: string | null
  readonly zone: string | null
}

/** What asked, and where its answer goes. */
export interface Question extends Visit {
  /** The private message whose button was pressed, which the answer replaces. */
  readonly replaced: MessageView | null
  /** Any message whose button was pressed. */
  readonly pressed: MessageView | null
  readonly inModal: boolean
  readonly by: AskedBy
  readonly asked: string | null
  readonly origin: string
}

let count = 0

/** A question that is a command in the channel or the thread of the visit, but for what `about` says. */
export function questionIn(visit: Visit, about: Partial<Question> = {}): Question {
  count += 1
  const origin = `${Date.now()}.${count}`
  const usual = { pressed: null, replaced: null, inModal: false, by: 'command', asked: null, origin } as const
  return { ...visit, ...usual, ...about }
}

/** The platform's name, by which the store knows what is noted here. */
export const platform = 'Playground'

/** A thread of the session's one channel; null for the channel itself. */
export function placeIn({ session: { id } }: Visit, thread: string | null): Place {
  return { platform, workspace: id, channel: id, thread }
}

/** The visitor, who may do anything in their own session. */
export function askerOf(here: Question): Asker {
  return { ...you, access: fullAccess, zone: here.zone, at: placeIn(here, here.thread), origin: here.origin }
}

/** How a platform shows what is said. Throws for one that there isn't. */
export function previewOf({ previews }: SessionDependencies, name: string): PlatformPreview {
  const found = previews.get(name)
  if (found === undefined) throw new Error(`No preview is registered as ${name}`)
  return found
}
