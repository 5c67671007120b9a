import { mayChangeDocuments } from '../command/access.ts'
import type { Asker } from '../command/command.ts'
import type { ChangeSettings, SetHints, SettingsCommand, TypedSetting } from '../command/settings-command.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments, type Library } from '../document/library.ts'
import { type Holdings, mostAdmins, type NamedAdmin } from '../library/holdings.ts'
import { createReply, hint, note, offer, say } from '../message/create-reply.ts'
import type { Block, Choice, Offer, Reply } from '../message/reply.ts'
import { describeDate } from '../schedule/schedule.ts'
import { type DateLanguage, dateLanguages, nameOfDates } from '../text/date-language.ts'
import { nameOf } from '../words/action-words.ts'
import { settingsWords as words } from '../words/settings-words.ts'
import { invite } from './answer-document.ts'
import type { TrackingContext } from './context.ts'

/** How a workspace is set, as a form shows it. */
export interface SettingsShown extends Pick<Holdings, 'revision' | 'dates' | 'hints' | 'admins'> {
  readonly main: Document
  readonly documents: readonly Document[]
  /** Whether the asker may say who administers. */
  readonly namesAdmins: boolean
}

/** Shows the settings of a workspace to an administrator; changes one first. Throws what the store throws. */
export async function answerSettings(
  context: TrackingContext,
  command: SettingsCommand | TypedSetting,
  asker: Asker,
): Promise<Reply> {
  const { documents, refreshLibraries } = context
  const { platform, workspace } = asker.at
  const of = { platform, workspace }
  const { holdings } = context.versions
  switch (command.kind) {
    case 'settings':
    case 'settings form':
      return withPage(settingsReply(context, holdings, asker, words.title))
    case 'unknown dates':
      return settingsReply(context, holdings, asker, words.unknownDates(command.typed))
    case 'unknown hints':
      return settingsReply(context, holdings, asker, words.unknownHints(command.typed))
    case 'unknown admin':
      return settingsReply(context, holdings, asker, words.unknownAdmin)
    case 'set dates': {
      const { language } = command
      await documents.setDates(of, language)
      return changed({ ...holdings, dates: language }, words.changed.dates(nameOfDates(language)))
    }
    case 'change settings':
      return changeAll(command)
    case 'set hints':
      return setHints(command)
    case 'name admin': {
      const { person } = command
      if (!(await documents.addAdmin(of, person)))
        return settingsReply(context, holdings, asker, words.tooMany(mostAdmins))
      const others = holdings.admins.filter(({ id }) => id !== person.id)
      return changed({ ...holdings, admins: [...others, person] }, words.changed.named(nameOf(person)))
    }
    case 'remove admin': {
      const { person } = command
      const removed = await documents.removeAdmin(of, person)
      const admins = holdings.admins.filter(({ id }) => id !== person)
      const title = removed === null ? words.wasNone : words.changed.removed(nameOf(removed))
      return changed({ ...holdings, admins }, title)
    }
  }

  /** All of it, or nothing: where a person can't be told, or something was changed since the form was opened. */
  async function changeAll({ revision, main, dates, hints, admins }: ChangeSettings): Promise<Reply> {
    const named = admins?.map((each) =>
      each.name === null ? (holdings.admins.find(({ id }) => id === each.id) ?? each) : each,
    )
    const isUnknown = ({ id, name }: NamedAdmin) =>
      name === null && !holdings.admins.some((each) => each.id === id)
    if (named?.some(isUnknown) === true) return settingsReply(context, holdings, asker, words.notAPerson)
    if ((named?.length ?? 0) > mostAdmins)
      return settingsReply(context, holdings, asker, words.tooMany(mostAdmins))
    const known = knownDocuments(context.library).some(({ id }) => id === main)
    const now = mainOf(holdings, context.library).id
    const change = {
      ...(main === now || !known ? {} : { main }),
      ...{ dates, hints },
      ...(named === undefined ? {} : { admins: named }),
    }
    if (!known || !(await documents.configureAfter(of, revision, change)))
      return settingsReply(context, holdings, asker, words.changedMeanwhile)
    return changed({ ...holdings, ...change }, words.changed.all)
  }

  /** With the page on which all of it is, for whoever may open that. */
  async function withPage(reply: Reply): Promise<Reply> {
    if (!mayChangeDocuments(asker.access)) return reply
    const page = (await context.publisher?.link(asker.at, invite(asker), null)) ?? null
    if (page === null) return reply
    const url = new URL(page)
    url.searchParams.set('part', 'settings')
    return { ...reply, links: [{ label: words.openPage, url: url.href }] }
  }

  async function setHints({ where, isOn }: SetHints): Promise<Reply> {
    const { channel } = asker.at
    if (where === 'everywhere') {
      await documents.setHints(of, isOn)
      return changed({ ...holdings, hints: isOn }, words.changed.hints(isOn))
    }
    // A page of the bot's own is no channel.
    if (channel === '') return settingsReply(context, holdings, asker, words.title)
    await documents.setChannelHints(of, channel, isOn)
    const channelHints = new Map(holdings.channelHints)
    if (isOn === null) channelHints.delete(channel)
    else channelHints.set(channel, isOn)
    const title = isOn === null ? words.changed.hintsUsual : words.changed.hintsHere(isOn)
    return changed({ ...holdings, channelHints }, title)
  }

  async function changed(after: Holdings, title: string): Promise<Reply> {
    await refreshLibraries?.()
    return settingsReply(context, after, asker, title)
  }
}

/** The document that a bare number means in all of a workspace. */
export function mainOf({ main }: Pick<Holdings, 'main'>, library: Library): Document {
  return knownDocuments(library).find(({ id }) => id === main) ?? library.main
}

function settingsReply(context: TrackingContext, holdings: Holdings, asker: Asker, title: string): Reply {
  const { library, prompt } = context
  const { access, at } = asker
  const { dates, admins, hints, channelHints } = holdings
  const hintsHere = channelHints.get(at.channel)
  const documents = knownDocuments(library)
  const main = mainOf(holdings, library)
  const here = documents.find(({ id }) => id === holdings.channels.get(at.channel)) ?? null
  const platform = at.platform === 'Slack' || at.platform === 'Discord' ? at.platform : 'other'
  const named = words.named(words.platformAdmins[platform], admins.map(nameOf))
  const howToName = platform === 'Discord' ? words.howToNameByCommand : words.howToName(prompt)
  return createReply({
    title,
    blocks: [
      setting(words.main, main.short),
      ...(here === null ? [] : [setting(words.mainHere, here.short)]),
      setting(words.dates, words.datesLike(nameOfDates(dates), describeDate(words.exampleDate, dates))),
      setting(words.hints, words.isOn(hints)),
      ...(hintsHere === undefined ? [] : [setting(words.hintsHere, words.isOn(hintsHere))]),
      setting(words.admins, named),
      note(`${words.datesWhy} ${words.hintsWhat}`),
      ...(access.isAdmin ? [hint(note(howToName))] : []),
    ],
    offers: offer(words.change, { kind: 'settings form' }),
    choices: [
      ...(documents.length > 1 ? documentChoices(context, main.id, here?.id ?? null, asker) : []),
      { label: words.chooseDates, offers: dateLanguages.flatMap(({ tag }) => offerDates(tag, dates)) },
      { label: words.chooseHints, offers: hintsOffers(hints, hintsHere, at.channel) },
      {
        label: words.removeAdmin,
        offers: access.isAdmin
          ? admins.flatMap((person) =>
              offer(words.removeOne(nameOf(person)), { kind: 'remove admin', person: person.id }),
            )
          : [],
      },
    ],
  })
}

function setting(name: string, value: string): Block {
  return say({ mark: 'strong', text: name }, `: ${value}`)
}

function offerDates(tag: DateLanguage, now: DateLanguage) {
  return tag === now ? [] : offer(nameOfDates(tag), { kind: 'set dates', language: tag })
}

function hintsOffers(isOn: boolean, isOnHere: boolean | undefined, channel: string): readonly Offer[] {
  const here = (isWanted: boolean) =>
    offer(words.setHints.here(isWanted), { kind: 'set hints', where: 'here', isOn: isWanted })
  return [
    ...offer(words.setHints.everywhere(!isOn), { kind: 'set hints', where: 'everywhere', isOn: !isOn }),
    ...(channel === ''
      ? []
      : isOnHere === undefined
        ? here(!isOn)
        : [...here(!isOnHere), ...offer(words.resetHere, { kind: 'set hints', where: 'here', isOn: null })]),
  ]
}

/** Where there's no channel, as on a page of the bot's own, there is none to set. */
function documentChoices(
  { library }: TrackingContext,
  main: string,
  here: string | null,
  { at: { channel } }: Asker,
): readonly Choice[] {
  const documents = knownDocuments(library)
  const everywhere = documents
    .filter(({ id }) => id !== main)
    .flatMap(({ id, short }) =>
      offer(words.everywhere(short), { kind: 'use', document: id, where: 'everywhere' }),
    )
  const inChannel = [
    ...(here === null ? [] : offer(words.resetHere, { kind: 'use', document: null, where: 'here' })),
    ...documents
      .filter(({ id }) => id !== here)
      .flatMap(({ id, short }) => offer(words.here(short), { kind: 'use', document: id, where: 'here' })),
  ]
  return [
    { label: words.chooseMain, offers: everywhere },
    { label: words.chooseMainHere, offers: channel === '' ? [] : inChannel },
  ]
}
