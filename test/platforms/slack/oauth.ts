import { randomBytes } from 'node:crypto'
import { credentials, ids } from './ids.ts'
import type { Json } from './json.ts'

/** Who a token acts for: a workspace, or an organisation of several. */
export interface Holder {
  readonly id: string
  readonly isOrganisation: boolean
  /** The organisation of a workspace; null where it has none. */
  readonly organisation: string | null
}

interface Token {
  readonly holder: Holder
  readonly expiresAt: number
  state: 'good' | 'revoked'
}

interface Refresh {
  readonly holder: Holder
  /** When it was used first, in milliseconds since 1970; infinitely long ago where it was revoked. */
  usedAt: number | null
}

/** The OAuth of an app that workspaces add by themselves, and the tokens that came of it. */
export interface OAuth {
  /** A person in Slack allows it, at the address to which the app sent them; the address that they go on to. */
  approve(authorize: string, holder?: Partial<Holder>, user?: string): string
  /** `oauth.v2.access`, for a code or a refresh token. */
  access(args: Json): Json
  /** Whom a token acts for; the error that Slack has for it where it doesn't. */
  holderOf(token: string): Holder | { readonly error: string }
  /** Has each new token end after so long, with a refresh token; null for none. */
  rotate(seconds: number | null): void
  /**
   * How long a refresh token that was used is taken again. Slack says "a short grace period" and not how long; unless this is
   * called there is none, which is the worst.
   */
  grace(ms: number): void
  /** From here on no token of a workspace or an organisation works, nor can it be refreshed. */
  revoke(id: string): void
  /** Ends the tokens that are there, as twelve hours later. */
  expire(id: string): void
  /** The tokens that were handed out for a workspace or an organisation, oldest first. */
  tokensOf(id: string): readonly string[]
  /** How often tokens were had for refresh tokens, by workspace or organisation, and how often a used one was sent. */
  readonly refreshed: ReadonlyMap<string, number>
  readonly reused: () => number
}

const app = { client_id: '1.2', client_secret: 'a-client-secret' } as const

/** What the app is known by. */
export const clientCredentials = { clientId: app.client_id, clientSecret: app.client_secret } as const

/**
 * No code is good for longer than ten minutes, nor twice: https://docs.slack.dev/authentication/installing-with-oauth. Of refresh
 * tokens: https://docs.slack.dev/authentication/using-token-rotation.
 */
export function createOAuth(): OAuth {
  const codes = new Map<string, { holder: Holder; user: string; redirect: string; scope: string }>()
  const tokens = new Map<string, Token>()
  const refreshes = new Map<string, Refresh>()
  const refreshed = new Map<string, number>()
  let lifetime: number | null = null
  let graceMs = 0
  let reused = 0

  function grant(holder: Holder): Json {
    const token = `xoxb-${holder.id}-${randomBytes(12).toString('hex')}`
    tokens.set(token, { holder, expiresAt: Date.now() + (lifetime ?? 1e9) * 1_000, state: 'good' })
    if (lifetime === null) return { access_token: token }
    const refresh = `xoxe-1-${randomBytes(16).toString('hex')}`
    refreshes.set(refresh, { holder, usedAt: null })
    return { access_token: token, refresh_token: refresh, expires_in: lifetime }
  }

  function exchange(args: Json): Json {
    const code = codes.get(String(args.code))
    codes.delete(String(args.code))
    if (code === undefined) return { error: 'invalid_code' }
    if (args.redirect_uri !== code.redirect) return { error: 'bad_redirect_uri' }
    const { holder, user, scope } = code
    const { id, isOrganisation, organisation } = holder
    return {
      ...grant(holder),
      token_type: 'bot',
      scope,
      bot_user_id: ids.botUser,
      app_id: ids.app,
      team: isOrganisation ? null : { id, name: `The team ${id}` },
      enterprise: isOrganisation ? { id, name: `The organisation ${id}` } : named(organisation),
      is_enterprise_install: isOrganisation,
      authed_user: { id: user },
    }
  }

  function refresh(args: Json): Json {
    const known = refreshes.get(String(args.refresh_token))
    if (known === undefined) return { error: 'invalid_refresh_token' }
    const { holder, usedAt } = known
    if (usedAt !== null) reused += 1
    if (usedAt !== null && Date.now() - usedAt >= graceMs) return { error: 'invalid_refresh_token' }
    known.usedAt ??= Date.now()
    refreshed.set(holder.id, (refreshed.get(holder.id) ?? 0) + 1)
    const granted = grant(holder)
    keepTwo(holder)
    return { ...granted, token_type: 'bot', bot_user_id: ids.botUser, app_id: ids.app }
  }

  /** "If more than 2 tokens exist after the refresh, the oldest additional token will be revoked." */
  function keepTwo({ id }: Holder): void {
    const active = [...tokens.values()].filter(
      ({ holder, state, expiresAt }) => holder.id === id && state === 'good' && expiresAt > Date.now(),
    )
    for (const token of active.slice(0, -2)) token.state = 'revoked'
  }

  return {
    approve(authorize, holder = {}, user = ids.admin) {
      const asked = new URL(authorize).searchParams
      if (asked.get('client_id') !== app.client_id) throw new Error('invalid client_id')
      const code = randomBytes(12).toString('hex')
      const whole = { id: ids.team, isOrganisation: false, organisation: null, ...holder }
      const redirect = asked.get('redirect_uri') ?? ''
      codes.set(code, { holder: whole, user, redirect, scope: asked.get('scope') ?? '' })
      const target = new URL(redirect)
      target.searchParams.set('code', code)
      target.searchParams.set('state', asked.get('state') ?? '')
      return target.href
    },
    access(args) {
      if (args.client_id !== app.client_id || args.client_secret !== app.client_secret) {
        return { error: 'bad_client_secret' }
      }
      return args.grant_type === 'refresh_token' ? refresh(args) : exchange(args)
    },
    holderOf(token) {
      if (token === credentials.botToken) return { id: '', isOrganisation: false, organisation: null }
      const known = tokens.get(token)
      if (known === undefined) return { error: token === '' ? 'not_authed' : 'invalid_auth' }
      if (known.state === 'revoked') return { error: 'token_revoked' }
      return known.expiresAt <= Date.now() ? { error: 'token_expired' } : known.holder
    },
    rotate(seconds) {
      lifetime = seconds
    },
    grace(ms) {
      graceMs = ms
    },
    revoke(id) {
      for (const token of tokens.values()) if (token.holder.id === id) token.state = 'revoked'
      for (const each of refreshes.values()) if (each.holder.id === id) each.usedAt = Number.NEGATIVE_INFINITY
    },
    expire(id) {
      for (const [token, known] of tokens) {
        if (known.holder.id === id) tokens.set(token, { ...known, expiresAt: 0 })
      }
    },
    tokensOf: (id) => [...tokens].filter(([, { holder }]) => holder.id === id).map(([token]) => token),
    refreshed,
    reused: () => reused,
  }
}

function named(id: string | null): Json | null {
  return id === null ? null : { id, name: `The organisation ${id}` }
}
