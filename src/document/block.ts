/** What a document file is made of, before its numbers are checked. Lines count from 1. */
export type Block = { readonly line: number } & (
  | { readonly kind: 'front matter'; readonly yaml: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'numbered'; readonly number: number; readonly blocks: readonly Block[] }
  | { readonly kind: 'entry'; readonly ordered: boolean; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'other'; readonly name: string }
)
