import { Counter, type Registry } from 'prom-client'
import type { OutboxOptions } from '../../delivery/outbox.ts'
import { digestWords } from '../../words/digest-words.ts'
import { labelOf } from './label-of.ts'

type OnSettled = NonNullable<OutboxOptions['onSettled']>
type Settled = Parameters<OnSettled>[1]

/** Registers what is counted of quotes and digests; returns what an outbox tells of how each ended. */
export function createDeliveryMeter(registry: Registry): OnSettled {
  const registers = [registry]
  const quotes = new Counter({
    name: 'rapporteur_posts_total',
    help: 'Quotes as they ended in this process; not_taken_back: the platform refused to remove one',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const digests = new Counter({
    name: 'rapporteur_deliveries_total',
    help: 'Digests that this process posted, skipped, failed to post for good, or put off (delayed; each time)',
    labelNames: ['platform', 'state'],
    registers,
  })
  return ({ kind, platform }, settled) => {
    const end = settled.isRemoval && settled.state === 'posted' ? 'not_taken_back' : settled.state
    if (kind === 'quote' && isEnd(end))
      quotes.inc({ platform: labelOf(platform), outcome: outcomes[end] ?? end })
    if (kind !== 'digest') return
    const state = isEnd(settled.state) ? digestWords.states[settled.state] : 'delayed'
    digests.inc({ platform: labelOf(platform), state })
  }
}

/** Quotes' ends under the names that they have always been counted by. */
const outcomes: Readonly<Record<string, string>> = { skipped: 'late', removed: 'taken_back' }

function isEnd<State extends Settled['state'] | 'not_taken_back'>(
  state: State,
): state is Exclude<State, 'due' | 'posting' | 'removing'> {
  return state !== 'due' && state !== 'posting' && state !== 'removing'
}
