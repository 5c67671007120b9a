import { Gauge, type Registry } from 'prom-client'
import { soon } from '../soon.ts'

// A scrape answers without this gauge rather than late; Prometheus itself waits ten seconds.
const patienceMs = 500

/** Counts what is in hand by state. */
export interface Ledger {
  readonly countInHand: () => Promise<InHand>
}

type InHand = Readonly<Record<string, number>>

/**
 * Registers a gauge of the deliveries in hand; returns what names the ledger that each scrape asks. Where that does not
 * answer soon, or nobody has named one, the gauge has no values.
 */
export function createLedgerGauge(registry: Registry): (ledger: Ledger) => void {
  let known: Ledger | null = null
  let asking: Promise<InHand | null> | null = null
  const gauge = new Gauge({
    name: 'rapporteur_deliveries_in_hand',
    help: 'Deliveries that are owed and neither posted nor given up, by state, in the whole database',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = known === null ? null : await askSoon(known)
      gauge.reset()
      for (const [state, count] of Object.entries(counts ?? {})) gauge.set({ state }, count)
    },
  })
  return (ledger) => {
    known = ledger
  }

  function askSoon(ledger: Ledger): Promise<InHand | null> {
    // A database that hangs has one question of ours waiting, however often we are scraped.
    asking ??= ask(ledger).finally(() => {
      asking = null
    })
    return soon(asking, patienceMs, null)
  }
}

/** Null where the database is away. That is not logged here: whoever needs the database says so, and once is enough. */
async function ask(ledger: Ledger): Promise<InHand | null> {
  try {
    return await ledger.countInHand()
  } catch {
    return null
  }
}
