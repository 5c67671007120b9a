/** Text is a list of spans; plain strings are shown as they are, never read as markup. */
export type Span =
  | string
  /** `added` is in a quotation and not in the document, `missing` the other way round; both are said in words, too. */
  | { readonly mark: 'match' | 'strong' | 'code' | 'added' | 'missing'; readonly text: string }
  /** Of two versions of a text, what only the newer has, and only the earlier; both are said in words, too. */
  | { readonly mark: 'inserted' | 'deleted'; readonly text: string }
  /** A moment, milliseconds since 1970, for each reader in their own zone where the platform can; `text` for others. */
  | { readonly mark: 'moment'; readonly at: number; readonly text: string }
  /** A channel by the platform's id, which is also its `text`. */
  | { readonly mark: 'channel'; readonly text: string }

/** The text of spans, without their marks. */
export function textOf(spans: readonly Span[]): string {
  let text = ''
  for (const span of spans) text += typeof span === 'string' ? span : span.text
  return text
}
