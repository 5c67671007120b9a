import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { shellLines, trials } from './shell-lines.ts'

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

  it('have every command for a shell run by a test, or say why it isn’t', () => {
    const typed = new Set(files.flatMap((file) => shellLines(textOf(file))))
    expect([...typed].sort()).toEqual(Object.keys(trials).sort())
    for (const [line, trial] of Object.entries(trials)) {
      if ('by' in trial) expect(textOf(trial.by), `${line}, by ${trial.by}`).toContain(trial.has)
    }
  })
})
