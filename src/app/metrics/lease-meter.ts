import { Counter, Gauge, type Registry } from 'prom-client'
import type { LeaseOptions } from '../../lease/lease.ts'

/** Registers what is counted of leases; returns what counts the changes of one, by its name in the label. */
export function createLeaseMeter(
  registry: Registry,
): (name: 'discord_gateway') => NonNullable<LeaseOptions['onChange']> {
  const registers = [registry]
  const labelNames = ['lease'] as const
  const held = new Gauge({
    name: 'rapporteur_lease_held',
    help: '1 while this process has the lease, and is the one that answers; 0 while it stands by',
    labelNames,
    registers,
  })
  const takeovers = new Counter({
    name: 'rapporteur_lease_takeovers_total',
    help: 'Leases that this process took from another that had stopped without giving it back',
    labelNames,
    registers,
  })
  return (lease) => {
    held.set({ lease }, 0)
    return (isHeld, isTakeover) => {
      held.set({ lease }, isHeld ? 1 : 0)
      if (isTakeover) takeovers.inc({ lease })
    }
  }
}
