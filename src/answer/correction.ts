import { drawRedPen, type PenSentence } from '../check/red-pen.ts'
import type { Altered, Exact } from '../check/verdict.ts'
import type { Library } from '../document/library.ts'
import { listSentences, type Passage, referenceTo } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import { citePassage } from '../message/passage-block.ts'
import type { Block } from '../message/reply.ts'
import { cleanTyped } from '../text/clean-typed.ts'
import { type Span, textOf } from '../text/span.ts'

/**
 * The sentences that a quotation touches, with what it added and left out, or, where it is right, its words marked; at
 * most so many characters, … standing for the sentences that are left out. Empty where nothing was found.
 */
export function correctionOf(verdict: Exact | Altered, most: number): readonly Block<'correction'>[] {
  const [first] = verdict.passages
  if (first === undefined) return []
  const isAltered = verdict.kind === 'altered'
  // An exact quotation may stand in many places, and each is the same.
  const sentences = drawRedPen(isAltered ? verdict : { ...verdict, passages: [first] })
  const spans = fitSentences(
    sentences.map((sentence) => spansOf(sentence, verdict.kind)),
    most,
  )
  return [{ kind: 'correction', section: first.section, spans, citation: citePassage(first) }]
}

/** What a quotation should have quoted: the sentences that it touches, or all of its passages where it goes over several. */
export function correctReference(verdict: Altered, library: Library): Reference {
  const [first, second] = verdict.passages
  const all = verdict.passages.map((passage) => referenceTo(passage, library))
  const whole = { document: all[0]?.document ?? null, spans: all.flatMap(({ spans }) => spans) }
  if (first === undefined || second !== undefined) return whole
  const touched = new Set(drawRedPen(verdict).map(ownText))
  return sentencesOf(first, touched, library) ?? whole
}

/** The run of a passage's sentences from the first to the last of these; null where that is all of it, or none is found. */
function sentencesOf(passage: Passage, texts: ReadonlySet<string>, library: Library): Reference | null {
  const { document, place } = passage
  const sentences = listSentences(passage)
  const found = sentences.map((text) => texts.has(text))
  const [from, to] = [found.indexOf(true) + 1, found.lastIndexOf(true) + 1]
  if (place.sentences !== null || from === 0 || (from === 1 && to === sentences.length)) return null
  return referenceTo({ document, place: { ...place, sentences: { from, to } } }, library)
}

function ownText(sentence: PenSentence): string {
  return sentence.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('')
}

/** A sentence as spans; what was added has a space on the side where the sentence goes on. */
function spansOf(sentence: PenSentence, verdict: (Exact | Altered)['kind']): readonly Span[] {
  return sentence.map(({ kind, text }, at): Span => {
    if (kind === 'added') {
      const said = cleanTyped(text)
      return { mark: 'added', text: at === sentence.length - 1 ? ` ${said}` : `${said} ` }
    }
    // What is word for word leaves out only what changes nothing.
    if (kind === 'missing') return verdict === 'exact' ? text : { mark: 'missing', text }
    return kind === 'same' && verdict !== 'altered' ? { mark: 'match', text } : text
  })
}

function fitSentences(sentences: readonly (readonly Span[])[], most: number): readonly Span[] {
  const shown: Span[] = []
  let room = most
  for (const [at, spans] of sentences.entries()) {
    room -= textOf(spans).length
    // The first is shown whatever its length: it fits into a message of its own.
    if (room < 0 && at > 0) return [...shown, ' …']
    shown.push(...(at > 0 ? [' '] : []), ...spans)
  }
  return shown
}
