import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'discord.js'
import { type AdapterEvents, SetupError } from '../../../src/app/adapter.ts'
import type { Lease } from '../../../src/lease/lease.ts'
import type { Log } from '../../../src/log.ts'

/**
 * Discord's gateway, to which one process at a time is connected: the one that has the lease. The others stand by. Where its
 * own connection is lost for `giveWayAfterMs`, it lets one of them try.
 */
export interface Gateway {
  /** The client that is connected; null while there is none. */
  readonly client: () => Client<true> | null
  /** Whether this process is the one that answers; waits while that is being found out. */
  readonly isOurs: () => Promise<boolean>
  /** Connects, or stands by where another process is connected; resolves to a line for the operator. */
  readonly start: (events: AdapterEvents) => Promise<string>
  /** Disconnects and gives the lease back, so that another process takes over at once. */
  readonly stop: () => Promise<void>
}

export interface GatewayOptions {
  readonly createLease: (onLost: () => void) => Lease
  readonly createClient: (takeTurn: Lease['takeTurn']) => Client
  /** Connects; resolves to the client and a line for the operator. `onEnd` is called when Discord has ended it for good. */
  readonly connect: (
    client: Client,
    events: AdapterEvents,
    onEnd: (trouble: string) => void,
  ) => Promise<string>
  readonly log: Log
  readonly giveWayAfterMs: number
}

const longestPauseMs = 15_000
// Whoever stands by looks once a second.
const offerMs = 4_000
const retakeMs = 1_000

export function createGateway(options: GatewayOptions): Gateway {
  const { createLease, createClient, connect, log, giveWayAfterMs } = options
  const lease = createLease(onLost)
  let told: AdapterEvents = { onConnectionChange: () => undefined }
  let leaving = new AbortController()
  let client: Client | null = null
  /** Ends an attempt to connect that is under way. */
  let giveUp: ((error: Error) => void) | null = null
  /** Aborted once the connection is there again; null while it is there, or there is none. */
  let lost: AbortController | null = null
  let offering: Promise<boolean> = Promise.resolve(true)

  return {
    client: () => (client?.isReady() ? client : null),
    async isOurs() {
      await offering
      return lease.isHeld()
    },
    async start(events) {
      await disconnect()
      told = events
      leaving.abort()
      leaving = new AbortController()
      if (await lease.take(leaving.signal)) return connectOrRelease()
      standBy(leaving.signal)
      return standingByLine
    },
    async stop() {
      leaving.abort()
      await offering
      await disconnect()
      await lease.release().catch(reportKept)
    },
  }

  async function connectOrRelease(): Promise<string> {
    const fresh = createClient(lease.takeTurn)
    const { promise: givenUp, reject } = Promise.withResolvers<never>()
    client = fresh
    giveUp = reject
    try {
      const heard: AdapterEvents = {
        onConnectionChange(...about) {
          // A client that is given up says that it is lost.
          if (client !== fresh) return
          told.onConnectionChange(...about)
          setLost(fresh, about[0] !== null)
        },
      }
      const connected = connect(fresh, heard, (trouble) => void end(fresh, trouble))
      return await Promise.race([connected, givenUp])
    } catch (error) {
      await fresh.destroy()
      await lease.release().catch(reportKept)
      throw error
    } finally {
      giveUp = null
    }
  }

  function setLost(of: Client, isLost: boolean): void {
    if (isLost === (lost !== null)) return
    lost?.abort()
    lost = isLost ? new AbortController() : null
    // Both ends of it are no failure: the connection is there again, or another's.
    if (lost !== null) giveWayWhileLost(of, lost.signal).catch(() => undefined)
  }

  /** Rejects once the connection is there again, or the process is to stop. */
  async function giveWayWhileLost(of: Client, back: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([back, leaving.signal])
    do {
      await sleep(giveWayAfterMs, undefined, { signal })
      log.warn({ platform: 'Discord' }, 'The connection stays lost; another process may take over')
      offering = offer(of, signal)
    } while (await offering)
  }

  /** Lets another process take over; resolves to whether none did. Until then the library goes on trying to connect. */
  async function offer(of: Client, signal: AbortSignal): Promise<boolean> {
    await lease.release().catch(reportKept)
    await sleep(offerMs, undefined, { signal }).catch(() => undefined)
    if (await takeBack(of)) return true
    if (client !== of || leaving.signal.aborted) return false
    log.warn({ platform: 'Discord' }, 'Another process has taken over; standing by')
    void disconnect()
    standBy(leaving.signal)
    return false
  }

  async function takeBack(of: Client): Promise<boolean> {
    while (client === of && !leaving.signal.aborted) {
      try {
        return await lease.take(leaving.signal)
      } catch {
        // The database is away, so nobody else can take it, either.
        await sleep(retakeMs, undefined, { signal: leaving.signal }).catch(() => undefined)
      }
    }
    return false
  }

  /** Another process may have what this one lacks, so it is let try. */
  async function end(ended: Client, trouble: string): Promise<void> {
    if (ended !== client) return
    told.onConnectionChange(trouble)
    await disconnect()
    await lease.release().catch(reportKept)
  }

  /** Another process answers now, so this one doesn't any more. */
  function onLost(): void {
    log.warn({ platform: 'Discord' }, 'Another process has taken over; standing by')
    // Who is connecting tries again.
    if (giveUp !== null) {
      giveUp(new Error('another process has taken over'))
    } else {
      void disconnect()
      standBy(leaving.signal)
    }
  }

  function standBy(signal: AbortSignal): void {
    takeOver(signal).catch((error: unknown) => {
      if (signal.aborted) return
      const trouble = error instanceof Error ? error.message : String(error)
      log.error({ platform: 'Discord', reason: trouble }, 'Cannot take over')
      told.onConnectionChange(trouble)
    })
  }

  /** Waits until it is this process' turn to be connected, and is. Rejects where that is not to be tried again. */
  async function takeOver(signal: AbortSignal): Promise<void> {
    for (let pauseMs = 1_000; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      told.onConnectionChange(null, standingBy)
      await lease.takeAtLast(signal)
      try {
        const line = await connectOrRelease()
        told.onConnectionChange(null)
        return log.info(`Discord: ${line}`)
      } catch (error) {
        if (signal.aborted || error instanceof SetupError) throw error
        const reason = error instanceof Error ? error.message : String(error)
        told.onConnectionChange(`Discord cannot be reached (${reason}).`)
        log.warn({ platform: 'Discord', reason }, 'Discord: cannot connect; trying again')
        await sleep(pauseMs, undefined, { signal })
      }
    }
  }

  async function disconnect(): Promise<void> {
    const old = client
    client = null
    lost?.abort()
    lost = null
    await old?.destroy()
  }

  function reportKept(error: unknown): void {
    log.warn({ platform: 'Discord', err: error }, 'The lease could not be given back; it ends by itself')
  }
}

const standingBy =
  'Another process is connected to Discord’s gateway. I’m standing by and take over if it ends.'
const standingByLine = 'standing by, since another process is connected to the gateway'
