import { randomUUID } from 'node:crypto'
import { withIds } from './elements.ts'
import { ids } from './ids.ts'
import { initialState, type StateValues } from './input-state.ts'
import { isJson, type Json } from './json.ts'

/** https://docs.slack.dev/surfaces/modals: "A modal can hold up to 3 views at a time in a view stack". */
const MAX_STACK = 3

/** A view as Slack keeps it and sends it to the app: each block has a block_id, each element an action_id. */
export interface View {
  readonly id: string
  readonly type: 'modal' | 'home'
  /** Another one after each change. */
  readonly hash: string
  readonly callback_id: string
  readonly private_metadata: string
  readonly title: Json | null
  readonly submit: Json | null
  readonly close: Json | null
  readonly blocks: readonly Json[]
  readonly state: { readonly values: StateValues }
  readonly clear_on_close: boolean
  readonly notify_on_close: boolean
  readonly root_view_id: string
  readonly previous_view_id: string | null
  readonly external_id: ''
  readonly team_id: string
  readonly app_installed_team_id: string
  readonly app_id: string
  readonly bot_id: string
}

/** What people have open of the app: a modal, which is a stack of views, and the Home tab. */
export interface Views {
  /** The view on top of this user's modal; null where none is open. */
  modal(user: string): View | null
  home(user: string): View | null
  /** What the open modal says beside its inputs, by block_id. */
  errors(user: string): Readonly<Record<string, string>>
  /** Opens a modal in place of any other of the user's. */
  open(user: string, sent: Json): View
  push(user: string, sent: Json): View | { readonly error: 'not_found' | 'push_limit_reached' }
  /** `hash` is that of the view as the app knew it; null where it does not care. */
  update(
    id: string,
    sent: Json,
    hash: string | null,
  ): View | { readonly error: 'not_found' | 'hash_conflict' }
  publish(user: string, sent: Json, hash: string | null): View | { readonly error: 'hash_conflict' }
  /** Notes what people entered. */
  fill(id: string, values: StateValues): void
  showErrors(id: string, errors: Readonly<Record<string, string>>): void
  /** Closes a view and what stands on it; the one below shows again. */
  close(id: string): void
  /** Closes the whole modal to which a view belongs. */
  clear(id: string): void
  /** Notes options that the app gave for an element of a view. */
  offer(id: string, actionId: string, options: readonly Json[]): void
  /** All options that the app gave for an element of a view so far: each time that it was asked, the last at the end. */
  offered(id: string, actionId: string): readonly (readonly Json[])[]
}

/** Nothing open yet. */
export function createViews(team: string = ids.team): Views {
  const views = new Map<string, View>()
  const stacks = new Map<string, readonly string[]>()
  const homes = new Map<string, string>()
  const errors = new Map<string, Readonly<Record<string, string>>>()
  const offers = new Map<string, readonly (readonly Json[])[]>()

  const stackOf = (user: string): readonly string[] => stacks.get(user) ?? []
  const ownerOf = (id: string) => stacks.keys().find((user) => stackOf(user).includes(id))
  const find = (id: string | undefined): View | null => (id === undefined ? null : (views.get(id) ?? null))

  function keep(view: View): View {
    views.set(view.id, view)
    errors.delete(view.id)
    return view
  }

  function setStack(user: string, stack: readonly string[]): void {
    for (const id of stackOf(user)) if (!stack.includes(id)) views.delete(id)
    stacks.set(user, stack)
  }

  return {
    modal: (user) => find(stackOf(user).at(-1)),
    home: (user) => find(homes.get(user)),
    errors: (user) => errors.get(stackOf(user).at(-1) ?? '') ?? {},
    open(user, sent) {
      const view = createView(sent, null, team)
      setStack(user, [view.id])
      return keep(view)
    },
    push(user, sent) {
      const stack = stackOf(user)
      const below = find(stack.at(-1))
      if (below === null) return { error: 'not_found' }
      if (stack.length === MAX_STACK) return { error: 'push_limit_reached' }
      const view = createView(sent, below, team)
      setStack(user, [...stack, view.id])
      return keep(view)
    },
    update(id, sent, hash) {
      const before = find(id)
      if (before === null || before.type === 'home') return { error: 'not_found' }
      if (hash !== null && hash !== before.hash) return { error: 'hash_conflict' }
      return keep(changeView(before, sent))
    },
    publish(user, sent, hash) {
      const before = find(homes.get(user))
      if (before !== null && hash !== null && hash !== before.hash) return { error: 'hash_conflict' }
      const view = before === null ? createView(sent, null, team) : changeView(before, sent)
      homes.set(user, view.id)
      return keep(view)
    },
    fill(id, values) {
      const view = find(id)
      if (view !== null) views.set(id, { ...view, state: { values } })
    },
    showErrors: (id, shown) => void errors.set(id, shown),
    close(id) {
      const user = ownerOf(id)
      if (user !== undefined) setStack(user, stackOf(user).slice(0, stackOf(user).indexOf(id)))
    },
    clear(id) {
      const user = ownerOf(id)
      if (user !== undefined) setStack(user, [])
    },
    offer(id, actionId, options) {
      const key = `${id} ${actionId}`
      offers.set(key, [...(offers.get(key) ?? []), options])
    },
    offered: (id, actionId) => offers.get(`${id} ${actionId}`) ?? [],
  }
}

function createView(sent: Json, below: View | null, team: string): View {
  const id = `V${randomUUID()}`
  const blocks = readBlocks(sent)
  return {
    ...readFields(sent),
    id,
    blocks,
    state: { values: initialState(blocks, {}) },
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    external_id: '',
    team_id: team,
    app_installed_team_id: team,
    app_id: ids.app,
    bot_id: ids.bot,
  }
}

function changeView(before: View, sent: Json): View {
  const blocks = readBlocks(sent)
  const values = initialState(blocks, before.state.values)
  return { ...before, ...readFields(sent), blocks, state: { values } }
}

function readBlocks({ blocks }: Json): readonly Json[] {
  return withIds(Array.isArray(blocks) ? blocks : [])
}

/** What an update replaces: whatever is left out is gone. */
function readFields(sent: Json) {
  return {
    type: sent.type === 'home' ? 'home' : 'modal',
    hash: `${Math.floor(Date.now() / 1000)}.${randomUUID().slice(0, 8)}`,
    callback_id: String(sent.callback_id ?? ''),
    private_metadata: String(sent.private_metadata ?? ''),
    title: readText(sent.title),
    submit: readText(sent.submit),
    close: readText(sent.close),
    clear_on_close: sent.clear_on_close === true,
    notify_on_close: sent.notify_on_close === true,
  } as const
}

function readText(text: unknown): Json | null {
  return isJson(text) ? text : null
}
