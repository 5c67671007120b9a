import { type FrontMatter, parseFrontMatter } from '../document/front-matter.ts'
import type { Problem } from '../document/problem.ts'
import { readYaml } from '../document/read-yaml.ts'
import { ImportError } from '../import/import-error.ts'
import { limits } from '../import/limits.ts'
import { publishingWords as words } from '../words/publishing-words.ts'

/** A `document.md` as it was downloaded, edited and brought back. */
export interface EditedFile {
  /** What its front matter says; its seal isn't compared. */
  readonly front: FrontMatter
  readonly body: string
}

const frontMatter = /^\uFEFF?---[ \t]*\n(.*?)\n---[ \t]*(?:\n(.*))?$/su
const format2 = /^format:[ \t]*["']?2["']?[ \t]*$/mu
/** What every document says, and hardly another file says all of. */
const ownKeys = ['title', 'short', 'date', 'issuer', 'source'] as const
const mostProblems = 3

/**
 * Reads a file that is a `document.md` already; null for all others, which are imported. Throws ImportError for one that isn't
 * written as a document of format 2 is.
 */
export function readEditedFile(bytes: Uint8Array): EditedFile | null {
  // What is too large is refused by its size.
  if (!beginsLikeFrontMatter(bytes) || bytes.length > limits.bytes) return null
  const source = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r\n?/gu, '\n')
  const [, yaml, body = ''] = frontMatter.exec(source) ?? []
  if (yaml === undefined) return null
  const format = formatIn(yaml)
  if (format === null) return null
  if (format === 'older') throw new ImportError(words.olderFormat)
  if (source.includes('\uFFFD') && !isUtf8(bytes)) throw new ImportError(words.notUtf8)
  const front = withoutSeal(yaml)
  const read = parseFrontMatter(front, '', 1)
  if ('problems' in read) throw new ImportError(sentencesOf(read.problems))
  if (!/[\p{L}\p{N}]/u.test(body)) throw new ImportError(words.noWords)
  return { front: read.value, body: body.replace(/^\n+/u, '') }
}

function beginsLikeFrontMatter(bytes: Uint8Array): boolean {
  return /^(?:\u00EF\u00BB\u00BF)?---/u.test(new TextDecoder('latin1').decode(bytes.subarray(0, 8)))
}

/** Whether a front matter is a document's, and of which format; null where it is none. */
function formatIn(yaml: string): 'tree' | 'older' | null {
  const read = readYaml(yaml)
  if ('faults' in read) return format2.test(yaml) ? 'tree' : null
  const { values } = read
  if (typeof values !== 'object' || values === null) return null
  if ('format' in values && values.format === 2) return 'tree'
  if (!ownKeys.every((key) => key in values)) return null
  return 'format' in values ? 'tree' : 'older'
}

/** A front matter without the seal, which is made anew; with it where it can't be read. */
function withoutSeal(yaml: string): string {
  const read = readYaml(yaml)
  if ('faults' in read) return yaml
  read.tree.delete('sha256')
  read.tree.delete('paragraphs')
  return read.tree.toString({ lineWidth: 0 })
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes) !== ''
  } catch {
    return false
  }
}

function sentencesOf(problems: readonly Problem[]): string {
  const sentences = problems
    .slice(0, mostProblems)
    .map(({ line, message, remedy }) => words.wrongFrontMatter(line ?? 1, message, remedy))
  return sentences.join(' ')
}
