import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().default(false) }),
  ),
})
const notice = readFileSync('NOTICE', 'utf8')

const permissive = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'],
  '(MIT OR CC0-1.0)',
])
// Published without the field that npm reads; its own files say MIT.
const knownByHand: Readonly<Record<string, string>> = { format: 'MIT' }

const installed = Object.entries(
  lockFile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages,
)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, { license }]) => {
    const name = path.replace(/^.*node_modules\//u, '')
    return { name, licence: license ?? knownByHand[name] ?? 'none' }
  })

describe('The packages that the bot runs with', () => {
  it('are found', () => {
    expect(installed.map(({ name }) => name)).toEqual(expect.arrayContaining(['@slack/bolt', 'discord.js']))
  })

  it('have permissive licences, or are named in NOTICE with theirs', () => {
    const others = installed.filter(({ licence }) => !permissive.has(licence))
    expect(others.map(({ name }) => name)).toEqual(['ical.js'])
    for (const { name, licence } of others) expect(notice).toContain(`${name}   ${licence}.`)
  })

  it('have no engine for citations among them, whose licence asks hosts for an attribution', () => {
    expect(installed.map(({ name }) => name)).not.toContain('citeproc')
  })
})
