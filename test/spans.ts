import { withSentences } from '../src/document/reference/place-span.ts'
import { bareStep, type Span } from '../src/document/reference/step.ts'

/** What the spans of the first grammar were; buttons and stored references of that time carry them in words. */
export type PlainSpan =
  | { readonly kind: 'paragraphs'; readonly from: number; readonly to: number }
  | { readonly kind: 'items'; readonly paragraph: number; readonly from: string; readonly to: string }
  | {
      readonly kind: 'sentences'
      readonly paragraph: number
      readonly item: string | null
      readonly from: number
      readonly to: number
    }
  | {
      readonly kind: 'sub-item'
      readonly paragraph: number
      readonly item: string
      readonly label: string
    }

/** The same as a span of the grammar. */
export function spanOf(span: PlainSpan): Span {
  switch (span.kind) {
    case 'paragraphs': {
      const { from, to } = span
      return { steps: [bareStep(`${from}`)], to: from === to ? null : `${to}` }
    }
    case 'items': {
      const { paragraph, from, to } = span
      return { steps: [bareStep(`${paragraph}`), bareStep(from, true)], to: from === to ? null : to }
    }
    case 'sentences': {
      const { paragraph, item, from, to } = span
      const steps = [bareStep(`${paragraph}`), ...(item === null ? [] : [bareStep(item, true)])]
      return withSentences({ steps, to: null }, { from, to })
    }
    case 'sub-item': {
      const { paragraph, item, label } = span
      return { steps: [bareStep(`${paragraph}`), bareStep(item, true), bareStep(label, true)], to: null }
    }
  }
}
