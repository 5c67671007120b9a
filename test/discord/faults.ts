import type { Answer, Call } from './exchange.ts'
import { refuse } from './exchange.ts'

/** What goes wrong with a request; only `lost answer` and `late` let it have its effect. */
export type Fault =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'lost answer' }
  | { readonly kind: 'late'; readonly delayMs: number }

/** The faults that Discord and the network are known for. */
export const faults = {
  missingPermissions: (): Fault => answered(refuse(403, 50013, 'Missing Permissions')),
  missingAccess: (): Fault => answered(refuse(403, 50001, 'Missing Access')),
  unknownChannel: (): Fault => answered(refuse(404, 10003, 'Unknown Channel')),
  unknownInteraction: (): Fault => answered(refuse(404, 10062, 'Unknown interaction')),
  serverError: (status = 500): Fault =>
    answered({ status, body: { message: 'Internal Server Error', code: 0 } }),
  rateLimited: (retryAfterSeconds: number): Fault => answered(tooMany(retryAfterSeconds)),
  /** Never answered; the connection stays open. */
  hang: (): Fault => ({ kind: 'hang' }),
  /** The connection is reset before the request has an effect. */
  reset: (): Fault => ({ kind: 'reset' }),
  /** The request has its effect, then the connection is reset before the answer. */
  lostAnswer: (): Fault => ({ kind: 'lost answer' }),
  /** The request has its effect at once and is answered later. */
  late: (delayMs: number): Fault => ({ kind: 'late', delayMs }),
} as const

export interface FaultOptions {
  /** How many requests it hits; once unless given. */
  readonly times?: number
  /** Narrows it to some of the route's requests. */
  readonly where?: (call: Call) => boolean
}

export type Faults = ReturnType<typeof createFaults>

/** The faults in wait, by route; those added first hit first. */
export function createFaults<RouteName extends string>() {
  const waiting: { route: RouteName; fault: Fault; left: number; where: (call: Call) => boolean }[] = []
  return {
    add(route: RouteName, fault: Fault, { times = 1, where = () => true }: FaultOptions = {}): void {
      waiting.push({ route, fault, left: times, where })
    },
    /** The fault that this request meets, which is used up by it, or null. */
    take(call: Call): Fault | null {
      const found = waiting.find((each) => each.route === call.route && each.left > 0 && each.where(call))
      if (!found) return null
      found.left -= 1
      return found.fault
    },
    clear(): void {
      waiting.length = 0
    },
  }
}

function answered(answer: Answer): Fault {
  return { kind: 'answer', answer }
}

/** https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
function tooMany(seconds: number): Answer {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
    headers: {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-bucket': 'loopback',
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(seconds),
      'x-ratelimit-scope': 'user',
    },
  }
}
