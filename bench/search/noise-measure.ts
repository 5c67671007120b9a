import { readFileSync } from 'node:fs'

/** What a search says: the ids of what it found, best first, and whether they are only the nearest. */
interface Said {
  readonly found: readonly string[]
  readonly isWeak: boolean
}

export type Ask = (question: string) => Said

/** A question and the passages of which any may come first; null where nobody judged them. */
export interface OnTopic {
  readonly question: string
  readonly best: ReadonlySet<string> | null
}

/** Pieces of noise, by kind; `{}` is where the question goes. */
export interface Noise {
  readonly kind: string
  readonly piece: string
}

export function readNoise(file: string | URL): readonly Noise[] {
  return readLines(file).map((line) => {
    const [kind = '', piece = ''] = line.split('\t')
    return { kind, piece }
  })
}

export function readLines(file: string | URL): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** Shares of questions: found at all, called an answer, called the nearest, refused; and the right passage first. */
export interface Shares {
  readonly asked: number
  readonly answered: number
  readonly nearest: number
  readonly refused: number
  readonly right: number
}

/** How questions fare, each as it is. */
export function ask(questions: readonly OnTopic[], ask: Ask): Shares {
  const said = questions.map(({ question, best }) => ({ ...ask(question), best }))
  const share = (test: (each: (typeof said)[number]) => boolean): number =>
    said.filter(test).length / Math.max(1, said.length)
  return {
    asked: said.length,
    answered: share(({ found, isWeak }) => found.length > 0 && !isWeak),
    nearest: share(({ found, isWeak }) => found.length > 0 && isWeak),
    refused: share(({ found }) => found.length === 0),
    right: share(({ found, best }) => found[0] !== undefined && (best === null || best.has(found[0]))),
  }
}

/**
 * The questions with noise around them: with each piece, or with `pieces` of them each in turn. Where nobody judged a question, what
 * it finds first without noise is what is right.
 */
export function withNoise(
  questions: readonly OnTopic[],
  noise: readonly Noise[],
  find: Ask,
  pieces = noise.length,
): readonly (OnTopic & Noise)[] {
  return questions.flatMap(({ question, best }, at) => {
    const [first] = best === null ? find(question).found : []
    const right = best ?? new Set(first === undefined ? [] : [first])
    return Array.from({ length: pieces }, (_, turn) => noise[(at * pieces + turn) % noise.length]).flatMap(
      (each) =>
        each === undefined ? [] : [{ ...each, question: each.piece.replace('{}', question), best: right }],
    )
  })
}
