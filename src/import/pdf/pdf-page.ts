/** A run of characters in one font, as the page draws it. Points; `top` is its baseline's distance from the page's top. */
export interface PdfItem {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly size: number
  readonly isBold: boolean
  readonly isItalic: boolean
  /** Written neither from left to right nor from right to left. */
  readonly isTurned: boolean
  readonly isRightToLeft: boolean
  /** Nothing follows it on its line, as far as the reader of the file can tell. */
  readonly endsLine: boolean
  /** The piece of marked content that it is in, which the tags name; null outside. */
  readonly content: string | null
  /** Marked as no part of the text: running heads, rules. */
  readonly isArtifact: boolean
}

export interface PdfPage {
  /** From 1. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly items: readonly PdfItem[]
  /** What the file says of its structure; null where it says nothing. */
  readonly tags: PdfTag | null
  /** Nothing is drawn on it. */
  readonly isBlank: boolean
}

/** A tag of a PDF: its role, and what it holds; pieces of marked content are named by their ids. */
export interface PdfTag {
  readonly role: string
  readonly children: readonly (PdfTag | string)[]
}
