import { sourcePinpoint } from '../document/citation.ts'
import type { Passage } from '../document/passage.ts'

/** The words of a citation that are a document's own, and leave as they are. */
export interface Texts {
  readonly issuer: string
  readonly title: string
  /** Empty where the document names no place. */
  readonly place: string
  readonly address: string
  readonly pinpoint: string
}

/** The texts that a citation of this passage has. */
export function textsOf(passage: Passage): Texts {
  const { issuer, title, place, source } = passage.document
  return {
    issuer: inOneLine(issuer),
    title: inOneLine(title),
    place: inOneLine(place ?? ''),
    address: source,
    pinpoint: sourcePinpoint(passage),
  }
}

/**
 * What the library works on in the place of a text, since it would change it: it curls quotation marks, reads `<i>` as
 * markup, drops letters that LaTeX has no command for and breaks lines inside words. To this sign, a character for
 * private use, none of its rules applies. The mark that ends the text stays, for styles set no full stop after another.
 */
export function signOf(name: keyof Texts, texts: Texts): string {
  return String.fromCharCode(firstSign + names.indexOf(name)) + endOf(texts[name])
}

/** What the library made, with the texts in the place of their signs, each as `write` writes it in this format. */
export function fillIn(
  layout: string,
  texts: Texts,
  write: (name: keyof Texts, text: string) => string,
): string {
  return layout.replace(/[\uE000-\uE004]/gu, (sign) => {
    const name = names[sign.charCodeAt(0) - firstSign]
    if (name === undefined) return sign
    const text = texts[name]
    return write(name, text.slice(0, text.length - endOf(text).length))
  })
}

const firstSign = 0xe000
const names = ['issuer', 'title', 'place', 'address', 'pinpoint'] as const

// The formats are made of lines, and a citation is copied as one.
function inOneLine(text: string): string {
  return text.replace(/[\n\v\f\r\u0085\u2028\u2029]+/gu, ' ')
}

function endOf(text: string): string {
  return /[.?!]$/u.exec(text)?.[0] ?? ''
}
