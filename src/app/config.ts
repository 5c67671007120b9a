import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { type AccessPolicy, usualPolicy } from '../command/access.ts'
import { isLoopback } from './is-loopback.ts'
import { areKeys, keysRule, missingHalves, readKeys, type SlackConfig, slackFrom } from './slack-config.ts'
import { usualContentDir } from './usual-content-dir.ts'

/** What the environment says, checked. A platform is null where it is not set up. */
export interface Config {
  readonly slack: SlackConfig | null
  readonly discord: DiscordConfig | null
  /** The slash command, without the slash. */
  readonly command: string
  readonly contentDir: string
  /** The folder of what this process keeps: its database unless another is named, and what spares it work at a start. */
  readonly dataDir: string
  /** The address of the database that holds what outlives the process: `sqlite:<file>` or `postgres://…`. */
  readonly database: string
  /** Whether a conversation in the terminal keeps its questions in `dataDir`, for later ones. */
  readonly keepsHistory: boolean
  /** The document that a bare number refers to; null for the first by name. */
  readonly document: string | null
  readonly access: AccessPolicy
  /** How late a digest may still be posted, in hours. */
  readonly digestLateHours: number
  readonly host: string
  readonly port: number
  /** Where the reader is reached from outside, without a slash at the end; null where only its own process knows. */
  readonly publicUrl: string | null
  /** Whom people ask for help: an address of mail or of a page; null where nobody is named. */
  readonly contact: string | null
  /** Whose word on where a request comes from is taken: so many proxies before the port, or these addresses and ranges. */
  readonly trustProxy: number | readonly string[]
  /** `refused` where others would reach it, `unasked` where they might through a proxy, and nobody asked for it. */
  readonly playground: PlaygroundConfig | 'off' | 'refused' | 'unasked'
  /** Whether programs and assistants may read the documents; `refused` and `unasked` as of the playground. */
  readonly api: ApiConfig | 'off' | 'refused' | 'unasked'
  readonly logLevel: string
  /** Where errors are sent; null for nowhere. */
  readonly errorsUrl: string | null
  /** The port of the metrics; null for the one that everything else is on. */
  readonly metricsPort: number | null
}

export interface DiscordConfig {
  readonly token: string
  readonly apiUrl: string
}

export interface PlaygroundConfig {
  /** The address of the database that holds what its visitors note, as `database` is one. */
  readonly database: string
  /** Whether others than this machine's own user may use it. */
  readonly isPublic: boolean
}

export interface ApiConfig {
  /** Whether others than this machine's own user may use it. */
  readonly isPublic: boolean
  /** Whether it was asked for, so that it's worth running for it alone. */
  readonly isAsked: boolean
}

/** Thrown with every problem of the settings at once, a sentence each that names the variable and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

const token = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `should begin with ${prefix} (${where})`).optional()
const address = (fallback: string) =>
  z.url({ protocol: /^https?$/u, error: 'should be an http or https address' }).default(fallback)

const number = (form: RegExp, least: number, most: number, rule: string) =>
  z.string().regex(form, rule).transform(Number).pipe(z.number().min(least, rule).max(most, rule))

const databaseRule =
  'should be sqlite: and a file, such as sqlite:data/rapporteur.db, or postgres://user:password@host/database (in a password, / ? # @ are %2F %3F %23 %40)'
const database = z.string().refine(isDatabase, databaseRule).optional()
const publicRule = 'should be the address that people reach, such as https://record.example.org'
const contactRule = 'should be an address of mail or of a page, such as help@example.org'
const loopbackRule = (what: string, name: string) =>
  `on would open ${what} to whoever reaches HOST: leave HOST at 127.0.0.1, or set ${name} to public`

const proxyRule =
  'should be how many proxies stand before the port, such as 1, or their addresses and ranges, such as loopback, 10.0.0.0/8'

const commandRule = 'should be 1 to 31 lower-case letters, digits, - or _, without the slash'
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

const schema = z
  .object({
    SLACK_BOT_TOKEN: token('xoxb-', 'api.slack.com/apps, OAuth & Permissions'),
    SLACK_APP_TOKEN: token('xapp-', 'api.slack.com/apps, Basic Information, App-Level Tokens'),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_CLIENT_ID: z.string().optional(),
    SLACK_CLIENT_SECRET: z.string().optional(),
    SECRETS_KEY: z.string().transform(readKeys).refine(areKeys, keysRule).optional(),
    SLACK_API_URL: address('https://slack.com/api/'),
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_API_URL: address('https://discord.com/api'),
    COMMAND: z
      .string()
      .regex(/^[a-z0-9_-]{1,31}$/u, commandRule)
      .default('korea'),
    CONTENT_DIR: z.string().default(usualContentDir),
    DOCUMENT: z.string().optional(),
    DATA_DIR: z.string().default('data'),
    DATABASE_URL: database,
    TERMINAL_HISTORY: z.enum(['on', 'off'], 'should be on or off').default('on'),
    GUESTS: z.enum(['limited', 'members'], 'should be limited or members').default(usualPolicy.guests),
    DIGEST_RIGHTS: z
      .enum(['managers', 'everyone'], 'should be managers or everyone')
      .default(usualPolicy.digests),
    DIGEST_LATE_HOURS: number(
      /^\d+(?:\.\d+)?$/u,
      0.25,
      12,
      'should be a number of hours from 0.25 to 12',
    ).default(6),
    HOST: z.string().default('127.0.0.1'),
    PORT: number(/^\d+$/u, 0, 65_535, 'should be a number from 0 to 65535').default(3_000),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/u, error: publicRule })
      .refine((value) => !/[?#]/u.test(value), publicRule)
      .transform((value) => value.replace(/\/+$/u, ''))
      .optional(),
    CONTACT: z.union([z.email(), z.url({ protocol: /^https?$/u })], contactRule).optional(),
    TRUST_PROXY: z
      .string()
      .default('loopback')
      .transform((value) => (/^\d$/u.test(value) ? Number(value) : value.split(/[\s,]+/u)))
      .refine((value) => typeof value === 'number' || value.every(isRange), proxyRule),
    PLAYGROUND: z.enum(['on', 'off', 'public'], 'should be on, off or public').optional(),
    PLAYGROUND_DATABASE_URL: database,
    API: z.enum(['on', 'off', 'public'], 'should be on, off or public').optional(),
    ERRORS_URL: z.url({ protocol: /^https?$/u, error: 'should be an http or https address' }).optional(),
    METRICS_PORT: number(/^\d+$/u, 0, 65_535, 'should be a number from 0 to 65535').optional(),
    LOG_LEVEL: z.enum(levels, 'should be fatal, error, warn, info, debug or silent').default('info'),
  })
  .refine(({ PLAYGROUND, HOST }) => PLAYGROUND !== 'on' || isLoopback(HOST), {
    path: ['PLAYGROUND'],
    error: loopbackRule('the playground', 'PLAYGROUND'),
  })
  .refine(({ API, HOST }) => API !== 'on' || isLoopback(HOST), {
    path: ['API'],
    error: loopbackRule('the API', 'API'),
  })
  .refine(({ METRICS_PORT, PORT }) => METRICS_PORT === undefined || METRICS_PORT !== PORT || PORT === 0, {
    path: ['METRICS_PORT'],
    error: 'should be another port than PORT, or empty',
  })

/** The name of each setting. */
export const settingNames: readonly string[] = Object.keys(schema.shape)

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings from the environment. Throws ConfigError with every problem at once. */
export function readConfig(environment: Environment): Config {
  const set = withoutEmpty(environment)
  const parsed = schema.safeParse(set)
  const halves = missingHalves(set)
  if (!parsed.success || halves.length > 0) {
    const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) ?? []
    throw new ConfigError([...halves, ...wrong])
  }
  const env = parsed.data
  return {
    slack: slackFrom(env),
    discord:
      env.DISCORD_TOKEN === undefined ? null : { token: env.DISCORD_TOKEN, apiUrl: env.DISCORD_API_URL },
    command: env.COMMAND,
    contentDir: env.CONTENT_DIR,
    dataDir: env.DATA_DIR,
    database: env.DATABASE_URL ?? `sqlite:${join(env.DATA_DIR, 'rapporteur.db')}`,
    keepsHistory: env.TERMINAL_HISTORY === 'on',
    document: env.DOCUMENT ?? null,
    access: { guests: env.GUESTS, digests: env.DIGEST_RIGHTS },
    digestLateHours: env.DIGEST_LATE_HOURS,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    contact: env.CONTACT ?? null,
    trustProxy: env.TRUST_PROXY,
    playground: playgroundFrom(env),
    api: apiFrom(env),
    logLevel: env.LOG_LEVEL,
    errorsUrl: env.ERRORS_URL ?? null,
    metricsPort: env.METRICS_PORT ?? null,
  }
}

/** An empty variable is one that is not set: `.env.example` lists them so. */
function withoutEmpty(environment: Environment): Environment {
  const trimmed = Object.entries(environment).map(([name, value = '']) => [name, value.trim()] as const)
  return Object.fromEntries(trimmed.filter(([, value]) => value !== ''))
}

/**
 * On unless it is turned off; on a public host only if that was meant. A port that a proxy may stand before (Slack's signed
 * HTTP, a reader for others) has it only on request: what a plain proxy passes on looks like a request of this machine.
 */
function playgroundFrom(env: z.output<typeof schema>): Config['playground'] {
  const reached = reachOf(env.PLAYGROUND, env)
  if (typeof reached === 'string') return reached
  return { database: env.PLAYGROUND_DATABASE_URL ?? 'sqlite::memory:', ...reached }
}

/** The same rule for programs: what they read is what comes with the server, until a key opens more. */
function apiFrom(env: z.output<typeof schema>): Config['api'] {
  const reached = reachOf(env.API, env)
  return typeof reached === 'string' ? reached : { ...reached, isAsked: env.API !== undefined }
}

function reachOf(
  asked: 'on' | 'off' | 'public' | undefined,
  env: z.output<typeof schema>,
): { readonly isPublic: boolean } | 'off' | 'refused' | 'unasked' {
  if (asked === 'off') return 'off'
  const isPublic = asked === 'public'
  if (!isPublic && !isLoopback(env.HOST)) return 'refused'
  const isAlone =
    env.SLACK_BOT_TOKEN === undefined && env.DISCORD_TOKEN === undefined && env.PUBLIC_URL === undefined
  return asked === undefined && !isAlone ? 'unasked' : { isPublic }
}

/** An address, a range of them, or Express' name for one. */
function isRange(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', prefix = '0', ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && /^\d{1,3}$/u.test(prefix) && Number(prefix) <= most
}

function isDatabase(url: string): boolean {
  return /^sqlite:./u.test(url) || (/^postgres(?:ql)?:\/\/./u.test(url) && URL.canParse(url))
}
