import { z } from 'zod'
import type { Document } from './document.ts'
import type { Problem } from './problem.ts'
import { readYaml } from './read-yaml.ts'

const schema = z.array(z.string().regex(/^[^,]+(?:,[^,]+)+$/u, 'not two words or more with commas between'))

/** The groups of a thesaurus file, a list of lines with commas between the words; or every problem in it. */
export function parseThesaurus(
  yaml: string,
  file: string,
): { readonly groups: Document['thesaurus'] } | { readonly problems: readonly Problem[] } {
  const remedy = 'Write each group on a line of its own: - word, other word, a phrase'
  const read = readYaml(yaml)
  if ('faults' in read) {
    return {
      problems: read.faults.map(({ line, message, isSyntax }) => ({
        file,
        line,
        message: isSyntax ? 'the thesaurus is not valid YAML' : `the thesaurus has ${message}`,
        remedy,
      })),
    }
  }
  const { values, tree, lineOf } = read
  const groups = schema.safeParse(values ?? [])
  if (groups.success) {
    return { groups: groups.data.map((group) => group.split(',').map((member) => member.trim())) }
  }
  return {
    problems: groups.error.issues.map(({ path, message }) => ({
      file,
      line: lineOf(tree.getIn(path, true)),
      message: `a group is wrong (${message})`,
      remedy,
    })),
  }
}
