import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Command } from '../../src/command/command.ts'

/** What was asked in earlier sessions. */
export interface History {
  /** The newest first, as node:readline wants them. */
  readonly lines: readonly string[]
  /** Keeps a line for later sessions; throws where the file cannot be written. */
  readonly keep: (line: string, command: Command) => void
  readonly clear: () => void
}

/** So many lines are kept, each of at most so many characters. */
export const mostLines = 500
const longestLine = 500

// What `forget` deletes (notes, states, owners, digests) is never written here, so nor are the lines that say it.
const keptKinds: ReadonlySet<Command['kind']> = new Set([
  ...(['search', 'show', 'quote', 'cite', 'related', 'check', 'contents', 'help'] as const),
  ...(['actions', 'actions file', 'action'] as const),
])

/** The history in a file that only its user may read, a line each, the oldest first. A file that cannot be read is empty. */
export function openHistory(file: string): History {
  return {
    lines: readLines(file).reverse(),
    keep(line, command) {
      if (!isKept(line, command)) return
      // Read again, since another session may have written meanwhile.
      const before = readLines(file)
      if (before.at(-1) === line) return
      mkdirSync(dirname(file), { recursive: true })
      const next = `${file}.${process.pid}`
      writeFileSync(next, `${[...before, line].slice(-mostLines).join('\n')}\n`, { mode: 0o600 })
      chmodSync(next, 0o600)
      renameSync(next, file)
    },
    clear: () => rmSync(file, { force: true }),
  }
}

/** A line that begins with a space is not kept, as in a shell. */
function isKept(line: string, command: Command): boolean {
  if (command.kind === 'quote' && command.comment !== null) return false
  return keptKinds.has(command.kind) && line.length <= longestLine && /^\S\P{Cc}*$/u.test(line)
}

function readLines(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.filter((line) => line !== '' && !/\p{Cc}/u.test(line)).slice(-mostLines)
  } catch {
    return []
  }
}
