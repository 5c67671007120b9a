import { cutText } from '../text/cut-text.ts'
import type { Note } from './unit.ts'

// A note is there to be seen beside a quote; whole it is read as a passage of its own.
const longestNote = 300

/** A note as it is in small print below what calls it: "Note 4: Not all of them."; a long one ends in …. */
export function writeNote({ label, text }: Pick<Note, 'label' | 'text'>): string {
  const own = text.replace(/\s+/gu, ' ').trim()
  return `Note ${label}: ${own.length <= longestNote ? own : `${cutText(own, longestNote - 1)}…`}`
}
