import type { ReadingOptions } from '../../document/format-2/reader.ts'
import { annexRank, headingLabel } from '../blocks/heading-words.ts'
import { type ReadBody, type Remark, readWritten } from './read-written.ts'

/** A body that can be read, how it reads, and what had to be done for it. */
export interface Mended {
  readonly body: string
  readonly read: ReadBody
  readonly remarks: readonly Remark[]
}

// A heading that is marked makes what is under it a scope of its own, so what is repeated is found again.
const roundsForAnnexes = 3
const rounds = 8

/**
 * Mends what keeps a body from being read. Numbers that are repeated in their scope (sections of an annex that each count from
 * 1, a number that a source prints twice) are marked {again}; what can't be a unit where it is becomes text, and is told.
 */
export function mend(written: string, options: ReadingOptions): Mended {
  let body = written
  const remarks = new Map<number, Remark>()
  for (let round = 0; ; round += 1) {
    const read = readWritten(body, options)
    const mended = round === rounds ? body : mendLines(body, read.problems, round, remarks)
    if (mended === body) return { body, read, remarks: [...remarks.values()] }
    body = mended
  }
}

function mendLines(
  body: string,
  problems: readonly Remark[],
  round: number,
  remarks: Map<number, Remark>,
): string {
  const lines = body.split('\n')
  const repeated = problems.filter(({ message }) => message.includes(' is repeated'))
  const isForAnnexes = round < roundsForAnnexes
  let isChanged = false
  for (const problem of isForAnnexes && repeated.length > 0 ? repeated : problems) {
    const { line, message } = problem
    const before = line === null ? undefined : lines[line - 1]
    if (line === null || before === undefined) continue
    const isAgain = repeated.includes(problem)
    const after = isAgain ? markAgain(before, isForAnnexes) : asText(before)
    if (after === before) continue
    lines[line - 1] = after
    isChanged = true
    if (isAgain && !before.includes('#')) continue
    remarks.set(line, {
      line,
      message: isAgain ? `its number is repeated: ${message}` : `written as text, since ${message}`,
      remedy: 'Look whether a heading above it is missing',
    })
  }
  if (isChanged || !isForAnnexes) return lines.join('\n')
  return repeated.length > 0 ? mendLines(body, problems, roundsForAnnexes, remarks) : body
}

function markAgain(line: string, isForAnnexes: boolean): string {
  if (/\bagain\}/u.test(line) || line === '***') return asText(line)
  if (!line.startsWith('#')) {
    const marked = line.replace(/^(\s*(?:> )*(?:\d+[.)]|- \S+))(?=\s|$)/u, '$1 {again}')
    return marked === line ? asText(line) : marked
  }
  // Articles that are repeated are another text's: the heading of that text is missing.
  if (isForAnnexes && headingLabel(line.replace(/^#+ /u, ''))?.rank !== annexRank) return line
  return line.endsWith('}') ? line.replace(/\}$/u, ' again}') : `${line} {again}`
}

/** The line without what makes it a heading or an entry with a label. */
function asText(line: string): string {
  // A text is closed once.
  if (line === '***') return ''
  if (line.startsWith('#')) return line.replace(/^#+ /u, '').replace(/ ?(?<!\\)\{[^}]*\}$/u, '')
  const numbered = line.replace(/^(\s*(?:> )*\d+)([.)])/u, '$1\\$2')
  const [, bullet = '', words = ''] = /^(\s*(?:> )*- )(.*)$/u.exec(line) ?? []
  if (numbered !== line || bullet === '') return numbered
  // A backslash at the first sign of what would be the label makes it text; without a sign, no bullet does.
  const at = words.search(/[!-/:-@[-`{-~]/u)
  if (at !== -1 && at < 14 && words[at] !== '\\') return `${bullet}${words.slice(0, at)}\\${words.slice(at)}`
  return `${bullet.slice(0, -2)}${words}`
}
