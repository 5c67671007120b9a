import type { Shape } from '../blocks/label-shapes.ts'

/** Indents of paragraphs as levels that can be compared: a series goes on at its own, whatever a page's margin is. */
export interface Levels {
  readonly clear: () => void
  /** Of an entry with its indent in points, after words that end so. */
  readonly ofEntry: (shape: Shape, indent: number, before: string) => number
  readonly ofText: (indent: number) => number
}

interface Open {
  readonly shape: string
  readonly number: string
  readonly indent: number
}

/* Points by which the labels of one level differ: "9." and "10." end at one place. */
const near = 6

/** Levels of one document; `clear` begins anew under a heading. */
export function createLevels(): Levels {
  let open: Open[] = []

  function ofEntry({ shape, number }: Shape, indent: number, before: string): number {
    const twin =
      shape === 'bullet'
        ? -1
        : open.findLastIndex((entry) => entry.shape === shape && follows(entry.number, number))
    const goesOn = open[twin]
    if (goesOn !== undefined) {
      open = [...open.slice(0, twin), { ...goesOn, number }]
      return goesOn.indent
    }
    const last = open.at(-1)
    // What a colon announces is inside it, however far out it is drawn.
    const isInside = last !== undefined && /[:—–]$/u.test(before) && isFirst(number)
    const own = open.findLast((entry) => Math.abs(entry.indent - indent) <= near)?.indent ?? indent
    const level = isInside ? Math.max(own, last.indent) : own
    open = open.filter((entry) => entry.indent < level || (entry.indent === level && entry.shape !== shape))
    open.push({ shape, number, indent: level })
    return level
  }

  /** What is as far in as an entry is beside it; what is further in is inside it. */
  function ofText(indent: number): number {
    return open.findLast((entry) => Math.abs(entry.indent - indent) <= near)?.indent ?? indent
  }

  return {
    clear: () => {
      open = []
    },
    ofEntry,
    ofText,
  }
}

function isFirst(number: string): boolean {
  return /^(?:1|a|A|i|I|一|①|가|أ)$/u.test(number)
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ')

/** Whether a label can be the next of a series: 9, 9a, 10; b, c; ii, iii. */
function follows(before: string, number: string): boolean {
  const [, a = '', letter = ''] = /^(\d+)([a-z]*)$/u.exec(before) ?? []
  const [, b = '', other = ''] = /^(\d+)([a-z]*)$/u.exec(number) ?? []
  if (a !== '' && b !== '') {
    const step = Number(b) - Number(a)
    return (step === 1 && other === '') || (step === 0 && other > letter)
  }
  const at = romans.indexOf(before.toLowerCase())
  if (at !== -1 && romans[at + 1] === number.toLowerCase()) return true
  return (
    before.length === 1 && number.length === 1 && number.codePointAt(0) === (before.codePointAt(0) ?? 0) + 1
  )
}
