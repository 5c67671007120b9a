import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { mainRange, wholeUnit } from '../document/passage.ts'
import { formatSpan } from '../document/reference/format.ts'
import { nouns } from '../document/reference/nouns.ts'
import type { Span, Step } from '../document/reference/step.ts'
import type { Absence } from '../document/resolve.ts'
import { childrenOf, mainSeries, treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'

/** What the document doesn't have, and what it has instead, as one or two sentences. */
export function describeAbsence(absence: Absence): string {
  const { title, instead } = absenceOf(absence)
  return instead === '' ? `${title}.` : `${title}. ${instead}`
}

/** The same as a title without its full stop, and the sentence after it, which may be empty. */
export function absenceOf(absence: Absence): { readonly title: string; readonly instead: string } {
  switch (absence.kind) {
    case 'document':
      return { title: `I don’t have a document called “${absence.name}”`, instead: '' }
    case 'unit':
      return absence.parent === null ? absentUnit(absence) : absentInside(absence, absence.parent)
    case 'no kind': {
      const plural = nouns.get(absence.step.word ?? '')?.plural ?? `${absence.step.word}s`
      return { title: `${absence.document.short} has no ${plural}`, instead: whatExists(absence.document) }
    }
    case 'sentence': {
      const place = pinpoint({ document: absence.document, place: wholeUnit(absence.unit) })
      const count = describeSentences(absence.count)
      return { title: `${place} has no sentence ${absence.number}`, instead: `It has ${count}.` }
    }
    case 'incomplete':
      return incomplete(absence)
    case 'again': {
      const [first = '', second = ''] = absence.candidates.map((id) =>
        pinpoint({ document: absence.document, place: wholeUnit(id) }),
      )
      return { title: `The source prints ${first} twice`, instead: first === second ? '' : 'Which one?' }
    }
    case 'backwards':
      return {
        title: `${formatSpan(absence.span)} is in reverse order`,
        instead: `Did you mean ${formatSpan(turnRound(absence.span))}?`,
      }
  }
}

function describeSentences(count: number): string {
  if (count === 0) return 'no sentences of its own'
  return count === 1 ? 'one sentence' : `sentences 1–${count}`
}

function turnRound({ steps, to }: Span): Span {
  const last = steps.at(-1)
  if (last === undefined || to === null) return { steps, to }
  return { steps: [...steps.slice(0, -1), { ...last, number: to }], to: last.number }
}

/** "This document has paragraphs 1–12." */
export function whatExists(document: Document): string {
  const { first, last, kind } = mainRange(document)
  const [unit] = mainSeries(document)
  if (unit === undefined) return ''
  return `${document.short} has ${kind === 'paragraph' ? 'paragraphs' : pluralOf(unit)} ${first}–${last}.`
}

/** What a document has, counted: "99 articles". */
export function countUnits(document: Document): string {
  const series = knownBy(document)
  const [unit] = series
  if (unit === undefined) return 'no numbered parts'
  const isParagraph = unit.kind === 'paragraph'
  const noun = isParagraph ? ['paragraph', 'paragraphs'] : [singularOf(unit), pluralOf(unit)]
  return `${series.length.toLocaleString('en')} ${series.length === 1 ? noun[0] : noun[1]}`
}

/** The units that people know a document by: its articles, where it has any. */
export function knownBy(document: Document): readonly Unit[] {
  const articles = (treeOf(document).ofKind.get('article') ?? []).map(({ unit }) => unit)
  return articles.length > 0 ? articles : mainSeries(document)
}

function absentUnit({ step, document, nearest }: Absence & { kind: 'unit' }) {
  const series = mainSeries(document)
  const near = treeOf(document).byId.get(nearest ?? '')?.unit
  const isParagraph =
    near === undefined ? step.word === null : near.kind === 'paragraph' && !near.id.includes('.')
  if (isParagraph && series[0]?.kind === 'paragraph') {
    return { title: `There’s no ¶${step.number}`, instead: whatExists(document) }
  }
  const word = step.word === null ? (near === undefined ? 'unit' : singularOf(near)) : nameOf(step.word)
  const title = `${document.short} has no ${word} ${step.number}`
  if (near === undefined) return { title, instead: '' }
  const alike = treeOf(document).nodes.flatMap(({ unit, isQuoted }) =>
    !isQuoted && unit.kind === near.kind && unit.word === near.word ? [unit] : [],
  )
  const [first, last] = [alike[0]?.number, alike.at(-1)?.number]
  return { title, instead: `It has ${pluralOf(near)} ${first === last ? first : `${first}–${last}`}.` }
}

function absentInside({ step, document }: Absence & { kind: 'unit' }, parent: string) {
  const place = pinpoint({ document: document, place: wholeUnit(parent) })
  const unit = treeOf(document).byId.get(parent)?.unit
  const inner = unit === undefined ? [] : childrenOf(unit, document)
  const isParagraph = unit?.kind === 'paragraph' || unit?.kind === 'recital'
  const [first, last] = [inner[0], inner.at(-1)]
  const name = step.word === null ? '' : `${nameOf(step.word)} `
  const number = step.isOrdinal || step.word === 'sentence' ? step.number : `(${step.number})`
  if (first === undefined || last === undefined) {
    const isPlain = isParagraph && !parent.includes('.')
    return { title: isPlain ? `${place} has no items` : `${place} has no ${name}${number}`, instead: '' }
  }
  const called = inner.every(({ kind }) => kind === 'item') ? 'items' : 'parts'
  const title =
    called === 'items' && step.word === null
      ? `${place} has no item ${number}`
      : `${place} has no ${name}${number}`
  return { title, instead: `Its ${called} are (${first.number}) to (${last.number}).` }
}

function incomplete({ step, candidates, document }: Absence & { kind: 'incomplete' }) {
  const name = step.word === null ? 'unit' : nameOf(step.word)
  const [first] = candidates
  if (first === undefined) {
    return { title: `${document.short} has no ${name} ${step.number}`.trim(), instead: whatExists(document) }
  }
  return {
    title: `Which ${name} ${step.number}?`.replace(/ \?$/u, '?').replace(/\?$/u, ''),
    instead: `There are several. Name what it is in, such as ${pinpoint({ document: document, place: wholeUnit(first) })}.`,
  }
}

const names: Readonly<Record<string, string>> = {
  sign: 'section',
  sec: 'section',
  pp: 'preambular paragraph',
  op: 'operative paragraph',
  chast: 'part',
  punkt: 'paragraph',
  indent: 'bullet',
  number: 'number',
}

/** A unit's name by the word that was typed. */
function nameOf(word: Step['word']): string {
  return names[word ?? ''] ?? word ?? 'unit'
}

function pluralOf(unit: Unit): string {
  const noun = nounOf(unit)
  return noun === undefined
    ? `${unit.word === '' ? unit.kind : unit.word}s`
    : noun.plural.replace('numbered ', '')
}

function singularOf(unit: Unit): string {
  const noun = nounOf(unit)
  return noun === undefined ? (unit.word === '' ? unit.kind : unit.word) : nameOf(noun.key)
}

function nounOf({ word }: Unit) {
  return word === '' ? undefined : [...nouns.values()].find(({ prefixes }) => prefixes[0] === word)
}
