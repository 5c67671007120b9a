import { sectionsOf } from '../../document/basic-units.ts'
import { itemsOf } from '../../document/passage.ts'
import { treeOf } from '../../document/tree.ts'
import { createMemory } from '../../text/memory.ts'
import type { IndexedPart } from './token-index.ts'
import { splitTokens, type Token } from './tokens.ts'

type Forms = readonly Pick<Token, 'form'>[]

/**
 * How many tokens from `at` on are only the numbering of this part, as we print it or as people do: its heading, its
 * paragraph's number, its item's letter or bullet; 0 where they are none of these.
 */
export function labelLength(tokens: Forms, at: number, part: IndexedPart): number {
  const { headings, numbers, letters } = known.getOrInsertComputed(part, makeLabels)
  let to = at
  for (const heading of headings) {
    if (heading.every((form, offset) => tokens[to + offset]?.form === form)) to += heading.length
  }
  to += longestOf(numbers, tokens, to)
  to += longestOf(letters, tokens, to)
  return to - at
}

/** Whether a word could be part of such numbering, so that the document need not have it. */
export function looksLikeLabel(tokens: Forms, at: number): boolean {
  const form = tokens[at]?.form ?? ''
  if (/^(?:\d{1,4}\p{L}{1,2}|paragraph|para)$/iu.test(form)) return true
  if (!/^(?:\d{1,4}|\p{L}{1,2})$/u.test(form)) return false
  const [before, after] = [tokens[at - 1]?.form ?? '', tokens[at + 1]?.form ?? '']
  const isMarked = /^[)\].:(]$/u.test(after) || /^(?:[([¶§.]|paragraph|para)$/iu.test(before)
  return isMarked || (at === 0 && /^\d/u.test(form))
}

interface Labels {
  /** The headings right above the part, as forms. */
  readonly headings: readonly (readonly string[])[]
  /** Ways to write its number, and its letter, in lower case and without spaces. */
  readonly numbers: ReadonlySet<string>
  readonly letters: ReadonlySet<string>
}

// Only parts that a quotation reaches are ever asked for.
const known = createMemory<IndexedPart, Labels>()
const longestLabel = 8

function makeLabels({ document, basic, line, position, item }: IndexedPart): Labels {
  const number = basic.unit.number ?? ''
  const opens = position === 0
  const node = item === null ? undefined : treeOf(document).byId.get(item)
  const letter = node?.unit.number ?? null
  const count = node === undefined ? 0 : itemsOf(node.parent?.unit.id ?? '', document).indexOf(node.unit) + 1
  // Brackets and digits of full width are compared as narrow ones.
  const printed = line.labels.flatMap(({ text, isOurs }) => {
    const written = text.toLowerCase().replace(/\s+/gu, '')
    return isOurs ? [] : [written, written.normalize('NFKC')]
  })
  const bullets = ['•', '·', '-', '*', '◦', '▪', '‣', '●', '○', '■', '□']
  const headings = opens ? sectionsOf(document).filter(({ from }) => from === basic) : []
  const written = [letter, count, `${number}(${letter})`, `${number}.${letter}`, `${number}${letter}`]
  return {
    headings: headings.map(({ title }) => splitTokens(title).map(({ form }) => form)),
    numbers: new Set(opens ? [...waysToWrite(number), ...printed] : []),
    letters: new Set(letter === null ? [] : [...bullets, ...printed, ...written.flatMap(waysToWrite)]),
  }
}

function waysToWrite(label: string | number | null): readonly string[] {
  const marked = ['', '¶', '§', 'para', 'para.', 'paragraph'].map((mark) => `${mark}${label}`)
  const written = [...marked, `(${label})`, `[${label}]`, `${label})`]
  return written.flatMap((each) => [each, `${each}.`, `${each}:`])
}

function longestOf(labels: ReadonlySet<string>, tokens: Forms, at: number): number {
  if (labels.size === 0) return 0
  let [written, longest] = ['', 0]
  for (let length = 1; length <= longestLabel && at + length <= tokens.length; length += 1) {
    written += tokens[at + length - 1]?.form.toLowerCase() ?? ''
    if (labels.has(written)) longest = length
  }
  return longest
}
