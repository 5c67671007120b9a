import { articleRank, headingLabel } from '../blocks/heading-words.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import { plainMarks } from './pdf-marks.ts'
import type { PdfParagraph } from './pdf-paragraphs.ts'

/** A heading's rank and attributes, as blocks have them. */
export interface PdfHeading {
  readonly rank: number
  readonly attributes?: string
}

/** Which paragraphs are headings, by size, weight, capitals and labels; by the tags where they say so. */
export function findHeadings(paragraphs: readonly PdfParagraph[]): Map<PdfParagraph, PdfHeading> {
  const body = bodyOf(paragraphs)
  const found = new Set<PdfParagraph>()
  paragraphs.forEach((paragraph, at) => {
    const [before, next] = [paragraphs[at - 1], paragraphs[at + 1]]
    const isTitle = before !== undefined && found.has(before) && isTitleOf(paragraph, before, next)
    if (isTitle || isHeading(paragraph, before, next, body)) found.add(paragraph)
  })
  const headed = paragraphs.filter((paragraph) => found.has(paragraph))
  const ranks = ranksOf(headed)
  const lettered = letteredRuns(headed)
  const numbered = numberedRuns(headed)
  return new Map(
    headed.map((paragraph, at) => {
      const text = plainMarks(paragraph.text).trim()
      const label = headingLabel(text)
      if (lettered.has(paragraph)) return [paragraph, { rank: articleRank, attributes: 'article' }]
      if (label !== null) return [paragraph, { rank: label.rank }]
      // The title of the whole is over the preamble, too.
      const isFirst = at === 0 && paragraph === paragraphs[0] && headed[1] === paragraphs[1]
      if (isFirst && labelShape(text) === null) return [paragraph, { rank: 1 }]
      const rank = ranks(paragraph)
      const number = numbered.get(paragraph)
      if (number !== undefined) return [paragraph, { rank, attributes: `division no=${number}` }]
      // "14 CFR Part 39", "2018 Review": a number that counts no heading.
      const isTitle = /^\d{1,4}\s/u.test(text) || (labelShape(text) !== null && !isPlausible(text))
      return [paragraph, isTitle ? { rank, attributes: 'heading' } : { rank }]
    }),
  )
}

interface Body {
  readonly size: number
  readonly isBold: boolean
}

/** The looks of most characters. */
export function bodyOf(paragraphs: readonly Pick<PdfParagraph, 'lines'>[]): Body {
  const weights = new Map<string, number>()
  for (const { lines } of paragraphs)
    for (const { size, isBold, text } of lines) {
      const key = `${size} ${isBold}`
      weights.set(key, (weights.get(key) ?? 0) + text.length)
    }
  const [size, isBold] = ([...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '0 false').split(' ')
  return { size: Number(size), isBold: isBold === 'true' }
}

function isHeading(
  paragraph: PdfParagraph,
  before: PdfParagraph | undefined,
  next: PdfParagraph | undefined,
  body: Body,
): boolean {
  const { block, lines, isRow } = paragraph
  if (block?.role === 'heading') return true
  // Some tag their headings as paragraphs.
  if (block !== null && block.role !== 'paragraph') return false
  const text = plainMarks(paragraph.text).trim()
  const [line] = lines
  if (line === undefined || isRow || line.isTurned || text.length > 250 || lines.length > 6) return false
  if (!/\p{L}/u.test(text) && !/^[\dIVX]+\.?$/u.test(text)) return false
  const label = headingLabel(text)
  const isAlone = label?.rest === ''
  if (isAlone && next !== undefined) return true
  const shape = labelShape(text)
  if (shape !== null && (shape.shape === 'bullet' || shape.rest === '')) return false
  const words = shape?.rest ?? label?.rest ?? text
  const isBig = line.size > body.size * 1.08 + 0.3
  if (
    /[.,;:…。；：，]$/u.test(words) &&
    !(isBig && words.length < 80 && /\.$/u.test(words) && /^\p{Lu}/u.test(words))
  )
    return false
  if (isBig && lines.every(({ size }) => size > body.size)) return /\p{L}{2}/u.test(words)
  const isShort = text.length < 160
  if (lines.every(({ isBold }) => isBold) && !body.isBold) return isShort
  if (isCapitals(words)) return isShort && line.size >= body.size * 0.85 && !isSentence(before, lines.length)
  const startsLarge = /^[\p{Lu}\p{Lo}]/u.test(words)
  const isTitled = startsLarge && words.length < 90 && lines.length < 3
  if (label !== null && label.rank <= articleRank)
    return isTitled && (paragraph.isCentred || endsBefore(before))
  const isNextOther = next !== undefined && labelShape(next.text) === null && next.text.length > 60
  if (shape?.shape === '1.1') return isTitled && isNextOther && endsBefore(before)
  const isItalic =
    lines.every((one) => one.isItalic) && next !== undefined && next.lines[0]?.isItalic === false
  return isItalic && isTitled && shape === null && endsBefore(before)
}

/** A short line under "Article 5" alone that is no sentence. */
function isTitleOf(paragraph: PdfParagraph, before: PdfParagraph, next: PdfParagraph | undefined): boolean {
  const [text, label] = [plainMarks(paragraph.text).trim(), headingLabel(plainMarks(before.text).trim())]
  const isShort = text.length < 120 && paragraph.lines.length < 3 && /^[\p{Lu}\p{Lo}]/u.test(text)
  const isPlain = labelShape(text) === null && headingLabel(text) === null && !/[.,;:。；：]$/u.test(text)
  return label?.rest === '' && next !== undefined && paragraph.block?.role !== 'entry' && isShort && isPlain
}

function endsBefore(before: PdfParagraph | undefined): boolean {
  return before === undefined || !/[\p{L},–-]$/u.test(before.text) || before.text.length < 120
}

/** A line of capitals amid a text whose sentence it ends. */
function isSentence(before: PdfParagraph | undefined, lines: number): boolean {
  return lines > 3 || (before !== undefined && /,$/u.test(before.text))
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.length > 3 && /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** A label with its title: letters and Roman numbers in a heading are followed by a capital. */
function isPlausible(text: string): boolean {
  const shape = labelShape(text)
  return shape !== null && shape.shape !== 'bullet' && /^[\p{Lu}\p{Lo}\p{N}“‘"(]/u.test(shape.rest)
}

/** Ranks by the looks, larger and bolder ones further out; a dotted number is always inside the number that it begins with. */
function ranksOf(headed: readonly PdfParagraph[]): (paragraph: PdfParagraph) => number {
  const weights = [...new Set(headed.map(weightOf))].toSorted((a, b) => b - a)
  const ofWeight = (paragraph: PdfParagraph) => weights.indexOf(weightOf(paragraph))
  const ofDepth = new Map<number, number>()
  for (const paragraph of headed) {
    const depth = dotsOf(paragraph)
    if (depth > 0) ofDepth.set(depth, Math.min(ofDepth.get(depth) ?? 1000, ofWeight(paragraph)))
  }
  for (const depth of [...ofDepth.keys()].toSorted((a, b) => a - b))
    ofDepth.set(depth, Math.max(ofDepth.get(depth) ?? 0, (ofDepth.get(depth - 1) ?? -1) + 1))
  const scale = 25 / Math.max(25, weights.length + 5)
  return (paragraph) => 20 + (ofDepth.get(dotsOf(paragraph)) ?? ofWeight(paragraph)) * scale
}

function weightOf({ block, lines, text }: PdfParagraph): number {
  if (block?.role === 'heading') return 10_000 - block.depth
  const [line] = lines
  if (line === undefined) return 0
  return (
    Math.round(line.size * 2) * 10 +
    (line.isBold ? 4 : 0) +
    (isCapitals(text) ? 2 : 0) -
    (line.isItalic ? 1 : 0)
  )
}

/** How many numbers the dotted label of a heading has; 0 without one. */
function dotsOf({ text }: PdfParagraph): number {
  const number = /^(\d{1,3}(?:\.\d{1,3})*)\.?\s/u.exec(text)?.[1]
  return number === undefined ? 0 : number.split('.').length
}

/** "(a) Scope", "(b) Definitions" in bold: headings that count in letters are the units that the text is cited by. */
function letteredRuns(headed: readonly PdfParagraph[]): Set<PdfParagraph> {
  const lettered = headed.filter(({ text }) => /^\(\p{Ll}\)\s/u.test(text))
  const letters = lettered.map(({ text }) => text.codePointAt(1) ?? 0)
  const isRun =
    letters.length > 1 && letters.every((letter, at) => at === 0 || letter > (letters[at - 1] ?? 0))
  return new Set(isRun ? lettered : [])
}

/** "1 Introduction", "2 Scope": numbers without a point that count from 1. */
function numberedRuns(headed: readonly PdfParagraph[]): Map<PdfParagraph, number> {
  const runs = new Map<PdfParagraph, number>()
  let last = 0
  for (const paragraph of headed) {
    const number = Number(/^(\d{1,2})\s+\p{Lu}/u.exec(paragraph.text)?.[1] ?? Number.NaN)
    if (number !== last + 1) continue
    last = number
    runs.set(paragraph, number)
  }
  return last > 1 ? runs : new Map()
}
