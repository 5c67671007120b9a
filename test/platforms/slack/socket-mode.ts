import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { waitFor } from '../../wait-for.ts'
import type { AckReceiver } from './ack-effects.ts'
import type { Kind, Retry } from './delivery.ts'
import { ids } from './ids.ts'
import { isJson, type Json, parseJson } from './json.ts'

const PING_EVERY_MS = 1000

interface SocketOptions {
  /** For an event that Slack delivers once more. */
  readonly retry?: Retry
  readonly timeoutMs?: number
}

/** A link of Socket Mode between the bot and the server. */
export interface SocketMode {
  /** Open connections, without those that are stalled. */
  readonly connections: () => number
  /** Sends an envelope over the newest connection and resolves with the payload of its ack, `{}` for an empty one. */
  send(kind: Kind, payload: Json, options?: SocketOptions): Promise<unknown>
  /** Sends text as it is: a frame that is no envelope, or no JSON. */
  sendText(text: string): void
  /** Asks the bot to connect anew, as Slack does every few hours. */
  askToReconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void
  /** Breaks all connections without a farewell. */
  drop(): void
  /** Leaves the connections open but dead: nothing is read, no ping sent or answered. */
  stall(): void
}

interface Surroundings {
  readonly http: Server
  readonly violate: (where: string, problems: readonly string[]) => void
  /** Told of each ack that comes in time, at once: what the bot does next builds on it. */
  readonly receiveAck: AckReceiver
  /** True where the next connection is to be refused. */
  readonly refuses: () => boolean
}

/** An envelope that was sent; `ack` is null until it comes. */
interface Sent {
  readonly kind: Kind
  readonly payload: Json
  ack: Json | null
  isLate: boolean
}

/** Socket Mode, with what the server alone needs: handing out links, and stopping. */
export function createSocketMode({
  http,
  violate,
  receiveAck,
  refuses,
}: Surroundings): SocketMode & { openLink(): string; stop(): Promise<void> } {
  const sockets = new Set<WebSocket>()
  const tickets = new Set<string>()
  const envelopes = new Map<string, Sent>()
  const upgrades = new WebSocketServer({ noServer: true })

  http.on('upgrade', (request: IncomingMessage, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket') ?? ''
    if (tickets.delete(ticket) && !refuses()) upgrades.handleUpgrade(request, socket, head, welcome)
    else socket.destroy()
  })

  function welcome(socket: WebSocket): void {
    sockets.add(socket)
    const pings = setInterval(() => {
      if (!socket.isPaused) socket.ping('Ping from applink')
    }, PING_EVERY_MS)
    socket.on('close', () => {
      sockets.delete(socket)
      clearInterval(pings)
    })
    socket.on('error', () => socket.terminate())
    socket.on('message', (data) => receive(String(data)))
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: sockets.size,
        connection_info: { app_id: ids.app },
        debug_info: { host: 'applink', approximate_connection_time: 18_060 },
      }),
    )
  }

  function receive(text: string): void {
    const ack = parseJson(text)
    const sent = isJson(ack) ? envelopes.get(String(ack.envelope_id)) : undefined
    if (!isJson(ack) || sent === undefined || sent.ack !== null) {
      violate('socket', [`an ack that answers no envelope, or one twice: ${text}`])
      return
    }
    sent.ack = ack
    if (!sent.isLate) receiveAck(sent.kind, sent.payload, ack.payload)
  }

  function live(): readonly WebSocket[] {
    return [...sockets].filter((socket) => socket.readyState === socket.OPEN && !socket.isPaused)
  }

  function newest(): WebSocket {
    const socket = live().at(-1)
    if (socket === undefined) throw new Error('the bot is not connected')
    return socket
  }

  return {
    connections: () => live().length,
    openLink() {
      const ticket = randomUUID()
      tickets.add(ticket)
      return `/link/?ticket=${ticket}&app_id=${ids.app}`
    },
    async send(kind, payload, { retry, timeoutMs = 3000 } = {}) {
      const id = randomUUID()
      const sent: Sent = { kind, payload, ack: null, isLate: false }
      envelopes.set(id, sent)
      newest().send(
        JSON.stringify({
          envelope_id: id,
          type: kind,
          payload,
          accepts_response_payload: kind !== 'events_api',
          ...(kind === 'events_api'
            ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }
            : {}),
        }),
      )
      try {
        const ack = await waitFor(() => sent.ack, `the ack of ${kind}`, timeoutMs)
        return ack.payload
      } catch (error) {
        sent.isLate = true
        throw error
      }
    },
    sendText: (text) => newest().send(text),
    askToReconnect(reason = 'refresh_requested') {
      const frame = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink' } })
      for (const socket of live()) socket.send(frame)
    },
    drop() {
      for (const socket of sockets) socket.terminate()
    },
    stall() {
      for (const socket of sockets) socket.pause()
    },
    async stop() {
      for (const socket of sockets) if (socket.isPaused) socket.terminate()
      // A bot that is closing its connection is let finish: cut off in the middle, the client of Socket Mode waits
      // 30 seconds for the rest of the farewell and keeps the process alive.
      await waitFor(() => sockets.size === 0, 'the bot to close its connections', 1000).catch(() => {})
      for (const socket of sockets) socket.terminate()
      upgrades.close()
    },
  }
}
