import { proposeDocumentId } from '../document/document-id.ts'
import type { FrontMatter } from '../document/front-matter.ts'
import type { Draft } from '../import/draft.ts'
import { shortName } from '../import/write/short-name.ts'
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
  const name = proposeDocumentId(fileName.replace(/\.[^.]*$/u, ''))
  if (name !== '') found.name = { value: name, certainty: 'unsure' }
  if (title !== null) {
    const short = shortName(title.value, name === '' ? 'Document' : name)
    found.short = { value: short, certainty: 'unsure' }
  }
  return found
}

function saidBefore({ id, front }: { readonly id: string; readonly front: FrontMatter }): Suggested {
  const said: Suggested = {}
  for (const key of detailNames) {
    const value = key === 'name' ? id : front[key]
    if (value !== undefined) said[key] = { value, certainty: 'earlier' }
  }
  return said
}
