import type { ComponentType } from 'react'
import type { PersonView } from '../session/view.ts'

/** How a platform's messages and modals are drawn. */
export interface Drawer {
  readonly title: string
  /** What quoting under a message is called. */
  readonly quoteTitle: string
  /** A session's channel by an id that the platform could have. */
  readonly channelId: (session: string) => string
  /** Whether the bot has a page of its own there. */
  readonly hasHome: boolean
  /** What the body of a message is made of. */
  readonly blocksOf: (body: object) => readonly object[]
  readonly Blocks: ComponentType<BlocksProps>
  readonly readModal: (body: object, people: readonly PersonView[]) => ModalContent
  /** Whether a message is for the asker alone; `isPrivate` is what the bot meant. */
  readonly isPrivate: (body: object, isPrivate: boolean) => boolean
  /** Whether the platform itself shows a message's file. */
  readonly showsFile: boolean
  /** Says under a message that it is private; null where that is said above it. */
  readonly onlyYou: string | null
}

export interface BlocksProps {
  readonly blocks: readonly object[]
  readonly people: readonly PersonView[]
  readonly channel: { readonly id: string; readonly name: string }
  readonly onPress: (code: string) => void
  /** Where the file of the message is; null where it has none. */
  readonly file: string | null
}

/** A modal as every platform has them: what is to be filled in, and what is only to be read. */
export interface ModalContent {
  readonly title: string
  /** What leaves it, and what sends it off; null where there is nothing to send. */
  readonly leave: string
  readonly send: string | null
  readonly parts: readonly (Field | { readonly blocks: readonly object[] })[]
}

/** An input, filled in with the browser's own means. */
export interface Field {
  readonly kind: 'text' | 'lines' | 'time' | 'one' | 'many' | 'search'
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly initial: readonly string[]
  readonly options?: readonly Option[]
  /** The choice of none, where there is one. */
  readonly nothing?: string | null
  readonly placeholder?: string | undefined
  /** In characters. */
  readonly longest?: number | undefined
  /** Whether the browser asks for it before the form is sent. */
  readonly isRequired?: boolean
  /** Whether its label says that it is optional. */
  readonly isOptional?: boolean
  /** Whether what is chosen may change the form. */
  readonly isToldAtOnce?: boolean
}

interface Option {
  readonly label: string
  readonly value: string
}

/** People as what there is to choose from. */
export function toOptions(people: readonly PersonView[]): readonly Option[] {
  return people.map(({ id, name }) => ({ label: name, value: id }))
}
