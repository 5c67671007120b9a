/** The words of a list that is written out, set apart by white space. */
export function setOfWords(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u))
}
