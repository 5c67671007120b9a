import type { Commands } from './commands.ts'
import type { Answer, Call } from './exchange.ts'
import type { Interactions } from './interactions.ts'
import { applicationRoutes } from './routes-application.ts'
import { interactionRoutes } from './routes-interactions.ts'
import { type MessageRoutesOptions, messageRoutes } from './routes-messages.ts'
import { peopleRoutes } from './routes-people.ts'
import { createSurroundings, type Surroundings } from './surroundings.ts'
import type { BodyKind } from './validate.ts'
import type { Existing } from './validate-message.ts'

export interface Route {
  /** Null where no body is expected; whatever comes is then a violation. */
  readonly body: BodyKind | null
  readonly handle: (call: Call) => Answer
  /** The message that the request edits, null if there is none. */
  readonly existing?: (call: Call) => Existing | null
}

/** A method and a path whose parameters begin with a colon: `POST /channels/:channel/messages`. */
export type RouteName = keyof ReturnType<typeof allRoutes>['routes']

export interface RoutesOptions extends MessageRoutesOptions {
  readonly commands: Commands
  readonly interactions: Interactions
  /** The gateway's address for whoever has reached the API at this host and port. */
  readonly gatewayUrl: (host?: string) => string
  /** The world as it is at the beginning, unless given. */
  readonly surroundings?: Surroundings
}

/** The part of Discord's REST API, version 10, that the bot uses: https://discord.com/developers/docs/reference */
export function createRoutes(options: RoutesOptions) {
  const { routes, forgetNonces } = allRoutes(options)
  const matchers = Object.entries<Route>(routes).map(([name, route]) => ({ name, route, ...matcher(name) }))
  return {
    forgetNonces,
    /** The route of a request and the parameters in its path, or null for an unknown one. */
    match(
      method: string,
      path: string,
    ): { name: string; route: Route; params: Record<string, string> } | null {
      for (const { name, route, verb, pattern } of matchers) {
        const found = verb === method ? pattern.exec(path) : null
        if (found) return { name, route, params: { ...found.groups } }
      }
      return null
    },
  }
}

function allRoutes(options: RoutesOptions) {
  const { surroundings = createSurroundings() } = options
  const messages = messageRoutes(options, surroundings)
  return {
    forgetNonces: messages.forgetNonces,
    routes: {
      ...applicationRoutes(options.commands, surroundings.channels, options.gatewayUrl),
      ...peopleRoutes(surroundings),
      ...messages.routes,
      ...interactionRoutes(options.interactions, options),
    },
  }
}

/** Ids are digits; only tokens, and the name `@original`, are not. */
function matcher(name: string): { readonly verb: string; readonly pattern: RegExp } {
  const [verb = '', path = ''] = name.split(' ')
  const source = path.replace(/:(\w+)/gu, (_, key: string) => {
    if (key === 'token') return '(?<token>[^/]+)'
    if (key === 'message' && path.startsWith('/webhooks')) return '(?<message>@original|\\d+)'
    return `(?<${key}>\\d+)`
  })
  return { verb, pattern: new RegExp(`^${source}$`, 'u') }
}
