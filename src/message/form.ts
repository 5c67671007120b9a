import type { Person } from '../actions/tracker.ts'
import type { PassageBlock } from './reply.ts'

/** The forms that there are. */
export type FormKind = 'action' | 'ask' | 'check' | 'digest' | 'draft' | 'quote' | 'settings'

/** With the kind of the form it has to fit into Discord's custom_id, which has 100 characters. */
export const longestCarried = 90

/** What the bot asks for, before any platform draws it. */
export interface Form {
  readonly kind: FormKind
  /** What the form carries from its opening to its submission, at most `longestCarried` characters. */
  readonly carried: string
  /** One line of plain text; platforms cut it at 24 characters or more. */
  readonly title: string
  /** The label of the button that sends it off, at most 24 characters. */
  readonly submit: string
  /** A document's words above the inputs; null where there are none. */
  readonly passage: PassageBlock | null
  /** Those that matter most first: a platform may have room for five. */
  readonly inputs: readonly Input[]
}

/** Something to choose: what the person sees, and what it stands for. */
export interface Option {
  readonly label: string
  readonly value: string
}

/** What each kind of input has beside what all have. */
interface Inputs {
  readonly text: { readonly value: string; readonly longest: number; readonly isLine?: boolean }
  /** Options of its own, of which at most `most` may be chosen. */
  readonly choice: {
    readonly options: readonly Option[]
    readonly chosen: readonly string[]
    readonly most: number
  }
  /** Options that are found while one types. */
  readonly search: {
    readonly placeholder: string
    readonly chosen: Option | null
    /** Whether the form changes by what is chosen. */
    readonly changesForm: boolean
    /** For platforms that can't search in a form: what can be chosen at once, */
    readonly suggestions: readonly Option[]
    /** and how a value is typed instead. */
    readonly typed: { readonly label: string; readonly placeholder: string; readonly longest: number }
  }
  /** Days of the week, 1 for Monday. */
  readonly days: { readonly chosen: readonly number[] }
  /** A time of day, 09:00. */
  readonly time: { readonly value: string }
  /** `chosen` is the platform's own id. */
  readonly person: { readonly chosen: string | null }
  /** Several, of whom at most `most` may be chosen; `chosen` are the platform's own ids. */
  readonly people: { readonly chosen: readonly string[]; readonly most: number }
  readonly 'yes or no': { readonly statement: string; readonly isYes: boolean }
}

export type InputKind = keyof Inputs

/** One input of a form, or any that is of kind `K`. `hint` is a line under it; an input is asked for unless it `isOptional`. */
export type Input<K extends InputKind = InputKind> = {
  readonly [P in K]: {
    readonly kind: P
    readonly name: string
    readonly label: string
    readonly hint?: string | undefined
    readonly isOptional?: boolean
  } & Inputs[P]
}[K]

/** What can be entered in each kind of input. Empty, or null, where nothing was. */
export interface Values {
  readonly text: string
  readonly choice: readonly string[]
  /** The value of what was chosen, or what was typed. */
  readonly search: string
  readonly days: readonly number[]
  readonly time: string
  readonly person: Person | null
  readonly people: readonly Person[]
  readonly 'yes or no': boolean
}

/** Reads what was entered in the input with a name; a platform answers for each kind. */
export type Entered = <K extends InputKind>(kind: K, name: string) => Values[K]

/** A form that was sent off. */
export interface SubmittedForm {
  readonly kind: FormKind
  readonly carried: string
  readonly entered: Entered
}

/** What is wrong, as a sentence by the name of the input beside which it is said. */
export type FormErrors = Readonly<Record<string, string>>
