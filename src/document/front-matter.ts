import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Problem } from './problem.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

const schema = z.strictObject({
  title: line(300),
  short: line(50).regex(/^[^\d]/u, 'must not begin with a digit, or it would read as a paragraph number'),
  date: z.iso.date(),
  place: line(100).optional(),
  issuer: line(200),
  source: z.url({ protocol: /^https?$/u }),
  language: z.string().refine(isLanguageTag, 'must be a language tag such as en or fr-CA').default('en'),
  rights: line(2000).optional(),
  /** The passages that are action items, as a reference: 11(a)-(i). */
  actions: z.union([z.int().transform(String), line(200)]).optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, 'must be 64 hexadecimal digits')
    .optional(),
  paragraphs: z
    .string()
    .regex(/^[0-9a-f]{8}(?: [0-9a-f]{8})*$/u, 'must be groups of 8 hexadecimal digits')
    .optional(),
})

export type FrontMatter = z.infer<typeof schema>

/** What the YAML at the top of a document says, or every problem in it; `firstLine` is the line of its `---`. */
export function parseFrontMatter(
  yaml: string,
  file: string,
  firstLine: number,
): { readonly value: FrontMatter } | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const parsed = parseDocument(yaml, { lineCounter: lines })
  const lineAt = (offset: number): number => firstLine + lines.linePos(offset).line
  if (parsed.errors.length > 0) {
    return {
      problems: parsed.errors.map((error) => ({
        file,
        line: lineAt(error.pos[0]),
        message: `the front matter is not valid YAML (${error.message.split('\n')[0]?.replace(/[.:]+$/u, '')})`,
        remedy: 'Put quotes around a value that contains a colon or begins with a special character',
      })),
    }
  }
  const values = readValues(parsed)
  if (values === null) {
    const remedy = 'Write keys with values below the ---, such as title: Accord of the Ports'
    return { problems: [{ file, line: firstLine, message: 'the front matter has no keys', remedy }] }
  }
  const result = schema.safeParse(values)
  if (result.success) return { value: result.data }
  return {
    problems: result.error.issues.map((issue) => {
      const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0]
      const node = parsed.get(String(key), true)
      const offset = isNode(node) ? (node.range?.[0] ?? null) : null
      return {
        file,
        line: offset === null ? firstLine : lineAt(offset),
        message:
          issue.code === 'unrecognized_keys'
            ? `the front matter has an unknown key (${issue.keys.join(', ')})`
            : `the front matter's "${String(key)}" is missing or wrong (${issue.message})`,
        remedy: `Allowed keys: ${Object.keys(schema.shape).join(', ')}`,
      }
    }),
  }
}

/** The keys and values; null where there are none, or where they refer to what is not there (`*name`). */
function readValues(parsed: ReturnType<typeof parseDocument>): object | null {
  try {
    const values: unknown = parsed.toJS()
    return typeof values === 'object' && values !== null && !Array.isArray(values) ? values : null
  } catch {
    return null
  }
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
