import { z } from 'zod'

const guess = z.object({ value: z.string(), certainty: z.enum(['stated', 'likely', 'unsure', 'earlier']) })
const place = z.object({ line: z.number().nullable(), page: z.number().nullable(), words: z.string() })
const warning = z.object({ place, message: z.string(), remedy: z.string() })
const words = z.array(z.string()).readonly()
const warnings = z.array(warning).readonly()

const said = z.string()
const details = z.object({
  ...{ name: said, title: said, short: said, date: said, issuer: said, source: said, rights: said },
  ...{ language: said, actions: said },
})

const line = z.string().optional()
const list = z.array(z.string()).readonly().optional()
const carried = z.object({
  ...{ place: line, cite: z.literal('short').optional(), units: list, restart: list },
  alineas: z.enum(['blocks', 'lines']).optional(),
})

const schema = z.object({
  fileName: z.string(),
  format: z.enum(['html', 'docx', 'odt', 'pdf', 'akoma-ntoso', 'markdown', 'text']),
  /** What a bare number means; null for the usual order. */
  main: z.enum(['paragraph', 'article', 'section', 'recital']).nullable(),
  /** What the file's own front matter says and nobody is asked for. */
  carried: carried.default({}),
  /** As the import made it. */
  imported: z.string(),
  /** As somebody edited it; null where nobody did. */
  edited: z.string().nullable(),
  words: z.object({
    inFile: z.number(),
    counted: z.number(),
    inDocument: z.number(),
    leftOut: z.number(),
    joined: z.array(z.object({ word: z.string(), isDoubtful: z.boolean() })).readonly(),
    unexplained: z.object({ lost: words, added: words }),
  }),
  leftOut: z
    .array(
      z.object({
        text: z.string(),
        words: z.number(),
        why: z.string(),
        times: z.number(),
        page: z.number().nullable(),
      }),
    )
    .readonly(),
  /** What the import did; what the text itself has to say is under `reading`. */
  notices: warnings,
  /** What was filled in, until somebody types it. */
  suggested: z.partialRecord(details.keyof(), guess),
  details,
  reading: z.object({
    problems: warnings,
    warnings,
    series: words,
    areActionsWrong: z.boolean(),
  }),
})

/** What is kept of a draft: what the import found, what people made of it, and how the text reads now. */
export type DraftContent = z.infer<typeof schema>

/** The names of what is said of a document. */
export const detailNames = details.keyof().options

/** What was kept; null where it can't be read, as after a change of the program. */
export function readContent(kept: string): DraftContent | null {
  try {
    return schema.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

/** The text of a draft as it is now. */
export function bodyOf({ edited, imported }: Pick<DraftContent, 'edited' | 'imported'>): string {
  return edited ?? imported
}
