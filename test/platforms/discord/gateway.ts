import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { PRIVILEGED, withIntents } from './intents.ts'
import { isJson, type Json, numberIn, textIn } from './json.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'
import { ids, users } from './world.ts'

export interface GatewayOptions {
  /** The one token that is accepted, without "Bot ". */
  readonly token: string
  /** The privileged intents that the application was granted; asking for more is refused with 4014. */
  readonly grantedIntents: number
  readonly heartbeatIntervalMs: number
  /** How many connections are refused before the first is accepted. */
  readonly refuseConnections: number
  /** Its address for whoever has reached it at this host and port. */
  readonly url: (host?: string) => string
  /** The world as it is at the beginning, unless given. */
  readonly surroundings?: Surroundings
}

interface Session {
  readonly id: string
  readonly intents: number
  readonly log: Json[]
  socket: WebSocket | null
}

export type Gateway = ReturnType<typeof createGateway>

/** Discord's gateway, version 10, uncompressed JSON: https://discord.com/developers/docs/events/gateway */
export function createGateway(options: GatewayOptions) {
  const { guilds, describeGuild } = options.surroundings ?? createSurroundings()
  const sockets = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  const seen = {
    /** What clients sent to identify and to resume, and the codes with which connections ended, in order. */
    identifies: [] as Json[],
    /** When each of them came, on the clock of `performance.now()`. */
    identifiedAt: [] as number[],
    resumes: [] as Json[],
    closes: [] as number[],
    heartbeats: 0,
    refusedConnections: 0,
  }
  let refusals = options.refuseConnections
  let refusesToken = false
  let acknowledges = true

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (refusals > 0) {
      refusals -= 1
      seen.refusedConnections += 1
      socket.destroy()
      return
    }
    sockets.handleUpgrade(request, socket, head, (open) => welcome(open, request.headers.host))
  }

  function welcome(socket: WebSocket, host: string | undefined): void {
    socket.on('message', (raw) => receive(socket, parse(raw), host))
    socket.on('close', (code) => {
      seen.closes.push(code)
      const session = sessionOf(socket)
      if (session) session.socket = null
      // A client that closes with 1000 or 1001 gives its session up.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id)
    })
    send(socket, GatewayOpcodes.Hello, { heartbeat_interval: options.heartbeatIntervalMs })
  }

  function receive(socket: WebSocket, packet: Json, host: string | undefined): void {
    const data = isJson(packet.d) ? packet.d : {}
    switch (packet.op) {
      case GatewayOpcodes.Heartbeat:
        seen.heartbeats += 1
        if (acknowledges) send(socket, GatewayOpcodes.HeartbeatAck, null)
        return
      case GatewayOpcodes.Identify:
        identify(socket, data, host)
        return
      case GatewayOpcodes.Resume:
        resume(socket, data)
        return
      case GatewayOpcodes.PresenceUpdate:
        return
      default:
        socket.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.')
    }
  }

  function identify(socket: WebSocket, data: Json, host: string | undefined): void {
    seen.identifies.push(data)
    seen.identifiedAt.push(performance.now())
    const intents = numberIn(data.intents)
    if (refusesToken || data.token !== options.token) {
      socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.')
      return
    }
    if ((intents & PRIVILEGED & ~options.grantedIntents) !== 0) {
      socket.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).')
      return
    }
    const session: Session = { id: `session-${seen.identifies.length}`, intents, log: [], socket }
    sessions.set(session.id, session)
    const shard = shardIn(data)
    const joined = guilds.joined().filter((id) => isOf(shard, id))
    deliver(session, 'READY', {
      v: 10,
      user: users.bot,
      guilds: joined.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${options.url(host)}/resume`,
      shard,
      application: { id: ids.bot, flags: 0 },
    })
    for (const id of joined.filter(guilds.isAvailable)) deliver(session, 'GUILD_CREATE', describeGuild(id))
  }

  function resume(socket: WebSocket, data: Json): void {
    seen.resumes.push(data)
    const session = sessions.get(textIn(data.session_id))
    if (!session || data.token !== options.token) {
      send(socket, GatewayOpcodes.InvalidSession, false)
      return
    }
    session.socket = socket
    const missed = session.log.filter((packet) => numberIn(packet.s) > numberIn(data.seq))
    for (const packet of missed) socket.send(JSON.stringify(packet))
    deliver(session, 'RESUMED', {})
  }

  /** A session whose connection was lost keeps what it misses, for the resume. */
  function deliver(session: Session, event: string, data: Json): void {
    const packet = { op: GatewayOpcodes.Dispatch, t: event, s: session.log.length + 1, d: data }
    session.log.push(packet)
    if (session.socket?.readyState === session.socket?.OPEN) session.socket?.send(JSON.stringify(packet))
  }

  function sessionOf(socket: WebSocket): Session | undefined {
    return [...sessions.values()].find((session) => session.socket === socket)
  }

  return {
    seen,
    upgrade,
    /** Sends an event to every session that its intents allow; throws if no client ever connected. */
    dispatch(event: string, data: Json): void {
      if (sessions.size === 0) throw new Error(`Nobody is connected to receive ${event}`)
      for (const session of sessions.values()) {
        const allowed = withIntents(session.intents, event, data)
        if (allowed) deliver(session, event, allowed)
      }
    },
    /** Whether a client ever identified and has not given its session up. */
    hasSessions: (): boolean => sessions.size > 0,
    /** Whether a client is identified and its connection open. */
    isConnected: (): boolean => [...sessions.values()].some(({ socket }) => socket !== null),
    /** Loses every connection, without a farewell unless a close code is given; sessions can be resumed. */
    drop(code?: number): void {
      for (const socket of sockets.clients) code === undefined ? socket.terminate() : socket.close(code)
    },
    /** Op 7: asks every client to reconnect and resume. */
    requestReconnect(): void {
      for (const socket of sockets.clients) send(socket, GatewayOpcodes.Reconnect, null)
    },
    /** Op 9: forgets every session, so that clients have to identify again; what they missed is lost. */
    invalidateSessions(): void {
      const open = [...sessions.values()].flatMap(({ socket }) => (socket ? [socket] : []))
      sessions.clear()
      for (const socket of open) send(socket, GatewayOpcodes.InvalidSession, false)
    },
    /** Forgets every session without saying so: a client learns of it when it tries to resume. */
    forgetSessions: (): void => sessions.clear(),
    /** Refuses this many of the connections to come. */
    refuseConnections(count: number): void {
      refusals = count
    },
    /** From here on identifying fails with 4004, although REST still accepts the token. */
    refuseToken(): void {
      refusesToken = true
    },
    /** Whether heartbeats are answered; a client that misses an answer takes the connection for dead. */
    acknowledgeHeartbeats(yes: boolean): void {
      acknowledges = yes
    },
    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

/** The number of a connection, and how many there are: https://discord.com/developers/docs/events/gateway#sharding */
type Shard = readonly [number, number]

function shardIn({ shard }: Json): Shard {
  const [number, count]: readonly unknown[] = Array.isArray(shard) ? shard : []
  return [numberIn(number), Math.max(1, numberIn(count))]
}

/** Whether a connection is told of a server. */
function isOf([number, count]: Shard, guildId: string): boolean {
  return Number((BigInt(guildId) >> 22n) % BigInt(count)) === number
}

function send(socket: WebSocket, op: GatewayOpcodes, data: unknown): void {
  socket.send(JSON.stringify({ op, d: data, s: null, t: null }))
}

function parse(raw: RawData): Json {
  const value: unknown = JSON.parse(raw.toString())
  return isJson(value) ? value : {}
}
