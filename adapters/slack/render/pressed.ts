import { z } from 'zod'

/** A button has a value; a list or a menu has the chosen option's. */
export const pressedElement = z.object({
  action_id: z.string().default(''),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string().default('') }).nullish(),
})

/** The code of what was pressed or chosen; empty where it has none. */
export function codeOf({ value, selected_option: option }: z.output<typeof pressedElement>): string {
  return value ?? option?.value ?? ''
}
