import { Client, type ClientOptions, type REST } from 'discord.js'

/** Discord's REST API as the bot, which any process may use, whichever is connected to the gateway. */
export interface Api {
  readonly rest: REST
  /** For the library's own reckoning; it is never connected. */
  readonly client: Client
}

export function createApi(options: ClientOptions, token: string): Api {
  const client = new Client(options)
  client.rest.setToken(token)
  return { client, rest: client.rest }
}
