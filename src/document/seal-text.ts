import type { Document } from './document.ts'
import type { Problem } from './problem.ts'
import { documentSteps } from './read-document.ts'
import { readYaml } from './read-yaml.ts'
import { mostSealedInside, type Seal, sealSteps } from './seal.ts'

const frontMatter = /^---[ \t]*\n(.*?)\n---[ \t]*(?:\n(.*))?$/su

/** A text with its seal in its front matter, and what it says; or every problem that kept it from being read. */
export type Sealing =
  | {
      readonly text: string
      readonly seal: Seal
      /** Whether its units are too many for the front matter: their seals are for a file beside it. */
      readonly isLong: boolean
      readonly document: Document
      readonly warnings: readonly Problem[]
    }
  | { readonly problems: readonly Problem[] }

/** Writes the seal of a `document.md`, as it now is, into its front matter, and keeps its line ends. It pauses often. */
export function* sealTextSteps(source: string, id: string, file: string): Generator<void, Sealing> {
  const [, yaml = '', body = ''] = frontMatter.exec(source.replace(/\r\n?/gu, '\n')) ?? []
  const read = readYaml(yaml)
  const front = 'faults' in read || !isRecord(read.values) ? null : read.tree
  front?.delete('sha256')
  front?.delete('paragraphs')
  const unsealed = front === null ? source : `---\n${front.toString({ lineWidth: 0 })}---\n${body}`
  const reading = yield* documentSteps(unsealed, id, file)
  if ('problems' in reading) return reading
  if (front === null) {
    const message = 'the front matter was not found'
    return { problems: [{ file, line: 1, message, remedy: 'Write --- above and below it' }] }
  }
  const seal = yield* sealSteps(reading.document)
  const isLong = seal.units.length > mostSealedInside
  front.set('sha256', seal.sha256)
  if (!isLong) front.set('paragraphs', seal.units.map(({ hash }) => hash).join(' '))
  const sealed = `---\n${front.toString({ lineWidth: 118 })}---\n${body}`
  const text = source.includes('\r\n') ? sealed.replaceAll('\n', '\r\n') : sealed
  return { text, seal, isLong, document: reading.document, warnings: reading.warnings }
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
