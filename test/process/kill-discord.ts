import { readMessage } from '../adapters/discord/read-markup.ts'
import { buttonsOf } from '../platforms/discord/components.ts'
import { faults } from '../platforms/discord/faults.ts'
import { mention } from '../platforms/discord/payload-messages.ts'
import { startDiscordServer } from '../platforms/discord/server.ts'
import { channelOf, type Place, users } from '../platforms/discord/world.ts'
import type { Side } from './kill-rounds.ts'

const route = 'POST /channels/:channel/messages'
const places: readonly Place[] = ['channel', 'thread', 'forum']

/** A loopback Discord as the killing test needs it. */
export async function createDiscordSide(): Promise<Side> {
  const discord = await startDiscordServer()
  const ofBot = (channel: string) =>
    discord.visible(channel).filter((message) => message.author.id === users.bot.id)
  return {
    name: 'Discord',
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api },
    connect: () => undefined,
    // There are three channels, so what stands there already is not counted.
    newChannel(seed, at) {
      const place = places[at % places.length] ?? 'channel'
      return `${place} ${ofBot(channelOf(place, users.alice).id).length} ${seed}`
    },
    ask(how, text, channel) {
      const { place } = placeOf(channel)
      if (how === 'mention') {
        // Discord sends a message once; its author asks again where no quote comes.
        const deliver = async (): Promise<boolean> => {
          discord.say(mention(text, { place }))
          return false
        }
        return { isPatient: true, deliver }
      }
      // There are few channels, so a comment tells this wish from the same one of another round.
      const [, passage = '', context] = /^quote (.*?)( with context)?$/u.exec(text) ?? []
      const options = { passage, comment: channel, context: context !== undefined }
      const deliver = (): Promise<boolean> =>
        discord.interact(discord.payloads.slash('quote', options, { place })).then(
          () => true,
          () => false,
        )
      return { isPatient: false, deliver }
    },
    posted(channel) {
      const { place, before } = placeOf(channel)
      const messages = ofBot(channelOf(place, users.alice).id).slice(before)
      return {
        // An item's letter is ours, and not among the document's words.
        quoted: messages.map((message) => readMessage(message).quoted.replace(/^\(c\) /gmu, '')).join(''),
        quotes: messages.filter((message) => buttonsOf(message).some(({ label }) => label === 'Remove'))
          .length,
      }
    },
    watch: (see) =>
      discord.watch((call, moment) => {
        if (call.route === route) see(moment)
      }),
    loseAnAnswer: () => discord.fail(route, faults.lostAnswer()),
    violations: () => discord.violations,
    stop: () => discord.stop(),
  }
}

function placeOf(channel: string): { readonly place: Place; readonly before: number } {
  const [name = '', before = '0'] = channel.split(' ')
  const place = places.find((each) => each === name)
  if (place === undefined) throw new Error(`no place ${name}`)
  return { place, before: Number(before) }
}
