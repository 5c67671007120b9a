import type { Document } from './document.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Report } from './read-body.ts'
import { readSealFile, sealSteps } from './seal.ts'

/** What a document's seal was: of the whole, and of each unit in the front matter or in a file of its own. */
type Said = Pick<FrontMatter, 'sha256' | 'paragraphs'> & { readonly units: string | null }

/** Reports, with the units that have changed, that a text is not the one that was sealed. It pauses often. */
export function* checkSeal(document: Document, said: Said, report: Report): Generator<void, void> {
  if (said.sha256 === undefined) return
  const seal = yield* sealSteps(document)
  if (seal.sha256 === said.sha256) return
  const changed = changedUnits(seal.units, said)
  const other = changed === null ? 'something' : 'the title, a heading or the closing'
  const kind = document.format === 1 ? 'paragraph ' : ''
  const where = changed === null || changed.length === 0 ? other : `${kind}${listOf(changed)}`
  report(
    null,
    `the text is not the one that was sealed: ${where} has changed`,
    `Restore the official text, or, if the change is meant, run: npm run seal -- ${document.id}`,
  )
}

/** The ids of the units whose words are others, or that are new or gone; null where nothing is known of them. */
function changedUnits(
  now: readonly { readonly id: string; readonly hash: string }[],
  { paragraphs, units }: Said,
): readonly string[] | null {
  if (units !== null) {
    const before = readSealFile(units)
    const ids = new Set(now.map(({ id }) => id))
    const gone = [...before.keys()].filter((id) => !ids.has(id))
    return [...now.flatMap(({ id, hash }) => (before.get(id) === hash ? [] : [id])), ...gone]
  }
  if (paragraphs === undefined) return null
  const before = paragraphs.split(' ')
  const length = Math.max(before.length, now.length)
  return Array.from({ length }, (_, at) => at).flatMap((at) =>
    before[at] === now[at]?.hash ? [] : [now[at]?.id ?? `${at + 1}`],
  )
}

const mostNamed = 10

function listOf(ids: readonly string[]): string {
  const named = ids.slice(0, mostNamed).join(', ')
  return ids.length > mostNamed ? `${named} and ${ids.length - mostNamed} more` : named
}
