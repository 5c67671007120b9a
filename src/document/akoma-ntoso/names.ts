import type { Unit } from '../unit.ts'

/** What a unit is called in Akoma Ntoso: its element, the `name` of one that stands for many, and its part of an eId. */
export interface AkomaNtosoName {
  readonly element: string
  readonly name: string | null
  readonly reference: string
}

const byWord: Readonly<Record<string, readonly [element: string, reference: string]>> = {
  art: ['article', 'art'],
  reg: ['article', 'art'],
  s: ['section', 'sec'],
  sec: ['section', 'sec'],
  rule: ['rule', 'rule'],
  cl: ['clause', 'cl'],
  part: ['part', 'part'],
  book: ['book', 'book'],
  title: ['title', 'title'],
  ch: ['chapter', 'chp'],
  subch: ['subchapter', 'subchp'],
  subsec: ['subsection', 'subsec'],
  subpart: ['subpart', 'subpart'],
}

/** The name of a unit that is in the hierarchy of a text. What the standard has no element for is an `hcontainer`. */
export function nameOf({ kind, word, label }: Unit): AkomaNtosoName {
  if (kind === 'paragraph') return plain('paragraph', 'para')
  if (kind === 'item') return isBullet(label) ? plain('indent', 'indent') : plain('point', 'point')
  const known = kind === 'article' || kind === 'division' ? byWord[word] : undefined
  if (known !== undefined) return plain(...known)
  const name = kind === 'division' && (word === 'h' || word === '') ? 'heading' : word || kind
  return { element: 'hcontainer', name, reference: name }
}

function plain(element: string, reference: string): AkomaNtosoName {
  return { element, name: null, reference }
}

function isBullet(label: string | null): boolean {
  return label === null || !/[\p{L}\p{N}]/u.test(label)
}

/**
 * A unit's number as it is in an eId: as printed, without the word before it and the marks around it, with hyphens for
 * those inside. Where it is printed in no digits or letters of its own, its value; null where the source prints none.
 */
export function printedNumber({ label, number, isOurs }: Unit): string | null {
  if (label === null || isOurs) return null
  const [, behindWord = label] = /^[\p{L}.]*\p{L}{2}[\p{L}.]*\s+(?:No\.?\s+)?(.+)$/u.exec(label) ?? []
  const printed = behindWord.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-')
  if (/^[A-Za-z\d-]+$/u.test(printed)) return printed
  return number === null ? null : number.replace(/[^\p{L}\p{N}]+/gu, '-')
}
