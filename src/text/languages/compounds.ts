import { rememberStems } from './remember-stems.ts'

const shortestPart = 4
const shortestRest = 3
const asHead = 0.75
const asTail = 0.75

/**
 * How much a compound is about a part of it, for languages that write it in one word: "Asylrecht" begins with "Asyl",
 * "Mitgliedstaat" ends with "Staat". `stem` gives the part in its other forms.
 */
export function createContains(stem: (folded: string) => string) {
  const stemOf = rememberStems(stem)
  return (word: string, part: string): number => {
    const stem = stemOf(part)
    if (part.length < shortestPart || stem.length < shortestPart - 1) return 0
    if (word.length < stem.length + shortestRest) return 0
    if (word.startsWith(stem)) return word.startsWith(part) || stem.length >= shortestPart ? asHead : 0
    if (word.endsWith(part) && word.length >= part.length + shortestRest) return asTail
    // Three letters end too many words: "verboten" is no "Boote".
    if (stem.length < shortestPart) return 0
    const tail = stemOf(word)
    return tail.endsWith(stem) && tail.length >= stem.length + shortestRest ? asTail : 0
  }
}

/**
 * The two words of which a compound is made, where both are known, the shorter as long as can be; null where there are
 * none. `joint` is what may be at the end of the first.
 */
export function divideCompound(
  word: string,
  joint: RegExp,
  isKnown: (part: string) => boolean,
): readonly [string, string] | null {
  for (let shorter = word.length >> 1; shorter >= shortestPart; shorter -= 1) {
    for (const cut of [shorter, word.length - shorter]) {
      const [head, tail] = [word.slice(0, cut), word.slice(cut)]
      if (!isKnown(tail)) continue
      const first = [head, head.replace(joint, '')].find(
        (each) => each.length >= shortestPart && isKnown(each),
      )
      if (first !== undefined) return [first, tail]
    }
  }
  return null
}
