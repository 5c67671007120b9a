import { z } from 'zod'
import type { Problem } from './problem.ts'
import { longestHeading } from './read-body.ts'
import { readYaml } from './read-yaml.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)

/** Words with commas between them, or a list of them. */
const list = (longest: number) =>
  z
    .union([
      line(400).transform((text) => text.split(',').map((word) => word.trim().toLowerCase())),
      z.array(line(longest).transform((word) => word.toLowerCase())),
    ])
    .refine((words) => words.every((word) => word !== ''), 'must be words with commas between them')

const schema = z.strictObject({
  title: line(longestHeading),
  short: line(50).regex(/^[^\d]/u, 'must not begin with a digit, or it would read as a paragraph number'),
  date: z.iso.date(),
  place: line(100).optional(),
  issuer: line(200),
  source: z.url({ protocol: /^https?$/u }).max(1000),
  language: z.string().refine(isLanguageTag, 'must be a language tag such as en or fr-CA').default('en'),
  rights: line(2000).optional(),
  /** How public quotes name the document: by its complete title (`full`), or by its `short` name. */
  cite: z.enum(['full', 'short']).default('full'),
  /** How the text is written: 2 is the whole tree of units, without it numbered paragraphs with one level of items. */
  format: z.literal(2).optional(),
  /** What a bare number names. */
  main: z.enum(['paragraph', 'article', 'section', 'recital']).optional(),
  /** Words of its own for units that are cited like articles: goal, target. */
  units: list(40).optional(),
  /** Headings in each of which numbers begin again: chapter. */
  restart: list(40).optional(),
  /** How subparagraphs are counted: every line, as in France. */
  alineas: z.enum(['blocks', 'lines']).optional(),
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
  const read = readYaml(yaml)
  if ('faults' in read) {
    return {
      problems: read.faults.map(({ line, message, isSyntax }) => ({
        file,
        line: firstLine + line,
        message: isSyntax
          ? `the front matter is not valid YAML (${message})`
          : `the front matter has ${message}`,
        remedy: isSyntax
          ? 'Put quotes around a value that contains a colon or begins with a special character'
          : 'Keep to the keys of a document; write a value itself, in quotes where it begins with *',
      })),
    }
  }
  const { values, tree, lineOf } = read
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    const remedy = 'Write keys with values below the ---, such as title: Accord of the Ports'
    return { problems: [{ file, line: firstLine, message: 'the front matter has no keys', remedy }] }
  }
  const result = schema.safeParse(values)
  if (result.success) return { value: result.data }
  return {
    problems: result.error.issues.map((issue) => {
      const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0]
      return {
        file,
        line: firstLine + (lineOf(tree.get(String(key), true)) ?? 0),
        message:
          issue.code === 'unrecognized_keys'
            ? `the front matter has an unknown key (${issue.keys.join(', ')})`
            : `the front matter's "${String(key)}" is missing or wrong (${issue.message})`,
        remedy: `Allowed keys: ${Object.keys(schema.shape).join(', ')}`,
      }
    }),
  }
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
