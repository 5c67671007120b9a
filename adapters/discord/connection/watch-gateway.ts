import { type Client, Events } from 'discord.js'
import type { AdapterEvents } from '../../../src/app/adapter.ts'

/** Tells when a connection to Discord's gateway is lost and when all of them are there again. */
export function watchGateway(client: Client, onConnectionChange: AdapterEvents['onConnectionChange']): void {
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
  client.on(Events.ShardDisconnect, ({ code }, shard) => setTrouble(shard, endedFor(`code ${code}`)))
  client.on(Events.Invalidated, () => onConnectionChange(endedFor('the session is invalid')))
}

const lost = 'The connection to Discord is lost. I’m connecting again.'

function endedFor(reason: string): string {
  return `Discord ended the connection for good (${reason}). Check DISCORD_TOKEN, then start me again.`
}
