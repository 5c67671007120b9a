import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../src/app/config.ts'

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }

describe('readConfig', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      slack: null,
      discord: null,
      command: 'korea',
      contentDir: 'content',
      document: null,
      database: 'sqlite:data/rapporteur.db',
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      publicUrl: null,
      playground: { database: 'sqlite::memory:', isPublic: false },
    })
  })

  it('lets guests and channel managers have what is set, and says what can be', () => {
    expect(readConfig({}).access).toEqual({ guests: 'limited', digests: 'managers' })
    const set = readConfig({ GUESTS: 'members', DIGEST_RIGHTS: 'everyone' })
    expect(set.access).toEqual({ guests: 'members', digests: 'everyone' })
    expect(problemsOf({ GUESTS: 'all', DIGEST_RIGHTS: 'admins' })).toEqual([
      'GUESTS should be limited or members.',
      'DIGEST_RIGHTS should be managers or everyone.',
    ])
  })

  it('keeps its database in DATA_DIR unless another is named', () => {
    expect(readConfig({})).toMatchObject({ dataDir: 'data', database: 'sqlite:data/rapporteur.db' })
    expect(readConfig({ DATA_DIR: '/var/lib/rapporteur/' })).toMatchObject({
      dataDir: '/var/lib/rapporteur/',
      database: 'sqlite:/var/lib/rapporteur/rapporteur.db',
    })
    const DATABASE_URL = 'sqlite:/elsewhere/posts.db'
    expect(readConfig({ DATA_DIR: '/var/lib', DATABASE_URL }).database).toBe(DATABASE_URL)
  })

  it.each([
    ['127.0.0.1', undefined, false],
    ['localhost', 'on', false],
    ['::1', '', false],
    ['127.0.0.1', 'public', true],
    ['0.0.0.0', 'public', true],
  ])('serves the playground on %s where PLAYGROUND is %s', (HOST, PLAYGROUND, isPublic) => {
    const database = 'sqlite:data/playground.db'
    const config = readConfig({
      HOST,
      PLAYGROUND_DATABASE_URL: database,
      ...(PLAYGROUND === undefined ? {} : { PLAYGROUND }),
    })
    expect(config.playground).toEqual({ database, isPublic })
  })

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org'])(
    'does not open the playground to others on %s unless that is meant',
    (HOST) => {
      expect(readConfig({ HOST }).playground).toBe('refused')
      expect(readConfig({ HOST, PLAYGROUND: 'off' }).playground).toBe('off')
      expect(problemsOf({ HOST, PLAYGROUND: 'on' })).toEqual([
        expect.stringMatching(/^PLAYGROUND .*HOST.*public/u),
      ])
    },
  )

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }],
    [{ DISCORD_TOKEN: 'token' }],
    [{ PUBLIC_URL: 'https://record.example.org' }],
  ])('has the playground beside %j only on request: a proxy may stand before it', (beside) => {
    expect(readConfig(beside).playground).toBe('unasked')
    expect(readConfig({ ...beside, PLAYGROUND: 'on' }).playground).toMatchObject({ isPublic: false })
    expect(readConfig({ ...beside, PLAYGROUND: 'public' }).playground).toMatchObject({ isPublic: true })
    expect(readConfig({ ...beside, PLAYGROUND: 'off' }).playground).toBe('off')
  })

  it.each([
    ['', ['loopback']],
    ['1', 1],
    ['0', 0],
    ['loopback, 10.0.0.0/8 fd00::/8,203.0.113.7', ['loopback', '10.0.0.0/8', 'fd00::/8', '203.0.113.7']],
  ])('takes the word of the proxies of TRUST_PROXY=%j', (TRUST_PROXY, trustProxy) => {
    expect(readConfig({ TRUST_PROXY }).trustProxy).toEqual(trustProxy)
  })

  it.each(['true', '-1', '12', '10.0.0.0/33', '10.0.0.0/', 'proxy.example.org', '::/129', '1.2.3.4/8/8'])(
    'takes nobody’s word for TRUST_PROXY=%j',
    (TRUST_PROXY) => {
      expect(problemsOf({ TRUST_PROXY })).toEqual([expect.stringMatching(/^TRUST_PROXY should be/u)])
    },
  )

  it('knows where the reader is reached, without a slash at the end', () => {
    expect(readConfig({ PUBLIC_URL: 'https://record.example.org//' }).publicUrl).toBe(
      'https://record.example.org',
    )
    expect(readConfig({ PUBLIC_URL: ' ' }).publicUrl).toBeNull()
    for (const wrong of ['record.example.org', 'ftp://x.org', 'https://x.org/?q', 'https://x.org/#a']) {
      expect(problemsOf({ PUBLIC_URL: wrong })).toEqual([expect.stringMatching(/^PUBLIC_URL should be/u)])
    }
  })

  it('takes every setting from its variable', () => {
    const config = readConfig({
      ...slack,
      SLACK_API_URL: 'https://slack-gov.com/api',
      DISCORD_TOKEN: 'token',
      DISCORD_API_URL: 'http://127.0.0.1:4000/api',
      COMMAND: 'accord',
      CONTENT_DIR: '/documents',
      DOCUMENT: 'harbour-2031',
      DATABASE_URL: 'sqlite:/var/lib/rapporteur/posts.db',
      DIGEST_LATE_HOURS: '2.5',
      HOST: '0.0.0.0',
      PORT: '8080',
      LOG_LEVEL: 'debug',
    })
    expect(config).toMatchObject({
      slack: {
        botToken: 'xoxb-1',
        connection: { kind: 'socket', appToken: 'xapp-1' },
        apiUrl: 'https://slack-gov.com/api/',
      },
      discord: { token: 'token', apiUrl: 'http://127.0.0.1:4000/api' },
      command: 'accord',
      contentDir: '/documents',
      document: 'harbour-2031',
      database: 'sqlite:/var/lib/rapporteur/posts.db',
      digestLateHours: 2.5,
      host: '0.0.0.0',
      port: 8080,
      logLevel: 'debug',
    })
  })

  it.each(['0', '13', '-1', 'soon'])(
    'refuses digests %s hours late: none would ever come, or two at once',
    (hours) => {
      expect(() => readConfig({ ...slack, DIGEST_LATE_HOURS: hours })).toThrow(
        'DIGEST_LATE_HOURS should be a number of hours from 0.25 to 12.',
      )
    },
  )

  it('knows where the platforms are', () => {
    expect(readConfig({ ...slack, DISCORD_TOKEN: 'token' })).toMatchObject({
      slack: { apiUrl: 'https://slack.com/api/' },
      discord: { apiUrl: 'https://discord.com/api' },
    })
  })

  it('connects Slack over HTTP with a signing secret, and over Socket Mode where both are set', () => {
    const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }
    expect(readConfig(http).slack).toMatchObject({ connection: { kind: 'http', signingSecret: 'secret' } })
    expect(readConfig({ ...slack, ...http }).slack).toMatchObject({ connection: { kind: 'socket' } })
  })

  it('takes an empty variable for one that is not set, and spaces around a value for a slip', () => {
    const names = [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'DISCORD_TOKEN',
    ]
    const others = [
      'DATABASE_URL',
      'DISCORD_API_URL',
      'COMMAND',
      'CONTENT_DIR',
      'DOCUMENT',
      'HOST',
      'PORT',
      'LOG_LEVEL',
    ]
    for (const empty of ['', '  ']) {
      expect(readConfig(Object.fromEntries([...names, ...others].map((name) => [name, empty])))).toEqual(
        readConfig({}),
      )
    }
    expect(readConfig({ PORT: ' 8080 ', DISCORD_TOKEN: ' token\n' })).toMatchObject({
      port: 8080,
      discord: { token: 'token' },
    })
  })

  it('passes over variables of others', () => {
    expect(readConfig({ PATH: '/bin', NODE_ENV: 'test' })).toEqual(readConfig({}))
  })

  it.each([
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'secret' }],
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: ' ' }],
  ])('names %s where Slack is set up by half', (missing, environment) => {
    const [problem, ...others] = problemsOf(environment)
    expect(problem).toMatch(new RegExp(`^${missing} is missing: .*\\.$`, 'u'))
    expect(others).toEqual([])
  })

  it('has every workspace add the app with a client, or one by its token, and not both', () => {
    const key = Buffer.alloc(32, 1).toString('base64')
    const app = {
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', SLACK_SIGNING_SECRET: 'secret' },
      ...{
        SECRETS_KEY: `${key}, ${Buffer.alloc(32, 2).toString('base64')}`,
        PUBLIC_URL: 'https://a.example/',
      },
    }
    const secretsKeys = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
    expect(readConfig(app).slack).toEqual({
      ...{ clientId: '1.2', clientSecret: 's', signingSecret: 'secret', secretsKeys },
      ...{ publicUrl: 'https://a.example', apiUrl: 'https://slack.com/api/' },
    })
    for (const missing of Object.keys(app)) {
      if (missing === 'SLACK_CLIENT_ID') continue
      expect(problemsOf({ ...app, [missing]: '' })).toEqual([
        expect.stringMatching(new RegExp(`^${missing} is missing: .*\\.$`, 'u')),
      ])
    }
    for (const [change, problem] of [
      [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /one workspace.*Remove one or the other/u],
      [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_APP_TOKEN is for Socket Mode/u],
      [{ PUBLIC_URL: 'http://a.example' }, /^PUBLIC_URL should begin with https/u],
      [{ SECRETS_KEY: 'short' }, /^SECRETS_KEY should be 32 bytes in base64/u],
      [{ SECRETS_KEY: `${key},` }, /^SECRETS_KEY should be 32 bytes/u],
    ] as const) {
      expect(problemsOf({ ...app, ...change })).toEqual([expect.stringMatching(problem)])
    }
    expect(readConfig({ ...app, PUBLIC_URL: 'http://127.0.0.1:3000' }).slack).not.toBeNull()
  })

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1', /xoxb-/u],
    ['SLACK_APP_TOKEN', 'xoxb-1', /xapp-/u],
    ['SLACK_API_URL', 'slack.com/api', /http or https/u],
    ['DISCORD_API_URL', 'ftp://discord.com', /http or https/u],
    ['COMMAND', '/korea', /without the slash/u],
    ['COMMAND', 'Korea', /lower-case/u],
    ['COMMAND', 'x'.repeat(32), /1 to 31/u],
    ['PORT', '-1', /0 to 65535/u],
    ['PORT', '65536', /0 to 65535/u],
    ['PORT', '80.5', /0 to 65535/u],
    ['PORT', 'http', /0 to 65535/u],
    ['LOG_LEVEL', 'loud', /fatal, error/u],
    ['DATABASE_URL', 'data/rapporteur.db', /sqlite: and a file/u],
    ['DATABASE_URL', 'mysql://db/rapporteur', /or postgres:/u],
    ['DATABASE_URL', 'postgres://user:hunter/2@db/rapporteur', /%2F/u],
    ['DATABASE_URL', 'postgres://', /or postgres:/u],
    ['DATABASE_URL', 'sqlite:', /sqlite: and a file/u],
  ])('says what %s should be instead of %j', (name, value, rule) => {
    const [problem, ...others] = problemsOf({ ...slack, [name]: value })
    expect(problem).toMatch(new RegExp(`^${name} .*\\.$`, 'u'))
    expect(problem).toMatch(rule)
    expect(others).toEqual([])
  })

  it.each([
    'sqlite::memory:',
    'postgres://bot:hunter2@db.example.org:5433/rapporteur?sslmode=require',
    'postgresql:///rapporteur?host=/var/run/postgresql',
  ])('takes %s for a database', (url) => {
    expect(readConfig({ DATABASE_URL: url }).database).toBe(url)
  })

  it('never repeats a secret', () => {
    const secret = 'hunter2-token'
    const environment = { SLACK_BOT_TOKEN: secret, SLACK_APP_TOKEN: secret, DISCORD_TOKEN: secret, PORT: 'x' }
    expect(problemsOf(environment).join()).not.toContain(secret)
    const database = { DATABASE_URL: `postgres://bot:${secret}/#@db:x/rapporteur` }
    expect(problemsOf(database).join()).toMatch(/^DATABASE_URL (?!.*hunter2)/u)
  })

  it('reports every problem at once', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'wrong',
      COMMAND: '/x',
      PORT: 'x',
      LOG_LEVEL: 'x',
      DISCORD_API_URL: 'x',
    })
    expect(problems.map((problem) => problem.split(' ')[0]).toSorted()).toEqual([
      'COMMAND',
      'DISCORD_API_URL',
      'LOG_LEVEL',
      'PORT',
      'SLACK_APP_TOKEN',
      'SLACK_BOT_TOKEN',
    ])
  })
})

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
