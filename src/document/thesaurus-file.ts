import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Document } from './document.ts'
import type { Problem } from './problem.ts'

const schema = z.array(z.string().regex(/^[^,]+(?:,[^,]+)+$/u, 'not two words or more with commas between'))

/** The groups of a thesaurus file, a list of lines with commas between the words; or every problem in it. */
export function parseThesaurus(
  yaml: string,
  file: string,
): { readonly groups: Document['thesaurus'] } | { readonly problems: readonly Problem[] } {
  const lines = new LineCounter()
  const parsed = parseDocument(yaml, { lineCounter: lines })
  const remedy = 'Write each group on a line of its own: - word, other word, a phrase'
  if (parsed.errors.length > 0) {
    return {
      problems: parsed.errors.map(({ pos }) => ({
        file,
        line: lines.linePos(pos[0]).line,
        message: 'the thesaurus is not valid YAML',
        remedy,
      })),
    }
  }
  const read = schema.safeParse(parsed.toJS() ?? [])
  if (read.success)
    return { groups: read.data.map((group) => group.split(',').map((member) => member.trim())) }
  return {
    problems: read.error.issues.map(({ path, message }) => ({
      file,
      line: lineOf(path),
      message: `a group is wrong (${message})`,
      remedy,
    })),
  }

  function lineOf(path: readonly PropertyKey[]): number | null {
    const node: unknown = parsed.getIn(path, true)
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null
    return Array.isArray(range) ? lines.linePos(Number(range[0])).line : null
  }
}
