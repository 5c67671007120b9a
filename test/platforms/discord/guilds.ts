import { ids } from './world.ts'

export interface Guild {
  readonly id: string
  readonly name: string
}

const FIRST_ID = 210000000000000000n

export type Guilds = ReturnType<typeof createGuilds>

/** The servers that have added the bot; one, at the beginning. */
export function createGuilds() {
  const known = new Map<string, Guild>([[ids.guild, { id: ids.guild, name: 'Loopback' }]])
  const joined = new Set<string>([ids.guild])
  const away = new Set<string>()
  return {
    /** Those that the bot is in, available or not. */
    joined: (): readonly string[] => [...joined],
    has: (id: string): boolean => joined.has(id),
    /** A server that the bot is or was in. Throws for any other. */
    get(id: string): Guild {
      const found = known.get(id)
      if (!found) throw new Error(`The bot never was in a server ${id}`)
      return found
    },
    /** Another one, which the bot is in. */
    create(): Guild {
      const id = String(FIRST_ID + BigInt(known.size))
      const guild = { id, name: `Loopback ${known.size + 1}` }
      known.set(id, guild)
      joined.add(id)
      return guild
    },
    join: (id: string): void => void joined.add(id),
    leave: (id: string): void => void joined.delete(id),
    /** False in an outage, during which the bot is told nothing of it. */
    isAvailable: (id: string): boolean => !away.has(id),
    setAvailable: (id: string, yes: boolean): void => void (yes ? away.delete(id) : away.add(id)),
  }
}
