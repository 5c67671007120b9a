import type { Writable } from 'node:stream'
import { styleText } from 'node:util'
import type { ShowMark } from '../../src/message/plain-text.ts'

const formats = {
  match: ['bold', 'underline'],
  strong: 'bold',
  code: [],
  added: ['red', 'strikethrough'],
  missing: ['bold', 'underline'],
  inserted: ['bold', 'underline'],
  deleted: ['red', 'strikethrough'],
  moment: [],
  channel: [],
  title: ['bold', 'green'],
  place: ['bold', 'cyan'],
  aside: 'dim',
  typed: 'yellow',
} as const

/** What a stretch of an answer is, for its colour. */
type Style = keyof typeof formats

/** Colours a stretch of text. */
export type Paint = (style: Style, text: string) => string

/** In colour. */
export const inColour: Paint = (style, text) => styleText(formats[style], text, { validateStream: false })

/** Without. */
export const inOneColour: Paint = (_style, text) => text

/** A marked span in bold type. */
export const showMark: ShowMark = ({ mark, text }) => inColour(mark, text)

/** Whether an output is a terminal with colours that NO_COLOR or TERM=dumb do not turn off. */
export function showsColour(output: Writable & { readonly isTTY?: boolean }): boolean {
  return output.isTTY === true && styleText('bold', '.', { stream: output }) !== '.'
}
