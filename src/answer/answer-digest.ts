import { actionItemsOf, documentWithActions } from '../actions/action-items.ts'
import type { Asker, DigestCommand } from '../command/command.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import type { Outcome } from '../delivery/outcome.ts'
import type { PostRequest } from '../delivery/post-request.ts'
import { composeDigest, takeSnapshot } from '../digest/compose-digest.ts'
import { previewReply } from '../digest/digest-reply.ts'
import type { LatestDigest, Subscription } from '../digest/digest-store.ts'
import { findNews } from '../digest/document-news.ts'
import { type Course, lookAhead } from '../digest/look-ahead.ts'
import { occurrenceAfter } from '../digest/plan-deliveries.ts'
import type { Document } from '../document/document.ts'
import { findDocument } from '../document/library.ts'
import { notice } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { readDate, readDateFromToday } from '../schedule/read-date.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { describeDate, localDate, nextOccurrence } from '../schedule/schedule.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { digestWords } from '../words/digest-words.ts'
import type { TrackingContext } from './context.ts'
import {
  announcementReply,
  noPauseReply,
  noPreviewReply,
  noSubscriptionReply,
  subscriptionReply,
  subscriptionsReply,
  unreadScheduleReply,
} from './subscription-replies.ts'

// The asker is waiting for the answer. What was sent without an answer is looked for after five seconds.
const patienceMs = 7_000

/** Answers what is asked about the digest of the asker's channel, to the asker alone. Throws what the store throws. */
export async function answerDigest(
  context: TrackingContext,
  command: DigestCommand,
  asker: Asker,
): Promise<Reply> {
  const { digests, library, prompt } = context
  const { dates } = context.versions.holdings
  const document = documentWithActions(library, context.meant)
  if (command.kind === 'digests') {
    return subscriptionsReply(await digests.list(asker.at.platform, asker.at.workspace), dates)
  }
  if (document === null) return notice(digestWords.none, digestWords.noActions)
  const found = await digests.find(asker.at)
  const subscription = found === null || found.state === 'stopped' ? null : found
  switch (command.kind) {
    case 'set digest':
      return setDigest(context, command.document, command.words, found, asker)
    case 'digest form':
      // Where there are forms, the adapter opens one instead of asking.
      return notice(digestWords.heading, digestWords.noForm(prompt))
    case 'stop digest':
      if (subscription === null) return noSubscriptionReply(document, prompt)
      await digests.update(subscription.id, { state: 'stopped', pausedUntil: null, reason: null, next: null })
      return notice(digestWords.stopped, digestWords.stoppedWhat)
  }
  const next = subscription === null ? null : occurrenceAfter(subscription, Date.now(), subscription.lastDate)
  // A Node.js without its zone can tell nothing else of it.
  if (typeof next === 'string') return notice(digestWords.heading, next)
  if (command.kind === 'preview digest') return preview(context, subscription, document, command.date, asker)
  if (subscription === null) return noSubscriptionReply(document, prompt)
  switch (command.kind) {
    case 'digest':
      return show(context, subscription, digestWords.heading, [])
    case 'pause digest':
      return pause(context, subscription, command.until)
    case 'resume digest':
      return change(context, subscription, { state: 'active', pausedUntil: null, next }, digestWords.resumed)
  }
}

async function setDigest(
  context: TrackingContext,
  named: string | null,
  typed: string,
  before: Subscription | null,
  asker: Asker,
): Promise<Reply> {
  const { digests, library, prompt, outbox } = context
  const channelAccess = context.channelAccess(asker.at.platform)
  if (channelAccess === null || outbox === null)
    return notice(digestWords.noChannel, digestWords.noChannelWhy)
  const { platform, workspace } = asker.at
  // Theirs, that of the digest that was here before, or of another one in the workspace.
  const known = asker.zone ?? before?.schedule.zone
  const zone = known ?? (await digests.list(platform, workspace))[0]?.schedule.zone ?? null
  const read = readSchedule(typed, zone)
  if (read.kind !== 'schedule') return unreadScheduleReply(read, named, prompt)
  const document =
    (named === null ? null : findDocument(library, named)) ?? documentWithActions(library, context.meant)
  if (document === null || actionItemsOf(document).length === 0) {
    return notice(digestWords.notPosted, digestWords.noActionsIn(document?.short ?? ''))
  }
  const { schedule } = read
  const request = announcementOf(asker)
  // One that comes again, however late, doesn't undo what others have set since.
  if (before !== null && before.state !== 'stopped' && (await outbox.knows(request)))
    return show(context, before, digestWords.heading, [])
  const setAt = Date.now()
  const { isChanged, ...subscription } = await digests.subscribe({
    ...asker.at,
    document: document.id,
    schedule,
    setBy: { id: asker.id, name: asker.name },
    setAt,
    next: nextOccurrence(schedule, setAt, before?.lastDate ?? null),
  })
  const assumed = read.zoneIsDefault ? [digestWords.zoneAssumed(schedule.zone)] : []
  if (!isChanged)
    return show(context, subscription, digestWords.heading, [digestWords.alreadySet, ...assumed])
  // Whether the bot may post there is found out now, by doing so, and not the first morning.
  const announced = await announce(
    outbox,
    channelAccess,
    subscription,
    request,
    context.versions.holdings.dates,
  )
  if (announced.kind === 'refused') {
    await digests.restore(asker.at, before)
    return notice(digestWords.notPosted, announced.why)
  }
  return show(context, subscription, digestWords.heading, [
    ...assumed,
    ...(announced.kind === 'posted' ? [] : [digestWords.unsure]),
  ])
}

/** Tells the channel that it has a digest now, and who set it up. */
async function announce(
  outbox: NonNullable<TrackingContext['outbox']>,
  channelAccess: ChannelAccess,
  subscription: Subscription,
  request: PostRequest,
  language: DateLanguage,
): Promise<Outcome> {
  const problem = (await channelAccess.permissionProblem?.(subscription.channel)) ?? null
  if (problem !== null) return { kind: 'refused', why: problem }
  const id = await outbox.accept(request, channelAccess.render(announcementReply(subscription, language)))
  return outbox.deliver(id, patienceMs)
}

function announcementOf({ at, origin, id: asker }: Asker): PostRequest {
  const who = { origin, asker, command: null, isRedelivered: true } as const
  return { kind: 'announcement', ...at, thread: null, ...who }
}

async function preview(
  context: TrackingContext,
  subscription: Subscription | null,
  main: Document,
  typed: string | null,
  asker: Asker,
): Promise<Reply> {
  const zone = subscription?.schedule.zone ?? asker.zone ?? 'UTC'
  const today = localDate(zone, Date.now())
  const read = readDateFromToday(typed ?? today, today)
  if (read.kind !== 'date') return noPreviewReply(read, typed ?? today, context.prompt)
  const { date } = read
  const named = subscription === null ? null : findDocument(context.library, subscription.document)
  const document = named ?? main
  const posted = subscription?.posted ?? null
  const tracker = { platform: asker.at.platform, workspace: asker.at.workspace, document: document.id }
  const snapshot = await takeSnapshot(context.actions, tracker, posted?.changesUntil ?? 0)
  const last = subscription === null ? null : await context.digests.latest(subscription.id)
  const course = subscription === null ? usualCourse(zone, today) : courseOf(subscription, last)
  const { turns, isDue } = lookAhead(course, today, date)
  const { versions, dates } = context.versions.holdings
  const news =
    subscription === null
      ? null
      : await findNews(context.deliveries, subscription, document, versions, Date.now())
  const content = composeDigest(
    document,
    { date, zone, dates, lateSince: null, news },
    snapshot,
    posted,
    turns,
  )
  const isToday = date === today
  return previewReply(content, context.library, [
    ...(isToday ? [] : [digestWords.preview.asThingsStand]),
    ...(isToday || subscription !== null ? [] : [digestWords.preview.onWeekdays]),
    ...(turns > 0 && isDue ? [digestWords.preview.withoutChanges] : []),
    ...(isDue ? [] : [digestWords.preview.notDue(isToday)]),
  ])
}

/** A channel without a digest is shown what most channels have: one on every working day, from today. */
function usualCourse(zone: string, today: string): Course {
  const schedule = { time: '09:00', zone, days: [1, 2, 3, 4, 5] }
  return { schedule, next: { date: today }, posted: null, inHand: null }
}

function courseOf({ schedule, next, posted, state }: Subscription, last: LatestDigest | null): Course {
  const isInHand = last !== null && ['due', 'claimed', 'posting'].includes(last.state)
  // What is due when the digest is paused is skipped.
  return { schedule, next, posted, inHand: isInHand && state === 'active' ? last.date : null }
}

async function pause(
  context: TrackingContext,
  subscription: Subscription,
  typed: string | null,
): Promise<Reply> {
  const { schedule, lastDate } = subscription
  if (typed === null) {
    const paused = { state: 'paused', pausedUntil: null, next: null } as const
    return change(context, subscription, paused, digestWords.paused, digestWords.pausedWhat(null))
  }
  const read = readDate(typed, localDate(schedule.zone, Date.now()))
  if (read.kind === 'unknown') return noPauseReply(read.nearest, typed, context.prompt)
  const before = Temporal.PlainDate.from(read.date).subtract({ days: 1 }).toString()
  const after = lastDate !== null && lastDate > before ? lastDate : before
  const next = nextOccurrence(schedule, Date.now(), after)
  const paused = { state: 'active', pausedUntil: read.date, next } as const
  const what = digestWords.pausedWhat(describeDate(read.date, context.versions.holdings.dates))
  return change(context, subscription, paused, digestWords.paused, what)
}

async function change(
  context: TrackingContext,
  subscription: Subscription,
  fields: Pick<Subscription, 'state' | 'pausedUntil' | 'next'>,
  title: string,
  ...remarks: readonly string[]
): Promise<Reply> {
  await context.digests.update(subscription.id, { ...fields, reason: null })
  return show(context, { ...subscription, ...fields, reason: null }, title, remarks)
}

async function show(
  { digests, library, versions }: TrackingContext,
  subscription: Subscription,
  title: string,
  remarks: readonly string[],
): Promise<Reply> {
  const last = await digests.latest(subscription.id)
  const document = findDocument(library, subscription.document)
  const { schedule, pausedUntil: until } = subscription
  // A pause that is over is not worth telling.
  const isOver = until !== null && until <= localDate(schedule.zone, Date.now())
  const shown = { ...subscription, pausedUntil: isOver ? null : until }
  return subscriptionReply(shown, last, document, title, remarks, versions.holdings.dates)
}
