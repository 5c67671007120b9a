import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatProblem, type Problem } from '../document/problem.ts'
import { readText, reasonOf } from '../document/read-text.ts'
import { sealName, writeSealFile } from '../document/seal.ts'
import { sealTextSteps } from '../document/seal-text.ts'
import { runTask } from '../text/cooperative-task.ts'

/**
 * Writes the seal of `<contentDir>/<id>/document.md`, as it now stands, into its front matter, and keeps the file's line
 * ends. `said` is the sentence for the terminal.
 */
export function sealDocument(
  id: string,
  contentDir: string,
): { readonly isSealed: boolean; readonly said: string } {
  const file = join(contentDir, id, 'document.md')
  const problems: Problem[] = []
  const source = readText(file, `Name a folder of ${contentDir} that holds a document.md`, problems)
  if (source === null) return failed(problems)
  const sealed = runTask(sealTextSteps(source, id, file))
  if ('problems' in sealed) return failed(sealed.problems)
  const { text, seal, isLong, warnings } = sealed
  try {
    const beside = join(contentDir, id, sealName)
    if (isLong) writeFileSync(beside, writeSealFile(seal))
    else rmSync(beside, { force: true })
    writeFileSync(file, text)
  } catch (error) {
    return { isSealed: false, said: `${file} cannot be written (${reasonOf(error)}).` }
  }
  const remarks = warnings.map((warning) => `\n${formatProblem(warning)}`)
  return { isSealed: true, said: `${file} is sealed: ${seal.sha256}${remarks.join('')}` }
}

function failed(problems: readonly Problem[]): { readonly isSealed: false; readonly said: string } {
  return { isSealed: false, said: problems.map(formatProblem).join('\n') }
}
