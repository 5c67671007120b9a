/** What can be asked about the documents of a workspace. A draft is named by its id, a document by its own. */
export type DocumentCommand =
  | { readonly kind: 'documents' }
  /** How a document is added. */
  | { readonly kind: 'add document' }
  /** The drafts that wait to be published. */
  | { readonly kind: 'drafts' }
  | { readonly kind: 'draft'; readonly draft: string }
  /** The form in which a draft's details are filled in, where the platform has forms. */
  | { readonly kind: 'draft form'; readonly draft: string }
  | { readonly kind: 'publish draft'; readonly draft: string }
  | DiscardDraft
  | RemoveDocument

export interface DiscardDraft {
  readonly kind: 'discard draft'
  readonly draft: string
}

/** All versions of a document go. */
export interface RemoveDocument {
  readonly kind: 'remove document'
  readonly document: string
}

/** No button can carry what was typed. What is left out stays as it is. */
export interface ChangeDraft {
  readonly kind: 'change draft'
  readonly draft: string
  readonly details: Readonly<Partial<Record<TypedDetail, string>>>
}

/** What of a document can be typed in a form. */
export const typedDetails = ['title', 'short', 'date', 'issuer', 'source', 'name', 'language'] as const

export type TypedDetail = (typeof typedDetails)[number]
