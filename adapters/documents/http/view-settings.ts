import type { Holdings } from '../../../src/library/holdings.ts'
import { describeDate } from '../../../src/schedule/schedule.ts'
import { dateLanguages } from '../../../src/text/date-language.ts'
import { nameOf } from '../../../src/words/action-words.ts'
import { settingsWords } from '../../../src/words/settings-words.ts'
import { documentsWords as words } from '../documents-words.ts'
import type { ChannelView, SettingsView } from '../view.ts'
import type { Visitor } from './visitors.ts'

/** How a visitor's workspace is set. */
export function viewSettings(visitor: Visitor, holdings: Holdings): SettingsView {
  const { revision, dates, hints, channels, channelHints, admins } = holdings
  const platform = visitor.platform === 'Slack' || visitor.platform === 'Discord' ? visitor.platform : 'other'
  return {
    ...{ revision, dates, hints },
    languages: dateLanguages.map(({ tag, name }) => ({
      ...{ tag, name },
      example: describeDate(settingsWords.exampleDate, tag),
    })),
    channels: channelsOf(holdings).map((channel) => ({
      ...describeChannel(visitor, channel),
      document: channels.get(channel) ?? null,
      hints: channelHints.get(channel) ?? null,
    })),
    admins: admins.map((person) => ({ id: person.id, name: nameOf(person) })),
    platformAdmins: settingsWords.platformAdmins[platform],
    howToName: visitor.namesAdmins ? words.howToName[platform] : null,
  }
}

/** Channels that have a setting of their own, in the order of their ids. */
export function channelsOf({ channels, channelHints }: Holdings): readonly string[] {
  return [...new Set([...channels.keys(), ...channelHints.keys()])].toSorted()
}

/** The page knows no names, and whoever may open the channel finds out by its address. */
function describeChannel(
  { platform, workspace }: Visitor,
  id: string,
): Pick<ChannelView, 'id' | 'name' | 'address'> {
  const [team, channel] = [workspace, id].map(encodeURIComponent)
  switch (platform) {
    case 'Slack':
      return {
        id,
        name: id.startsWith('D') ? words.directConversation(id) : words.channel(id),
        address: `https://slack.com/app_redirect?team=${team}&channel=${channel}`,
      }
    case 'Discord':
      return { id, name: words.channel(id), address: `https://discord.com/channels/${team}/${channel}` }
    default:
      return { id, name: words.channel(id), address: null }
  }
}
