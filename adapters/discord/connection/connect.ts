import {
  Client,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  SimpleShardingStrategy,
} from 'discord.js'
import { type AdapterEvents, SetupError } from '../../../src/app/adapter.ts'
import type { Log } from '../../../src/log.ts'
import { withoutContents } from '../posting/refusals.ts'
import { clientOptions, refusedToken } from './client-options.ts'

/** A client that is to be connected. It identifies itself when it is its turn, and then once for each of its connections. */
export function createClient(apiUrl: string, takeTurn: (signal: AbortSignal) => Promise<void>): Client {
  const client: Client = new Client({
    ...clientOptions(apiUrl),
    ws: {
      buildStrategy: (manager) => endWith(() => client.token === null, manager),
      buildIdentifyThrottler: async () => ({ waitForIdentify: (_, signal) => takeTurn(signal) }),
    },
  })
  return client
}

/**
 * Logs in and resolves once the client is ready. Throws SetupError for a refused token, and an ordinary error where
 * Discord does not answer within `withinMs`: the library itself would go on trying for ever, without a word.
 */
export async function connect(client: Client, token: string, withinMs: number): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    const late = new Error(`Discord's gateway did not answer within ${withinMs / 1_000} seconds`)
    timer = setTimeout(() => reject(late), withinMs)
  })
  try {
    return await Promise.race([client.login(token).then(() => ready), tooLate])
  } catch (error) {
    throw isRefusedToken(error) ? new SetupError(refusedToken) : withoutContents(error)
  } finally {
    clearTimeout(timer)
  }
}

/** The library's own events in the log, without tokens and without what people write. */
export function logEvents(client: Client, log: Log): void {
  const platform = 'Discord'
  client.on(Events.Error, (error) =>
    log.error({ platform, err: withoutContents(error) }, 'discord.js failed'),
  )
  client.on(Events.Warn, (message) => log.warn({ platform }, message))
  client.on(Events.ShardError, ({ message }) => log.warn({ platform, reason: message }, 'Connection failed'))
  client.on(Events.ShardReconnecting, () => log.warn({ platform }, 'Connection lost; connecting again'))
  client.on(Events.ShardResume, () => log.info({ platform }, 'Connected again'))
  client.on(Events.ShardDisconnect, ({ code }) =>
    log.error({ platform, code }, 'Discord ended the connection for good; start again'),
  )
}

/**
 * Tells when a connection to Discord's gateway is lost and when all of them are there again, and calls `onEnd` with a
 * sentence when one has ended for good.
 */
export function watchGateway(
  client: Client,
  onConnectionChange: AdapterEvents['onConnectionChange'],
  onEnd: (trouble: string) => void,
): void {
  const troubles = new Map<number, string>()
  const setTrouble = (shard: number, trouble: string): void => {
    troubles.set(shard, trouble)
    onConnectionChange(trouble)
  }
  const clear = (shard: number): void => {
    if (!troubles.delete(shard)) return
    const [another = null] = troubles.values()
    onConnectionChange(another)
  }
  client.on(Events.ShardReconnecting, (shard) => setTrouble(shard, lost))
  client.on(Events.ShardResume, clear)
  client.on(Events.ShardReady, clear)
  client.on(Events.ShardDisconnect, ({ code }) => onEnd(endedFor(`code ${code}`)))
  client.on(Events.Invalidated, () => onEnd(endedFor('the session is invalid')))
}

const lost = 'The connection to Discord is lost. I’m connecting again.'

function endedFor(reason: string): string {
  return `Discord ended the connection for good (${reason}). Check DISCORD_TOKEN, then start me again.`
}

function isRefusedToken(error: unknown): boolean {
  if (error instanceof DiscordjsError) return error.code === DiscordjsErrorCodes.TokenInvalid
  if (error instanceof DiscordAPIError) return error.status === 401
  // The gateway's close code 4004, as @discordjs/ws words it.
  return error instanceof Error && error.message === 'Authentication failed'
}

/**
 * The library's own way to connect, except that it ends with its client. A connection that is being retried survives
 * `destroy` otherwise, and a client that was given up would come back beside its successor and answer everything twice.
 */
function endWith(hasEnded: () => boolean, manager: GatewayManager): SimpleShardingStrategy {
  const { options } = manager
  const retrieve = options.retrieveSessionInfo
  // Every attempt begins by asking for the session, so one that is never told goes no further.
  options.retrieveSessionInfo = (shard) => (hasEnded() ? new Promise(() => undefined) : retrieve(shard))
  return new SimpleShardingStrategy(manager)
}

// discord.js exports a class of its own under this name, too.
type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0]
