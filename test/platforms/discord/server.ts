import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ClientOptions, PermissionFlagsBits } from 'discord.js'
import { patient } from '../../patience.ts'
import { createAdministration } from './administration.ts'
import { createAnnouncer } from './announce.ts'
import { type SeenFile, seeFile } from './attachments.ts'
import { createCommands } from './commands.ts'
import { type Call, describeCall, type Violation, type Watcher } from './exchange.ts'
import { createFaults, type Fault, type FaultOptions } from './faults.ts'
import { createGateway } from './gateway.ts'
import { createInteractions, type Interaction } from './interactions.ts'
import { isJson, type Json } from './json.ts'
import { createModel, type Message } from './model.ts'
import { interactionPayloads } from './payload-interactions.ts'
import { directMessage, mention, plainMessage } from './payload-messages.ts'
import { createPeople, type DispatchOptions } from './people.ts'
import { createPeopleFiles } from './people-files.ts'
import { createRest } from './rest.ts'
import { createRoutes, type RouteName } from './routes.ts'
import { createSurroundings } from './surroundings.ts'
import { waitFor } from './wait-for.ts'
import { ids, type User, users } from './world.ts'

export interface DiscordServerOptions {
  /** The bot token that is accepted, without "Bot ". */
  readonly token?: string
  /** The privileged intents granted to the application; none unless given, so that asking for one is refused. */
  readonly grantedIntents?: number
  readonly heartbeatIntervalMs?: number
  /** How many gateway connections are refused at the start. */
  readonly refuseConnections?: number
}

/** What the bot answered an interaction with. */
export interface Callback {
  readonly type: number
  readonly data: Json
  /** The message it made or changed, as it was then; null for autocomplete and modals. */
  readonly message: Message | null
}

export type DiscordServer = Awaited<ReturnType<typeof startDiscordServer>>

/**
 * Starts a Discord on 127.0.0.1: the REST API, the gateway, and a model of what people would see. Whatever the bot
 * sends is validated; whatever real Discord or the project's rules would refuse is refused and kept in `violations`.
 */
export async function startDiscordServer(options: DiscordServerOptions = {}) {
  const { token = 'MTAw.loopback.token', grantedIntents = 0, heartbeatIntervalMs = 41_250 } = options
  const calls: Call[] = []
  const violations: Violation[] = []
  const model = createModel()
  const commands = createCommands()
  const interactions = createInteractions(model)
  const surroundings = createSurroundings()
  const { permissions, privacy } = surroundings
  const watchers = new Set<Watcher>()
  const faults = createFaults<RouteName>()
  const http = createServer()
  const host = (): string => {
    const address = http.address()
    if (typeof address !== 'object' || address === null) throw new Error('The server is not listening')
    return `127.0.0.1:${address.port}`
  }
  const gatewayUrl = (at = host()): string => `ws://${at}/gateway`
  const { refuseConnections = 0 } = options
  const gateway = createGateway({
    token,
    grantedIntents,
    heartbeatIntervalMs,
    refuseConnections,
    url: gatewayUrl,
    surroundings,
  })
  const announcer = createAnnouncer(gateway, surroundings)
  const routes = createRoutes({
    model,
    commands,
    interactions,
    surroundings,
    grantedIntents,
    announce: announcer.ofMessage,
    gatewayUrl,
  })
  const watch: Watcher = (call, moment) => {
    for (const watcher of watchers) watcher(call, moment)
  }
  const peopleFiles = createPeopleFiles(() => `http://${host()}`)
  const serve = createRest({
    token,
    routes,
    faults,
    calls,
    violations,
    watch,
    serveFile: peopleFiles.serve,
  })
  http.on('request', (request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push({ method: 'server', path: request.url ?? '', body: null, errors: [String(error)] })
      response.writeHead(500).end()
    })
  })
  http.on('upgrade', gateway.upgrade)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

  function dispatch(event: string, data: Json, { times = 1 }: DispatchOptions = {}): void {
    for (let sent = 0; sent < times; sent += 1) gateway.dispatch(event, data)
  }

  function invoke(interaction: Interaction, how?: DispatchOptions): void {
    interactions.open(interaction)
    dispatch('INTERACTION_CREATE', interaction, how)
  }

  const recent = (): string =>
    `The last calls were: ${calls.slice(-3).map(describeCall).join('; ') || 'none'}`

  return {
    api: `http://${host()}/api`,
    gatewayUrl: gatewayUrl(),
    token,
    ids,
    users,
    /** The files that people attach to commands. */
    peopleFiles,
    calls,
    violations,
    commands,
    gateway,
    /** For `new Client({ intents, ...server.clientOptions })`. */
    clientOptions: {
      rest: { api: `http://${host()}/api`, version: '10', retries: 0, timeout: patient(3000) },
      // Otherwise a second identify waits for five seconds.
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    } satisfies Partial<ClientOptions>,
    payloads: {
      ...interactionPayloads(commands, { interactions, surroundings }),
      plainMessage,
      mention,
      directMessage,
    },
    ...createAdministration(surroundings, gateway),
    closeDirectMessages: privacy.closeDirectMessages,
    openDirectMessages: privacy.openDirectMessages,
    ...createPeople(model, surroundings, dispatch),
    visible: model.visible,
    ephemerals: model.ephemerals,
    ofBot: model.ofBot,
    everPosted: model.everPosted,
    everPostedIn: model.everPostedIn,
    counts: model.counts,
    /** The files of a message, those too that stand in a component, in the order in which they were sent. */
    filesOf: ({ id }: Message): readonly SeenFile[] => model.filesOf(id).map(seeFile),
    unanswered: interactions.unanswered,
    /** Makes an interaction seem to have been dispatched that much earlier. */
    age: (interaction: Interaction, byMs: number): void => interactions.age(interaction.id, byMs),
    forgetNonces: routes.forgetNonces,
    /** Makes the next requests of a route fail (one, unless the options say more); `*` is any route. */
    fail: (route: RouteName | '*', fault: Fault, how?: FaultOptions): void => faults.add(route, fault, how),
    clearFaults: faults.clear,
    /** Calls the listener at every moment of every request to come; gives back how to stop that. */
    watch(listener: Watcher): () => void {
      watchers.add(listener)
      return () => void watchers.delete(listener)
    },
    /**
     * What the bot may do in a channel of its server and, unless they have their own, in its threads. Interactions there
     * carry it, and clients learn of it, though not of a thread's own.
     */
    setBotPermissions(channelId: string, allowed: bigint): void {
      permissions.set(channelId, allowed)
      announcer.ofChannel(channelId)
    },
    /** What a person may do in a channel, and its threads, as the client learns of it when they write there. */
    setPermissionsOf({ id }: User, channelId: string, allowed: bigint): void {
      permissions.setOf(id, channelId, allowed)
      announcer.ofChannel(channelId)
    },
    /** The same where all stays as it was but for these permissions; an administrator is none any more. */
    withdraw(channelId: string, ...denied: readonly bigint[]): void {
      const all = [PermissionFlagsBits.Administrator, ...denied].reduce((sum, bit) => sum | bit)
      permissions.set(channelId, permissions.of(channelId) & ~all)
      announcer.ofChannel(channelId)
    },
    dispatch,

    /** Dispatches an interaction without waiting. */
    invoke,

    /** Dispatches an interaction and waits for the bot's callback to be accepted. */
    async interact(interaction: Interaction, how: DispatchOptions = {}): Promise<Callback> {
      invoke(interaction, how)
      const body = await waitFor(
        () => interactions.find(interaction.id)?.callback,
        `a callback to ${JSON.stringify(interaction.data).slice(0, 120)}`,
        how.timeoutMs,
        recent,
      )
      const type = typeof body.type === 'number' ? body.type : 0
      return {
        type,
        data: isJson(body.data) ? body.data : {},
        message: interactions.find(interaction.id)?.shown ?? null,
      }
    },

    /** Waits until a deferred answer (or update) has been edited in; at once for one that was not deferred. */
    async answerTo(interaction: Interaction, timeoutMs?: number): Promise<Message> {
      return waitFor(
        () => (interactions.find(interaction.id)?.isPending ? null : interactions.original(interaction.id)),
        'the answer to the interaction',
        timeoutMs,
        recent,
      )
    },

    /** Like `waitFor`, and says in the error which calls came last. */
    until: <T>(predicate: () => T, what: string, timeoutMs?: number) =>
      waitFor(predicate, what, timeoutMs, recent),

    /** Ends every connection; resolves when the port is free. */
    async stop(): Promise<void> {
      gateway.close()
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await Promise.race([closed, sleep(1000, undefined, { ref: false })])
    },
  }
}
