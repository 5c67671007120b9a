import { proposeDocumentId } from '../document/document-id.ts'
import type { FrontMatter } from '../document/front-matter.ts'
import type { Draft } from '../import/draft.ts'
import { shortName } from '../import/write/short-name.ts'
import { cleanTyped } from '../text/clean-typed.ts'
import { type DraftContent, detailNames } from './draft-content.ts'

type Suggested = DraftContent['suggested']

/**
 * What a file suggests to say of its document. Where it's the next version of one, `earlier`, that says everything but its date.
 */
export function suggestDetails(
  { guesses }: Pick<Draft, 'guesses'>,
  fileName: string,
  earlier: { readonly id: string; readonly front: FrontMatter } | null,
): Suggested {
  const { title, language, date, issuer } = guesses
  const found: Suggested = {
    ...(title === null ? {} : { title }),
    ...(date === null ? {} : { date }),
    ...(issuer === null ? {} : { issuer }),
    language: language ?? { value: 'en', certainty: 'unsure' },
  }
  if (earlier !== null) return { ...found, ...saidBefore(earlier), ...(date === null ? {} : { date }) }
  const name = proposeName(fileName)
  if (name !== '') found.name = { value: name, certainty: 'unsure' }
  if (title !== null) {
    const short = shortName(title.value, name === '' ? 'Document' : name)
    found.short = { value: short, certainty: 'unsure' }
  }
  return found
}

/** What a `document.md` says of its document, and the name of the one that it replaces or that its file suggests. */
export function suggestStated(
  front: FrontMatter,
  fileName: string,
  earlier: { readonly id: string } | null,
): Suggested {
  const said = saidIn(front, 'stated')
  const name = earlier?.id ?? proposeName(fileName)
  if (name !== '') said.name = { value: name, certainty: earlier === null ? 'unsure' : 'earlier' }
  return said
}

function saidBefore({ id, front }: { readonly id: string; readonly front: FrontMatter }): Suggested {
  return { ...saidIn(front, 'earlier'), name: { value: id, certainty: 'earlier' } }
}

function saidIn(front: FrontMatter, certainty: 'stated' | 'earlier'): Suggested {
  const said: Suggested = {}
  for (const key of detailNames) {
    const value = key === 'name' ? undefined : front[key]
    if (value !== undefined) said[key] = { value: cleanTyped(value).trim(), certainty }
  }
  return said
}

function proposeName(fileName: string): string {
  return proposeDocumentId(fileName.replace(/\.[^.]*$/u, ''))
}
