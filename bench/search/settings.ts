import { parameters } from '../../src/search/parameters.ts'

/** A value for each of some parameters, by their paths: `{ 'feedback.share': 0.3 }`. */
export type Setting = Readonly<Record<string, number>>

/** A parameter of the ranking, the values that are tried, and the one that turns its mechanism off, if it is one. */
export interface Varied {
  readonly path: string
  readonly values: readonly number[]
  readonly off?: number
}

/** Those that the ranking of large collections depends on, what weighs most first. */
export const varied: readonly Varied[] = [
  { path: 'feedback.share', values: [0.2, 0.3, 0.4], off: 0 },
  { path: 'feedback.steepness', values: [4, 8, 12], off: 1 },
  { path: 'repetition', values: [0.5, 0.75, 1], off: 0 },
  { path: 'smoothing.share', values: [0.1, 0.2, 0.3], off: 0 },
  { path: 'pairs.besideBonus.large', values: [0.4, 0.7, 1], off: 0 },
  { path: 'pairs.nearBonus.large', values: [0.15, 0.3, 0.6], off: 0 },
  { path: 'headingAlone', values: [0.15, 0.3, 0.6], off: 0 },
  { path: 'everydayShare', values: [0.2, 0.4, 0.8], off: 0 },
  { path: 'rarityPower.large', values: [1.1, 1.2], off: 1 },
  { path: 'coverage.large', values: [0.1, 0.2, 0.4], off: 0 },
  { path: 'headingWeight', values: [1.5, 2.2, 3, 4], off: 1 },
  { path: 'textB', values: [0.45, 0.6, 0.75] },
  { path: 'k1', values: [0.9, 1.2, 1.6] },
  { path: 'headingB', values: [0.3, 0.6, 0.8] },
  { path: 'pairs.window', values: [8, 12, 20] },
  { path: 'depth', values: [60, 100, 200] },
  { path: 'everydayPassages', values: [0, 20, 100] },
  { path: 'feedback.words', values: [600, 1_000, 1_500] },
  { path: 'feedback.terms', values: [15, 30, 50] },
  { path: 'feedback.leastPassages', values: [500, 1_000] },
  { path: 'feedback.leastPassagesWithTerm', values: [1, 2, 3] },
  { path: 'smoothing.depth', values: [30, 50, 100] },
  { path: 'smoothing.neighbours', values: [3, 5, 8] },
  { path: 'spelling.candidates', values: [8, 24, 64] },
  { path: 'meaning.smallCollection', values: [500, 100_000] },
]

/** Those that a left-out collection's setting is chosen by; the others hardly matter. */
export const chosen: readonly Varied[] = varied.slice(0, 13)

/** The order is what varies, not whether there is an answer: everything that is found is shown. */
export const withoutFloor: Setting = { 'floor.small.share': 0, 'floor.large.share': 0 }

/** Every mechanism off and the usual values of BM25: where the choice begins, so that nobody's tuning is in it. */
export const plain: Setting = Object.fromEntries(
  chosen.map(({ path, off, values }) => [path, off ?? values[1] ?? 0]),
)

// Read whenever a question is asked. A searcher remembers what it widened words to, and how much they tell.
const readAnew =
  /^(?:repetition|mannerOfSpeaking\..*|depth|pairs\..*|coverage\..*|feedback\..*|smoothing\.(?:share|neighbours))$/u

/** The part of a setting that a searcher keeps; by the rest it may be used again. */
export function searcherKey(setting: Setting): string {
  return JSON.stringify(Object.entries(setting).filter(([path]) => !readAnew.test(path)))
}

/** The value that the program ships with. */
export function shippedValue(path: string): number {
  const { holder, key } = find(path)
  return Number(Reflect.get(holder, key))
}

/** Does the work with these parameters set so. */
export function withSetting<T>(setting: Setting, work: () => T): T {
  const before = Object.keys(setting).map((path) => [path, shippedValue(path)] as const)
  for (const [path, value] of Object.entries(setting)) assign(path, value)
  try {
    return work()
  } finally {
    for (const [path, value] of before) assign(path, value)
  }
}

function assign(path: string, value: number): void {
  const { holder, key } = find(path)
  Reflect.set(holder, key, value)
}

function find(path: string): { readonly holder: object; readonly key: string } {
  const keys = path.split('.')
  const key = keys.pop() ?? ''
  const holder = keys.reduce<unknown>(
    (within, name) => (typeof within === 'object' && within !== null ? Reflect.get(within, name) : undefined),
    parameters,
  )
  if (typeof holder !== 'object' || holder === null || !(key in holder))
    throw new Error(`There is no parameter ${path}.`)
  return { holder, key }
}
