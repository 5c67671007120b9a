import { createRandom } from '../random.ts'
import type { JudgedCollection, Question } from './collection-files.ts'

const vocabularySize = 60_000
const wordsInText = 70
const questionCount = 400
const syllables =
  'ka re mi to sun dal ve lor pi an gre tos ban eck ium ster on fal der wi mar ble qui tor nes'.split(' ')

/**
 * A collection made up of invented words, the frequent ones as frequent as in English (Zipf); the same for the same
 * size. A question is four words of one text, which is its answer.
 */
export function generateCollection(size: number): JudgedCollection {
  const random = createRandom(42)
  const vocabulary = inventWords(random)
  const word = (): string => vocabulary[Math.floor(Math.exp(random() * Math.log(vocabularySize)))] ?? ''
  const texts = Array.from({ length: size }, (_, at) => ({
    id: String(at),
    title: '',
    text: Array.from({ length: wordsInText }, word).join(' '),
  }))
  const relevant = new Map<string, Map<string, number>>()
  const clean = Array.from({ length: questionCount }, (_, at): Question => {
    const text = texts[Math.floor(random() * size)]
    const words = text?.text.split(' ') ?? []
    const asked = Array.from({ length: 4 }, () => words[Math.floor(random() * words.length)] ?? '')
    relevant.set(String(at), new Map([[text?.id ?? '', 1]]))
    return { id: String(at), text: asked.join(' ') }
  })
  // Half the questions are misspelt, as people's are.
  const typo = clean.map((question, at) =>
    at % 2 === 0 ? question : { ...question, text: misspell(question.text, random) },
  )
  return { texts, questions: { clean, typo }, relevant }
}

function inventWords(random: () => number): readonly string[] {
  const words = new Set<string>()
  while (words.size < vocabularySize) {
    const length = 2 + Math.floor(random() * 3)
    let word = ''
    for (let at = 0; at < length; at += 1) word += syllables[Math.floor(random() * syllables.length)]
    words.add(word)
  }
  return [...words]
}

/** One letter of the first long word is left out. */
function misspell(text: string, random: () => number): string {
  const words = text.split(' ')
  const long = words.findIndex((word) => word.length > 5)
  return words
    .map((word, at) => {
      if (at !== long) return word
      const position = 1 + Math.floor(random() * (word.length - 2))
      return word.slice(0, position) + word.slice(position + 1)
    })
    .join(' ')
}
