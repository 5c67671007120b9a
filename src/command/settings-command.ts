import type { Person } from '../actions/tracker.ts'
import type { DateLanguage } from '../text/date-language.ts'

/** What can be asked of a workspace's settings. The main document is set by the command `use`. */
export type SettingsCommand =
  | { readonly kind: 'settings' }
  /** The form in which all of it is set, where the platform has forms. */
  | { readonly kind: 'settings form' }
  | { readonly kind: 'set dates'; readonly language: DateLanguage }
  | SetHints
  | RemoveAdmin

/** Whether answers have hints, everywhere or in the asker's channel; null for a channel that has no setting of its own any more. */
export type SetHints =
  | { readonly kind: 'set hints'; readonly where: 'everywhere'; readonly isOn: boolean }
  | { readonly kind: 'set hints'; readonly where: 'here'; readonly isOn: boolean | null }

/** `person` is the platform's own id. */
interface RemoveAdmin {
  readonly kind: 'remove admin'
  readonly person: string
}

/** What no button carries: who is to administer, too, and a language that there is none of. */
export type TypedSetting =
  | ChangeSettings
  | { readonly kind: 'name admin'; readonly person: { readonly id: string; readonly name: string | null } }
  /** Nobody whom the platform knows as a person. */
  | { readonly kind: 'unknown admin' }
  | { readonly kind: 'unknown dates'; readonly typed: string }
  | { readonly kind: 'unknown hints'; readonly typed: string }

/**
 * All of a workspace's settings as a form has them, which was shown at a revision of its library. `admins` are all who are named,
 * null where the form doesn't say.
 */
export interface ChangeSettings {
  readonly kind: 'change settings'
  readonly revision: number
  readonly main: string
  readonly dates: DateLanguage
  readonly hints: boolean
  readonly admins: readonly Person[] | null
}
