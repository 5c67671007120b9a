/** One entry of a reference. Both ends of a range are included; sentences count from 1. */
export type Span =
  | { readonly kind: 'paragraphs'; readonly from: number; readonly to: number }
  | { readonly kind: 'items'; readonly paragraph: number; readonly from: string; readonly to: string }
  | {
      readonly kind: 'sentences'
      readonly paragraph: number
      readonly item: string | null
      readonly from: number
      readonly to: number
    }
  /** Any unit by its id, or a run of its sentences. */
  | {
      readonly kind: 'unit'
      readonly id: string
      readonly sentences: { readonly from: number; readonly to: number } | null
    }
  /** A part of an item, such as the (iii) of 11(c)(iii). No document has any yet, so that it names nothing. */
  | {
      readonly kind: 'sub-item'
      readonly paragraph: number
      readonly item: string
      readonly label: string
    }
