import type { LatestDigest, Subscription } from '../digest/digest-store.ts'
import type { Document } from '../document/document.ts'
import { actionsOffer, createReply, hint, note, notice, offer, say } from '../message/create-reply.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import type { ReadAnyDate } from '../schedule/read-date.ts'
import type { ReadSchedule } from '../schedule/read-schedule.ts'
import { describeDate, describeMoment, describeSchedule, listOccurrences } from '../schedule/schedule.ts'
import { shortenTyped } from '../text/clean-typed.ts'
import type { DateLanguage } from '../text/date-language.ts'
import type { Span } from '../text/span.ts'
import { nameOf } from '../words/action-words.ts'
import { digestWords } from '../words/digest-words.ts'
import { words } from '../words/words.ts'

// A screen or two; the others are asked for in their channels.
const mostListed = 40
// How many of the next times are told.
const shownTimes = 3

/** What is set for a channel, by whom, and when it comes next. `remarks` are said first. */
export function subscriptionReply(
  subscription: Subscription,
  last: LatestDigest | null,
  document: Document | null,
  title: string,
  remarks: readonly string[],
  language: DateLanguage,
): Reply {
  const { schedule, setBy, setAt, state, reason, pausedUntil } = subscription
  const named = document?.short ?? subscription.document
  return createReply({
    title,
    blocks: [
      ...remarks.map((remark) => say(remark)),
      say({ mark: 'strong', text: digestWords.isSet(describeSchedule(schedule), named) }),
      note(digestWords.setBy(nameOf(setBy)), moment(setAt, schedule.zone, language)),
      ...(state === 'paused' ? [say(digestWords.pausedBy(reason))] : []),
      ...(pausedUntil === null ? [] : [say(digestWords.pausedUntil(describeDate(pausedUntil, language)))]),
      ...nextTimes(subscription, language),
      ...lastTime(last, schedule.zone, language),
    ],
    offers: [
      ...offer(words.offers.preview, { kind: 'preview digest', date: null }),
      ...offer(words.offers.changeDigest, { kind: 'digest form' }),
      ...(state === 'paused' || pausedUntil !== null
        ? offer(words.offers.resume, { kind: 'resume digest' })
        : offer(words.offers.pause, { kind: 'pause digest', until: null })),
      ...offer(words.offers.stop, { kind: 'stop digest' }),
    ],
  })
}

/** A channel that has none. */
export function noSubscriptionReply(document: Document, prompt: string): Reply {
  return createReply({
    title: digestWords.none,
    tone: 'quiet',
    blocks: [hint(say(digestWords.noneWhy(document, prompt)))],
    offers: [
      ...offer(words.offers.setDigest, { kind: 'digest form' }),
      ...offer(words.offers.preview, { kind: 'preview digest', date: null }),
    ],
  })
}

/** What the channel is told of its new digest: who set it up, and when it comes. */
export function announcementReply(subscription: Subscription, language: DateLanguage): Reply {
  const { schedule, setBy, next } = subscription
  return createReply({
    audience: 'channel',
    title: digestWords.heading,
    blocks: [
      say(
        digestWords.announced(nameOf(setBy), describeSchedule(schedule)),
        ...(next === null
          ? []
          : [' ', digestWords.announcedFirst, moment(next.at, schedule.zone, language), '.']),
      ),
    ],
    offers: [...offer(words.offers.settings, { kind: 'digest' }), ...actionsOffer(null)],
  })
}

/** What was typed is no time, zone or days: the nearest that there is, a click away. */
export function unreadScheduleReply(
  read: Exclude<ReadSchedule, { kind: 'schedule' }>,
  document: string | null,
  prompt: string,
): Reply {
  if (read.kind === 'nothing') return notice(digestWords.whenTitle, digestWords.nothingSaid(prompt), form())
  if (read.kind === 'no zone') {
    return notice(digestWords.noZone, digestWords.noZoneWhy(prompt, read.time), form())
  }
  const { what, typed, nearest } = read
  const use =
    nearest === null ? [] : offer(words.offers.use(nearest), { kind: 'set digest', document, words: nearest })
  const title = digestWords.unknown(what, shorten(typed))
  return notice(title, digestWords.unknownWhy(nearest, prompt), [...use, ...form()])
}

/** What was typed is no date that a pause can last until: the nearest that is. */
export function noPauseReply(nearest: string | null, typed: string, prompt: string): Reply {
  return notice(digestWords.noDate(shorten(typed)), digestWords.noDateWhy(nearest, prompt))
}

/** What was typed is no date whose digest can be previewed: what is instead, a click away. */
export function noPreviewReply(
  read: Exclude<ReadAnyDate, { kind: 'date' }>,
  typed: string,
  prompt: string,
): Reply {
  const said = shorten(typed)
  const reply = (title: string, why: string, date: string | null): Reply =>
    notice(title, why, date === null ? [] : offer(words.offers.use(date), { kind: 'preview digest', date }))
  switch (read.kind) {
    case 'over':
      return reply(digestWords.dayIsOver(said), digestWords.dayIsOverWhy(prompt), 'tomorrow')
    case 'too far':
      return reply(digestWords.dayIsTooFar(said), digestWords.dayIsTooFarWhy(read.last, prompt), read.last)
    case 'unknown':
      return reply(digestWords.noDate(said), digestWords.noPreviewWhy(read.nearest, prompt), read.nearest)
  }
}

/** The digests of a workspace, a line each. */
export function subscriptionsReply(subscriptions: readonly Subscription[], language: DateLanguage): Reply {
  if (subscriptions.length === 0) return notice(digestWords.digests, digestWords.noDigests)
  return createReply({
    title: digestWords.digests,
    blocks: [
      ...subscriptions.slice(0, mostListed).map((each) => describeSubscription(each, language)),
      ...(subscriptions.length > mostListed
        ? [say(digestWords.moreDigests(subscriptions.length - mostListed))]
        : []),
    ],
    offers: [],
  })
}

function describeSubscription(
  { channel, schedule, state, pausedUntil, setBy }: Subscription,
  language: DateLanguage,
): Block {
  return say(
    { mark: 'channel', text: channel },
    `  ${describeSchedule(schedule)} · ${nameOf(setBy)}`,
    ...(state === 'paused' ? [` · ${digestWords.paused}`] : []),
    ...(pausedUntil === null ? [] : [` · ${digestWords.pausedUntil(describeDate(pausedUntil, language))}`]),
  )
}

function form(): readonly Offer[] {
  return offer(words.offers.setDigest, { kind: 'digest form' })
}

function nextTimes({ schedule, next }: Subscription, language: DateLanguage): readonly Block[] {
  if (next === null) return []
  const later = listOccurrences(schedule, next.at, next.date, shownTimes - 1)
  const spans = [next, ...later].flatMap((each, index): readonly Span[] => [
    ...(index > 0 ? [', '] : []),
    moment(each.at, schedule.zone, language),
  ])
  return [note(digestWords.next, ...spans)]
}

function lastTime(last: LatestDigest | null, zone: string, language: DateLanguage): readonly Block[] {
  if (last === null) return []
  const state = digestWords.states[last.state]
  const how = last.reason === null ? state : `${state} (${last.reason})`
  return [note(digestWords.last, moment(last.dueAt, zone, language), `, ${how}`)]
}

function moment(at: number, zone: string, language: DateLanguage): Span {
  return { mark: 'moment', at, text: describeMoment(at, zone, language) }
}

function shorten(typed: string): string {
  return shortenTyped(typed, 40)
}
