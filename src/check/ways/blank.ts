import type { Range } from '../../text/sentences.ts'

/** A text with these stretches turned into spaces, line ends left, so that everything else stays where it is. */
export function blank(text: string, stretches: readonly Range[]): string {
  let blanked = ''
  let at = 0
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    blanked += text.slice(at, Math.max(at, start)) + toSpace(text.slice(Math.max(at, start), end))
    at = end
  }
  return blanked + text.slice(at)
}

/** A text with everything that a pattern matches turned into spaces. */
export function blankMatches(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => toSpace(match))
}

function toSpace(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
