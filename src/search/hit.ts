import type { Passage } from '../document/passage.ts'
import type { RelatedWord, Shown } from './marks.ts'

/** A passage found by a search, and why. `score` is between 0 and 1. */
export interface Hit extends Pick<Shown, 'marks'> {
  /** Its words that were taken for words of the question that it doesn't have as typed. */
  readonly because: readonly RelatedWord[]
  readonly passage: Passage
  readonly score: number
}

/** Most hits are never shown, so what is shown of one is only made then. */
export function createHit(passage: Passage, score: number, show: () => Shown): Hit {
  return new LazyHit(passage, score, show)
}

// Not an object literal: for each one that has getters V8 makes a hidden class, and the garbage collector carries it on with
// all that the getters know, which was nine tenths of what outlived a question.
class LazyHit implements Hit {
  readonly passage: Passage
  readonly score: number
  readonly #show: () => Shown
  #shown: Shown | null = null

  constructor(passage: Passage, score: number, show: () => Shown) {
    this.passage = passage
    this.score = score
    this.#show = show
  }

  get marks() {
    return this.#read().marks
  }

  get because() {
    return this.#read().tell()
  }

  #read(): Shown {
    this.#shown ??= this.#show()
    return this.#shown
  }
}
