/** Words as they will be quoted, with the places where they call notes. */
export interface Literal {
  readonly text: string
  /** `at` is a UTF-16 offset in `text`, `label` what is in the mark `[^label]`. */
  readonly calls: readonly { readonly at: number; readonly label: string }[]
}

// What a file can write in a note's label: no space and nothing that an id could not hold.
const noteLabel = '[\\p{L}\\p{N}*†‡§._-]{1,20}'
const sign = new RegExp(`\\\\([!-/:-@[-\`{-~])|\\[\\^(${noteLabel})\\]`, 'gu')
const definition = new RegExp(`^\\[\\^(${noteLabel})\\]:[ \\t]*`, 'u')
const nextDefinition = new RegExp(`\\n(?=[ \\t>]*\\[\\^${noteLabel}\\]:)`, 'u')

/** Source without the backslashes that escape a sign and without the marks of notes. */
export function readLiteral(source: string): Literal {
  if (!source.includes('\\') && !source.includes('[^')) return { text: source, calls: [] }
  const calls: { at: number; label: string }[] = []
  let text = ''
  let from = 0
  for (const found of source.matchAll(sign)) {
    text += source.slice(from, found.index) + (found[1] ?? '')
    if (found[2] !== undefined) calls.push({ at: text.length, label: found[2] })
    from = found.index + found[0].length
  }
  // A note may be called before the first word, behind a label.
  const whole = text + source.slice(from)
  const trimmed = whole.trimStart()
  const cut = whole.length - trimmed.length
  if (cut === 0) return { text: whole, calls }
  return { text: trimmed, calls: calls.map(({ at, label }) => ({ at: Math.max(0, at - cut), label })) }
}

/**
 * A block's source in one line: wrapped lines are joined by a space, two spaces at a line's end break it ("\n"), and what
 * begins a line inside a list or a quotation is left out.
 */
export function joinLines(raw: string): string {
  if (!raw.includes('\n')) return raw.trim()
  const lines = raw.split('\n')
  let joined = ''
  lines.forEach((line, at) => {
    const words = at === 0 ? line : line.replace(/^[ \t>]+/u, '')
    const isLast = at === lines.length - 1
    joined += words.trimEnd() + (isLast ? '' : words.endsWith('  ') ? '\n' : ' ')
  })
  return joined.trim()
}

/** The notes that a block holds, one after another, each with the line it is on, counted from the block's first as 0. */
export function readNotes(
  raw: string,
): readonly { readonly label: string; readonly raw: string; readonly line: number }[] {
  if (!definition.test(raw)) return []
  let line = 0
  return raw.split(nextDefinition).map((part) => {
    const at = line
    line += part.split('\n').length
    const source = part.replace(/^[ \t>]+/u, '')
    const label = definition.exec(source)
    return { label: label?.[1] ?? '', raw: source.slice(label?.[0].length ?? 0), line: at }
  })
}
