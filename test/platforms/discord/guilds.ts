import { ids, SINCE } from './world.ts'

export interface Guild {
  readonly id: string
  readonly name: string
  /** When the bot was added to it, ISO 8601. */
  readonly joinedAt: string
  /** Where new members are greeted; null where nowhere. */
  readonly systemChannel: string | null
}

const FIRST_ID = 210000000000000000n

export type Guilds = ReturnType<typeof createGuilds>

/** The servers that have added the bot; one, at the beginning. */
export function createGuilds() {
  const known = new Map<string, Guild>([
    [ids.guild, { id: ids.guild, name: 'Loopback', joinedAt: SINCE, systemChannel: null }],
  ])
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
      const name = `Loopback ${known.size + 1}`
      const guild = { id, name, joinedAt: new Date().toISOString(), systemChannel: null }
      known.set(id, guild)
      joined.add(id)
      return guild
    },
    join(id: string): void {
      const guild = known.get(id)
      if (guild !== undefined) known.set(id, { ...guild, joinedAt: new Date().toISOString() })
      joined.add(id)
    },
    /** The channel where new members are greeted, which is told when the bot joins. */
    setSystemChannel(id: string, systemChannel: string): void {
      const guild = known.get(id)
      if (guild !== undefined) known.set(id, { ...guild, systemChannel })
    },
    leave: (id: string): void => void joined.delete(id),
    /** False in an outage, during which the bot is told nothing of it. */
    isAvailable: (id: string): boolean => !away.has(id),
    setAvailable: (id: string, yes: boolean): void => void (yes ? away.delete(id) : away.add(id)),
  }
}
