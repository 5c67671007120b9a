import { z } from 'zod'
import {
  type Checked,
  checkedSchema,
  type FoundData,
  foundSchema,
  type PassageData,
  type Passages,
  passageSchema,
  passagesSchema,
} from '../data/schemas.ts'

/*
 * What assistants are given: the same as programs, but for what a reader of the words has no use for, since all of it has
 * to be read. A passage's text is in it once.
 */

const passage = passageSchema
  .omit({ parts: true, direction: true })
  .describe('A passage, whole and word for word.')
const hit = foundSchema.shape.hits.unwrap().element
const quotation = checkedSchema.shape.quotations.unwrap().element

export const leanPassages = passagesSchema.extend({ passages: z.array(passage).readonly() })
export const leanFound = foundSchema.extend({ hits: z.array(hit.extend({ passage })).readonly() })
export const leanChecked = checkedSchema.extend({
  quotations: z.array(quotation.extend({ passages: z.array(passage).readonly() })).readonly(),
})

type Lean = z.output<typeof passage>

export function lean({ parts: _, direction: __, ...rest }: PassageData): Lean {
  return rest
}

export function leanPassagesOf({ reference, passages }: Passages): z.output<typeof leanPassages> {
  return { reference, passages: passages.map(lean) }
}

export function leanFoundOf({ hits, ...rest }: FoundData): z.output<typeof leanFound> {
  return { ...rest, hits: hits.map(({ score, passage }) => ({ score, passage: lean(passage) })) }
}

export function leanCheckedOf({ quotations, ...rest }: Checked): z.output<typeof leanChecked> {
  return {
    ...rest,
    quotations: quotations.map(({ passages, ...each }) => ({ ...each, passages: passages.map(lean) })),
  }
}
