import { versionNumber } from './version-name.ts'

/** A document's two names: its id and its short name. */
export interface Names {
  readonly id: string
  readonly short: string
  /** One that has versions can be named with the number of one: "gdpr@2". */
  readonly version?: object | null
}

/**
 * The document that a text begins with, by id or short name in any case, and the text after it; null where it begins
 * with none. `next` says what may come after a name. Of names that begin alike, "Geneva" and "Geneva II", the longest counts.
 */
export function takeName(
  text: string,
  documents: readonly Names[],
  next: RegExp,
): { readonly id: string; readonly rest: string } | null {
  let best: { readonly id: string; readonly rest: string } | null = null
  for (const { id, short, version = null } of documents) {
    // The lower case of some letters is longer than the letter.
    for (const name of [id, short, short.toLowerCase()]) {
      const after = text.slice(name.length)
      const [numbered = ''] = version === null ? [] : (versionNumber.exec(after) ?? [])
      const rest = after.slice(numbered.length)
      const isNamed = text.slice(0, name.length).toLowerCase() === name.toLowerCase() && next.test(rest)
      if (isNamed && (best === null || rest.length < best.rest.length)) best = { id: id + numbered, rest }
    }
  }
  return best
}
