import { seeded } from '../../process/seeded.ts'
import type { Answer, Call } from './exchange.ts'
import { refuse } from './exchange.ts'

/** What goes wrong with a request; `lost answer`, `wrong answer` and `late` let it have its effect. */
export type Fault =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'lost answer' }
  | { readonly kind: 'wrong answer'; readonly answer: Answer }
  | { readonly kind: 'late'; readonly delayMs: number }

/** The faults that Discord and the network are known for. */
export const faults = {
  missingPermissions: (): Fault => answered(refuse(403, 50013, 'Missing Permissions')),
  missingAccess: (): Fault => answered(refuse(403, 50001, 'Missing Access')),
  unknownChannel: (): Fault => answered(refuse(404, 10003, 'Unknown Channel')),
  unknownInteraction: (): Fault => answered(refuse(404, 10062, 'Unknown interaction')),
  serverError: (status = 500): Fault => answered(broken(status)),
  rateLimited: (retryAfterSeconds: number): Fault => answered(tooMany(retryAfterSeconds, false)),
  /** The bot as a whole has asked too much; discord.js then holds back all its requests. */
  rateLimitedGlobally: (retryAfterSeconds: number): Fault => answered(tooMany(retryAfterSeconds, true)),
  /** Never answered; the connection stays open. */
  hang: (): Fault => ({ kind: 'hang' }),
  /** The connection is reset before the request has an effect. */
  reset: (): Fault => ({ kind: 'reset' }),
  /** The request has its effect, then the connection is reset before the answer. */
  lostAnswer: (): Fault => ({ kind: 'lost answer' }),
  /** The request has its effect, and the answer says that the server failed. */
  doneAndFailed: (status = 502): Fault => ({ kind: 'wrong answer', answer: broken(status) }),
  /** The request has its effect at once and is answered later. */
  late: (delayMs: number): Fault => ({ kind: 'late', delayMs }),
} as const

export interface FaultOptions {
  /** How many requests it hits; once unless given, or unless one of the following is. */
  readonly times?: number
  /** Narrows it to some of the route's requests. */
  readonly where?: (call: Call) => boolean
  /** Hits only these of the requests that it could hit, counted from 1. */
  readonly occasions?: readonly number[]
  /** Hits each of them with this probability, from 0 to 1; the same ones in every run with the same seed. */
  readonly chance?: number
  readonly seed?: number
}

interface Waiting<RouteName> {
  readonly route: RouteName | '*'
  readonly fault: Fault
  readonly where: (call: Call) => boolean
  /** Told of each request that it could hit, in order. */
  readonly isDue: () => boolean
  left: number
}

export type Faults = ReturnType<typeof createFaults>

/** The faults in wait, by route; those added first hit first. */
export function createFaults<RouteName extends string>() {
  const waiting: Waiting<RouteName>[] = []
  return {
    /** The route `*` is every request, those to unknown routes too. */
    add(route: RouteName | '*', fault: Fault, options: FaultOptions = {}): void {
      const { occasions, chance, where = () => true } = options
      const { times = occasions || chance !== undefined ? Number.POSITIVE_INFINITY : 1 } = options
      waiting.push({ route, fault, where, isDue: dueBy(options), left: times })
    },
    /** The fault that this request meets, which is used up by it, or null. */
    take(call: Call): Fault | null {
      const found = waiting.find(({ route, where, isDue, left }) => {
        const isMeant = route === '*' || route === call.route
        return isMeant && left > 0 && where(call) && isDue()
      })
      if (!found) return null
      found.left -= 1
      return found.fault
    },
    clear(): void {
      waiting.length = 0
    },
  }
}

function dueBy({ occasions, chance = 1, seed = 1 }: FaultOptions): () => boolean {
  const random = seeded(seed)
  let seen = 0
  return () => {
    seen += 1
    return (occasions?.includes(seen) ?? true) && random() < chance
  }
}

function answered(answer: Answer): Fault {
  return { kind: 'answer', answer }
}

function broken(status: number): Answer {
  return { status, body: { message: 'Internal Server Error', code: 0 } }
}

/** https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
function tooMany(seconds: number, isGlobal: boolean): Answer {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal },
    headers: {
      // Whole seconds, and for a global limit this is what discord.js goes by.
      'retry-after': String(Math.ceil(seconds)),
      ...(isGlobal ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' } : ofRoute(seconds)),
    },
  }
}

function ofRoute(seconds: number): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-bucket': 'loopback',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
    'x-ratelimit-scope': 'user',
  }
}
