import type { Block } from './blocks.ts'
import { mayBeRoman, type Shape } from './label-shapes.ts'

/** A block with its source's own nesting instead of a level; an entry that has a label of a shape. */
export type Flat =
  | { readonly kind: 'entry'; readonly indent: number; readonly shape: Shape | null; readonly text: string }
  | { readonly kind: 'text'; readonly indent: number; readonly text: string }
  | { readonly kind: 'table'; readonly indent: number; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'quotation'; readonly indent: number; readonly blocks: readonly Block[] }
  | Exclude<Block, { readonly level: number }>

interface Open {
  readonly indent: number
  readonly form: string
  readonly number: string
}

/**
 * Gives every block its level. Where the source nests, that counts; entries that it sets side by side are nested by the
 * shapes of their labels: a shape that is open goes on, another one begins inside the entry before it.
 */
export function nest(flat: readonly Flat[]): Block[] {
  let open: Open[] = []
  return flat.map((block, index): Block => {
    if (block.kind === 'heading' || block.kind === 'closing') {
      open = []
      return block
    }
    if (block.kind === 'note') return block
    if (block.kind !== 'entry') {
      const { indent, ...rest } = block
      open = open.filter((entry) => entry.indent <= indent)
      return { ...rest, level: open.filter((entry) => entry.indent < indent).length }
    }
    const form = formOf(block.shape, open, nextNumber(flat, index))
    open = form === 'article' ? [] : open.filter((entry) => entry.indent <= block.indent)
    const sibling = open.findLastIndex((entry) => entry.indent === block.indent && entry.form === form)
    if (sibling !== -1) open = open.slice(0, sibling)
    const level = open.length
    open.push({ indent: block.indent, form, number: block.shape?.number ?? '' })
    return { kind: 'entry', level, label: block.shape?.label ?? null, text: block.text }
  })
}

function nextNumber(flat: readonly Flat[], index: number): string | null {
  for (const block of flat.slice(index + 1, index + 12)) {
    if (block.kind === 'heading') return null
    if (block.kind === 'entry') return block.shape?.number ?? null
  }
  return null
}

/** The form of a label: its shape, and for letters whether it counts in letters or in Roman numbers. */
function formOf(shape: Shape | null, open: readonly Open[], next: string | null): string {
  if (shape === null) return 'bullet'
  const letters = { 'I.': 'A.', 'I)': 'A)' }
  const name = shape.shape === 'I.' || shape.shape === 'I)' ? letters[shape.shape] : shape.shape
  if (!/^[(（]?[aA]/u.test(name)) return name
  const { number } = shape
  const letter = `${name} letter`
  const roman = `${name} roman`
  if (!mayBeRoman(number)) return letter
  const before = open.findLast((entry) => entry.form === letter || entry.form === roman)
  if (before?.form === roman && follows(before.number, number, true)) return roman
  const lastLetter = open.findLast((entry) => entry.form === letter)
  const goesOn = lastLetter !== undefined && follows(lastLetter.number, number, false)
  if (goesOn && !(number.toLowerCase() === 'i' && next?.toLowerCase() === 'ii')) return letter
  if (number.length > 1 || number.toLowerCase() === 'i') return roman
  return open.some((entry) => entry.form === roman) ? roman : letter
}

const romanOrder = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
  'xvii',
  'xviii',
  'xix',
  'xx',
]

function follows(before: string, number: string, inRoman: boolean): boolean {
  const [a, b] = [before.toLowerCase(), number.toLowerCase()]
  if (inRoman) return romanOrder.indexOf(b) > 0 && romanOrder.indexOf(b) === romanOrder.indexOf(a) + 1
  return a.length === 1 && b.length === 1 && b.charCodeAt(0) === a.charCodeAt(0) + 1
}
