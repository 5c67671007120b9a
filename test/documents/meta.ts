import { z } from 'zod'
import type { Details } from '../../src/import/write/write-document.ts'
import { typedName } from './names.ts'

const schema = z.looseObject({
  title: z.string(),
  language: z.string(),
  format: z.string(),
  file: z.string(),
  short: z.string().optional(),
  date: z.string().optional(),
  issuer: z.string().optional(),
  source: z
    .union([
      z.string(),
      z.looseObject({ repository: z.string(), path: z.string().optional(), commit: z.string().optional() }),
    ])
    .optional(),
})

/** What lies beside a source: its title, language and kind of format. */
export type Meta = z.infer<typeof schema>

export function readMeta(json: string): Meta {
  return schema.parse(JSON.parse(json))
}

/** What is typed beside the file. What the source's own data don't say is a stand-in that no expectation asks for. */
export function detailsOf({ title, short, date, issuer, source, language }: Meta, name: string): Details {
  return {
    name,
    title,
    short: short ?? typedName(title, name),
    date: date ?? '2000-01-01',
    issuer: issuer ?? 'The publisher',
    source: typeof source === 'string' ? source : (source?.repository ?? 'https://example.org/'),
    language: /^[a-z]{2,3}/u.exec(language)?.[0] ?? 'en',
    rights: null,
  }
}
