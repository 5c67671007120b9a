import { doctorWords as words } from './doctor-words.ts'
import type { Finding } from './finding.ts'

// Signed requests are refused from five minutes on; what drifts is told before.
const farSeconds = 60

/** How far this machine's clock is from that of a server, which tells its time with each answer. */
export async function compareClock(whose: string, address: string): Promise<Finding> {
  const asked = Date.now()
  const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) }).catch(() => null)
  const theirs = Date.parse(answer?.headers.get('date') ?? '')
  await answer?.body?.cancel()
  if (Number.isNaN(theirs)) return { state: 'off', what: words.noClock(whose) }
  // Theirs is in whole seconds.
  const seconds = Math.round((theirs + 500 - (asked + Date.now()) / 2) / 1_000)
  const apart = Math.abs(seconds)
  return apart < farSeconds
    ? { state: 'right', what: words.clock(apart, whose) }
    : { state: 'wrong', what: words.badClock(apart, whose), todo: words.mendClock }
}
