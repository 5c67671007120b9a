import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestBot, vancouver } from '../library.ts'

const files = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const textOf = (file: string): string => readFileSync(file, 'utf8')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

/** What people copy from the docs into a shell, and the file that runs it; `null` needs what no test has. */
const shellCommands: Readonly<Record<string, string | null>> = {
  'npm ci && npm start': '.ci/run',
  'npm run doctor': '.ci/package.sh',
  'cp .env.example .env': null,
  'docker compose up -d': null,
  'kubectl apply -k deploy/kubernetes/manifests': 'test/deploy/manifests.test.ts',
  'npm run db -- backup copy.db': 'test/store/db-command.test.ts',
  'npm run db -- export all.jsonl': 'test/store/db-command.test.ts',
}

describe('The docs', () => {
  it('name scripts that there are', () => {
    for (const file of files) {
      const named = [...textOf(file).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/gu)].map((match) => match[1])
      for (const name of named) expect(scripts, `${file}: npm run ${name}`).toHaveProperty(name ?? '')
    }
  })

  it('link to files that there are', () => {
    for (const file of files) {
      const links = [...textOf(file).matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/gu)].map(
        (match) => match[1] ?? '',
      )
      for (const link of links.filter((each) => !each.startsWith('../../')))
        expect(existsSync(join(dirname(file), link)), `${file}: ${link}`).toBe(true)
    }
  })

  it('have a README that can be read at once, and a moving picture of less than a megabyte', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(150)
    expect(readFileSync('docs/pictures/moving.webp').length).toBeLessThan(1_000_000)
  })

  it('show each command to users, with commands that the bot understands', () => {
    const bot = createTestBot(vancouver)
    const typed = [
      ...[...textOf('docs/users.md').matchAll(/`\/korea ([^`]+)`/gu)].map((match) => match[1] ?? ''),
      ...[...textOf('README.md').matchAll(/^\| (`.*?`) \|/gmu)].flatMap((match) =>
        [...(match[1] ?? '').matchAll(/`([^`]+)`/gu)].map((each) => each[1] ?? ''),
      ),
    ].filter((each) => !/[<@]|gdpr/u.test(each))
    expect(typed.length).toBeGreaterThan(40)
    for (const each of typed) {
      const command = bot.read(each)
      expect(command.kind, each).not.toBe('unclear')
    }
  })

  it('have every command for a shell run by a test', () => {
    const blocks = ['README.md', 'docs/administrators.md'].flatMap((file) =>
      [...textOf(file).matchAll(/```sh\n(.*?)```/gsu)].flatMap((match) =>
        (match[1] ?? '').trim().split('\n'),
      ),
    )
    expect([...new Set(blocks)].sort()).toEqual(Object.keys(shellCommands).sort())
    for (const file of Object.values(shellCommands))
      if (file !== null) expect(existsSync(file), file).toBe(true)
  })
})
