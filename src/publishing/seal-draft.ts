import type { Document } from '../document/document.ts'
import { formatProblem } from '../document/problem.ts'
import { sealTextSteps } from '../document/seal-text.ts'
import { writeFrontMatter } from '../document/write-front-matter.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { bodyOf, type DraftContent } from './draft-content.ts'

/** The file of a draft that has all its details, sealed, and the document that it is; or sentences that say why it's none. */
export async function sealDraft(
  content: DraftContent,
): Promise<{ readonly text: string; readonly document: Document } | { readonly reasons: readonly string[] }> {
  const { name, title, short, date, issuer, source, rights, language, actions } = content.details
  const front = writeFrontMatter({
    ...{ format: 2, title, short, date, issuer, source, language, main: content.main },
    ...content.carried,
    rights: rights === '' ? null : rights,
    actions: actions === '' ? null : actions,
  })
  const sealed = await runTaskInSlices(sealTextSteps(`${front}${bodyOf(content)}`, name, `${name}.md`))
  return 'problems' in sealed ? { reasons: sealed.problems.map(formatProblem) } : sealed
}
