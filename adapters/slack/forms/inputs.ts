import type { types } from '@slack/bolt'
import { z } from 'zod'

/** A text that nobody reads as anything else. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}

/** An input that may be left empty; `name` is both block and action. */
export function inputBlock(
  name: string,
  label: string,
  hint: string | null,
  element: types.InputBlock['element'],
): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: plain(label),
    ...(hint === null ? {} : { hint: plain(hint) }),
    element,
  }
}

/** What was entered in one input: whichever it is of these. */
interface Input {
  readonly option: string | null
  readonly options: readonly string[]
  readonly user: string | null
  readonly time: string | null
  readonly text: string | null
}

const option = z.looseObject({ value: z.string() })
const value = z.looseObject({
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_time: z.string().nullish(),
  value: z.string().nullish(),
})

const submission = z.looseObject({
  user: z.looseObject({ id: z.string(), name: z.string().optional() }),
  team: z.looseObject({ id: z.string() }).nullish(),
  view: z.looseObject({
    id: z.string(),
    hash: z.string().default(''),
    private_metadata: z.string().default(''),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), value)) }),
  }),
})

/** A form that was sent off: whose, and what was entered, by the name of each input. */
export interface Submitted {
  readonly view: string
  readonly hash: string
  readonly metadata: string
  readonly workspace: string
  readonly user: { readonly id: string; readonly name: string | null }
  readonly inputs: ReadonlyMap<string, Input>
}

/** Reads a view_submission payload. Throws on what Slack does not send. */
export function readInputs(body: unknown): Submitted {
  const { user, team, view } = submission.parse(body)
  const inputs = Object.entries(view.state.values).flatMap(([name, entered]): [string, Input][] => {
    const found = entered[name]
    return found === undefined ? [] : [[name, read(found)]]
  })
  return {
    view: view.id,
    hash: view.hash,
    metadata: view.private_metadata,
    workspace: team?.id ?? '',
    user: { id: user.id, name: user.name ?? null },
    inputs: new Map(inputs),
  }
}

function read(entered: z.output<typeof value>): Input {
  return {
    option: entered.selected_option?.value ?? null,
    options: (entered.selected_options ?? []).map((each) => each.value),
    user: entered.selected_user ?? null,
    time: entered.selected_time ?? null,
    text: entered.value ?? null,
  }
}
