import { lstatSync, readFileSync, statSync } from 'node:fs'
import type { Problem } from './problem.ts'

/**
 * The text of a UTF-8 file; null, with a problem added, where it has none. Only regular files are opened:
 * opening a named pipe waits until something is written into it.
 */
export function readText(file: string, remedy: string, problems: Problem[]): string | null {
  const report = (message: string): null => {
    problems.push({ file, line: null, message, remedy })
    return null
  }
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined && isThere(file)) return report('this is a link to a file that does not exist')
    if (found?.isFile() === false) return report('this is not a file with text')
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const isOtherText = error instanceof TypeError
    return report(isOtherText ? 'the file is not UTF-8 text' : `the file cannot be read (${reasonOf(error)})`)
  }
}

/** Whether something has this name, be it a link to nothing. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** The system's code for what went wrong, such as ENOENT. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
