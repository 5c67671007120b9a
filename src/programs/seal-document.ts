import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatProblem, type Problem } from '../document/problem.ts'
import { readDocument } from '../document/read-document.ts'
import { readText, reasonOf } from '../document/read-text.ts'
import { readYaml } from '../document/read-yaml.ts'
import { mostSealedInside, sealName, sealOf, writeSealFile } from '../document/seal.ts'

const frontMatter = /^---[ \t]*\n(.*?)\n---[ \t]*(?:\n(.*))?$/su

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
  const [, yaml = '', body = ''] = frontMatter.exec(source.replace(/\r\n?/gu, '\n')) ?? []
  const read = readYaml(yaml)
  const front = 'faults' in read || !isRecord(read.values) ? null : read.tree
  front?.delete('sha256')
  front?.delete('paragraphs')
  const unsealed = front === null ? source : `---\n${front.toString({ lineWidth: 0 })}---\n${body}`
  const reading = readDocument(unsealed, id, file)
  if ('problems' in reading) return failed(reading.problems)
  if (front === null) {
    return { isSealed: false, said: `${file}: the front matter was not found. Write --- above and below it.` }
  }
  const seal = sealOf(reading.document)
  const { sha256, units } = seal
  const isLong = units.length > mostSealedInside
  front.set('sha256', sha256)
  if (!isLong) front.set('paragraphs', units.map(({ hash }) => hash).join(' '))
  const sealed = `---\n${front.toString({ lineWidth: 118 })}---\n${body}`
  try {
    const beside = join(contentDir, id, sealName)
    if (isLong) writeFileSync(beside, writeSealFile(seal))
    else rmSync(beside, { force: true })
    writeFileSync(file, source.includes('\r\n') ? sealed.replaceAll('\n', '\r\n') : sealed)
  } catch (error) {
    return { isSealed: false, said: `${file} cannot be written (${reasonOf(error)}).` }
  }
  const remarks = reading.warnings.map((warning) => `\n${formatProblem(warning)}`)
  return { isSealed: true, said: `${file} is sealed: ${sha256}${remarks.join('')}` }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function failed(problems: readonly Problem[]): { readonly isSealed: false; readonly said: string } {
  return { isSealed: false, said: problems.map(formatProblem).join('\n') }
}
