import { fetchFile } from '../../../src/publishing/fetch-file.ts'

/** Where Discord keeps what people attach (docs.discord.com/developers/reference#cdn-formatting, resources/message#attachment-object). */
const hosts = ['cdn.discordapp.com', 'media.discordapp.net']

/** What fetches an attachment. Its address is signed, and nothing of the bot's goes with it. */
export function createFetchFile(apiUrl: string): (address: string) => Promise<Uint8Array> {
  const { hostname, origin } = new URL(apiUrl)
  const besides = hostname === 'discord.com' ? null : origin
  return (address) => fetchFile(address, { hosts, origin: besides })
}
