import { directChannelOf } from './channels.ts'
import { elementsOf, findElement, type Placed } from './elements.ts'
import { at, event, type Place } from './events.ts'
import { ids } from './ids.ts'
import { type Entry, enter, isBlank, isStateful, optionsOf } from './input-state.ts'
import { interaction } from './interaction.ts'
import type { Json } from './json.ts'
import { newTs } from './ts.ts'
import type { View } from './views.ts'
import type { Workspace } from './workspace.ts'

type Who = Omit<Place, 'channel'>

interface SubmissionOptions extends Who {
  /** What the person entered, by block_id or action_id; options by their `value`. What is left out stays as it is. */
  readonly values?: Readonly<Record<string, Entry>>
  /** Sent in place of the view's own `private_metadata`: what a forged request could carry. */
  readonly metadata?: string
}

interface SuggestionOptions extends Who {
  /** The open modal where left out. */
  readonly surface?: 'modal' | 'home'
  readonly actionId: string
  /** What the person has typed so far. */
  readonly value: string
}

interface ViewActionOptions extends Who {
  readonly surface: 'modal' | 'home'
  readonly actionId: string
  /** A button's value where several have this action_id, or the text that is entered. */
  readonly value?: string
  /** The `value` of the option that is chosen, or of several. */
  readonly selectedOption?: Entry
}

interface HomeOptions extends Who {
  readonly tab?: 'home' | 'messages'
}

/** What people do in the app's views, as Slack tells it: with a `trigger_id`, and with no `response_url`. */
export interface ViewPayloads {
  /** The modal of this user submitted; throws where Slack's client would not let them. */
  viewSubmission(options?: SubmissionOptions): Json
  /** A person types into a select of a view whose options the app gives. */
  blockSuggestion(options: SuggestionOptions): Json
  /** A button pressed or an option chosen in the open modal or the Home tab. */
  viewAction(options: ViewActionOptions): Json
  /** A person opens the app's Home, or the messages beside it. */
  appHomeOpened(options?: HomeOptions): Json
}

/** Payloads about the views that are open in `workspace`; what people enter stays there. */
export function createViewPayloads(workspace: Workspace): ViewPayloads {
  const { views, triggers, users, organisation } = workspace
  const here = <Of extends Who>(who: Of) => ({ team: workspace.team, organisation, ...who })

  function shown(user: string, surface: 'modal' | 'home'): View {
    const view = surface === 'modal' ? views.modal(user) : views.home(user)
    if (view === null) throw new Error(`${user} has no ${surface} open`)
    return view
  }

  /** Enters something into the user's view and returns the view as it is then. */
  function fill(user: string, surface: 'modal' | 'home', placed: Placed, entry: Entry): View {
    const view = shown(user, surface)
    if (placed.element.type === 'users_select' && typeof entry === 'string' && users.find(entry) === null) {
      throw new Error(`${placed.actionId} does not offer ${entry}, who is not in the workspace`)
    }
    const offered = views.offered(view.id, placed.actionId).flat()
    views.fill(view.id, enter(view.state.values, placed, entry, offered))
    return shown(user, surface)
  }

  return {
    viewSubmission({ values = {}, metadata, ...who } = {}) {
      const { team, user } = at(here(who))
      for (const [key, entry] of Object.entries(values)) {
        const { blocks } = shown(user, 'modal')
        const placed = findElement(blocks, key, ({ blockId, actionId }) => [blockId, actionId].includes(key))
        fill(user, 'modal', placed, entry)
      }
      const view = shown(user, 'modal')
      if (view.submit === null) throw new Error('the modal cannot be submitted')
      const missing = elementsOf(view.blocks).find((placed) => isMissing(placed, view))
      if (missing !== undefined) throw new Error(`${missing.blockId}/${missing.actionId} has to be filled in`)
      return {
        ...interaction(workspace, 'view_submission', user, team),
        trigger_id: triggers.issue(user),
        view: { ...told(view, here(who)), ...(metadata === undefined ? {} : { private_metadata: metadata }) },
        response_urls: [],
      }
    },
    blockSuggestion({ surface = 'modal', actionId, value, ...who }) {
      const { team, user } = at(here(who))
      const view = shown(user, surface)
      const { blockId, element } = findElement(
        view.blocks,
        actionId,
        (placed) => placed.actionId === actionId,
      )
      const type = String(element.type)
      if (!type.endsWith('external_select')) throw new Error(`${actionId}, a ${type}, asks for no options`)
      // https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select: 3 by default.
      const least = Number(element.min_query_length ?? 3)
      if (value.length < least) throw new Error(`${actionId} asks for options from ${least} characters on`)
      return {
        ...interaction(workspace, 'block_suggestion', user, team),
        container: { type: 'view', view_id: view.id },
        action_id: actionId,
        block_id: blockId,
        value,
        view: told(view, here(who)),
      }
    },
    viewAction({ surface, actionId, value, selectedOption, ...who }) {
      const { team, user } = at(here(who))
      const { blocks } = shown(user, surface)
      const named = elementsOf(blocks).filter((one) => one.actionId === actionId)
      const placed = findElement(
        blocks,
        actionId,
        (one) =>
          one.actionId === actionId &&
          ((named.length === 1 && one.element.type === 'overflow') ||
            isMeant(one.element, value, selectedOption)),
      )
      const { block, blockId, element } = placed
      if (block.type === 'input' && block.dispatch_action !== true) {
        throw new Error(`${actionId} stands in an input block that does not dispatch actions`)
      }
      const entered = isStateful(element)
        ? fill(user, surface, placed, selectedOption ?? value ?? null)
        : null
      const result = entered?.state.values[blockId]?.[actionId] ?? press(element, selectedOption)
      return {
        ...interaction(workspace, 'block_actions', user, team),
        container: { type: 'view', view_id: shown(user, surface).id },
        trigger_id: triggers.issue(user),
        view: told(shown(user, surface), here(who)),
        actions: [{ block_id: blockId, action_id: actionId, ...result, action_ts: newTs() }],
      }
    },
    appHomeOpened({ tab = 'home', ...who } = {}) {
      const { user } = at(here(who))
      const view = tab === 'home' ? views.home(user) : null
      const channel = directChannelOf(user)
      const inner = { type: 'app_home_opened', user, channel, tab, event_ts: newTs() }
      return event(view === null ? inner : { ...inner, view }, { ...here(who), channel })
    },
  }
}

/** The view with the workspace whose installation of the app opened it. */
function told(view: View, { team, installed }: Who): Json {
  return { ...view, app_installed_team_id: installed ?? team ?? ids.team }
}

/** Of several with one action_id, a button is told by its value, and a menu by what it offers. */
function isMeant(element: Json, value: string | undefined, selectedOption: Entry | undefined): boolean {
  if (element.type === 'button') return value === undefined || element.value === value
  return element.type !== 'overflow' || optionsOf(element).some((option) => option.value === selectedOption)
}

function isMissing(placed: Placed, view: View): boolean {
  const { block, element } = placed
  const isRequired = block.type === 'input' && block.optional !== true
  return isRequired && isStateful(element) && isBlank(placed, view.state.values)
}

/** What an element that remembers nothing tells when it is used. */
function press(element: Json, selectedOption: Entry | undefined): Json {
  if (element.type !== 'overflow') return element
  const option = optionsOf(element).find(({ value }) => value === selectedOption)
  if (option === undefined) throw new Error(`${element.action_id} does not offer ${selectedOption}`)
  return { type: element.type, selected_option: option }
}
