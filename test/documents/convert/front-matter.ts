import { stringify } from 'yaml'
import { z } from 'zod'

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

/** The front matter of a converted document. What the source's own data don't say is a stand-in that no expectation asks for. */
export function writeFrontMatter(meta: Meta, short: string, main: 'section' | 'article' | null): string {
  const { source } = meta
  const values = {
    format: 2,
    title: meta.title,
    short: meta.short ?? short,
    date: meta.date ?? '2000-01-01',
    issuer: meta.issuer ?? 'The publisher',
    source: typeof source === 'string' ? source : (source?.repository ?? 'https://example.org/'),
    language: /^[a-z]{2,3}/u.exec(meta.language)?.[0] ?? 'en',
    ...(main === null ? {} : { main }),
  }
  return `---\n${stringify(values)}---\n\n`
}
