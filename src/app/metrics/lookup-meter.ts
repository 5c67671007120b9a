import { Counter, type Registry } from 'prom-client'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import { LookupUnavailable } from '../../delivery/poster.ts'
import { labelOf } from './label-of.ts'

/** Registers what is counted of look-ups; returns what has a way into channels count them, and change nothing else. */
export function createLookupMeter(
  registry: Registry,
): (platform: string, access: ChannelAccess) => ChannelAccess {
  const lookups = new Counter({
    name: 'rapporteur_lookups_total',
    help: 'Looks for a message that was sent without an answer: found or absent; refused where the platform does not let us look',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  })
  // It's asked for with every delivery.
  const measured = new WeakMap<ChannelAccess, ChannelAccess>()
  return (name, access) =>
    measured.getOrInsertComputed(access, () => {
      const platform = labelOf(name)
      const find: ChannelAccess['poster']['find'] = async (...about) => {
        try {
          const found = await access.poster.find(...about)
          lookups.inc({ platform, outcome: found === null ? 'absent' : 'found' })
          return found
        } catch (error) {
          lookups.inc({ platform, outcome: error instanceof LookupUnavailable ? 'refused' : 'failed' })
          throw error
        }
      }
      return { ...access, poster: { ...access.poster, find } }
    })
}
