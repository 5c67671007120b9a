import type { Format } from './formats.ts'
import type { WordAccount } from './write/conserve.ts'

/** A file as it was understood, to be looked at and completed before it is published. */
export interface Draft {
  readonly format: Format
  /** `document.md` below its front matter. */
  readonly body: string
  /** What a bare number means, where the usual order of preference is wrong. */
  readonly main: 'article' | 'section' | null
  readonly guesses: Guesses
  /** "articles 1–99", "recitals 1–173". */
  readonly series: readonly string[]
  /** What keeps the body from being read. */
  readonly problems: readonly Warning[]
  readonly warnings: readonly Warning[]
  readonly words: WordAccount
  /** What was left out as furniture, the same words once. */
  readonly leftOut: readonly Left[]
}

/** What is guessed of a document; null where there is nothing to go by. */
export interface Guesses {
  readonly title: Guess | null
  readonly language: Guess | null
  readonly date: Guess | null
  readonly issuer: Guess | null
}

/** `stated`: the file says so. `likely` and `unsure` are read off the text. */
export interface Guess {
  readonly value: string
  readonly certainty: 'stated' | 'likely' | 'unsure'
}

export interface Warning {
  readonly place: Place
  readonly message: string
  readonly remedy: string
}

/** Where something is. */
export interface Place {
  /** In the body, from 1; null where it concerns the whole. */
  readonly line: number | null
  /** Of a PDF, from 1; null where it isn't known. */
  readonly page: number | null
  /** The words at its head; empty where it concerns the whole. */
  readonly words: string
}

export interface Left {
  readonly text: string
  readonly words: number
  readonly why: string
  /** How often it was there. */
  readonly times: number
  /** The first of its pages; null where the file has none. */
  readonly page: number | null
}

/** Whether a draft may be published: it can be read, and every word of the file is accounted for. */
export function isPublishable({ problems, words: { unexplained } }: Draft): boolean {
  return problems.length === 0 && unexplained.lost.length === 0 && unexplained.added.length === 0
}
