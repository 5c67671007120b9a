import { abridgeTyped, markLines } from '../../src/answer/change-lines.ts'
import { correctionOf } from '../../src/answer/correction.ts'
import { verdictTitle } from '../../src/answer/verdict-title.ts'
import { h, type Markup } from '../../src/app/http/markup.ts'
import type { Altered, QuotedPassage, Verdict } from '../../src/check/verdict.ts'
import { passageAddress, shortCitation } from '../../src/document/citation.ts'
import { withEdgesApart } from '../../src/message/blocks.ts'
import { markSpans } from '../../src/message/quoted-parts.ts'
import { type Range, sentenceRanges } from '../../src/text/sentences.ts'
import { words } from '../../src/words/words.ts'
import { attributesOf } from './languages.ts'
import { writeSpans } from './mark-words.ts'
import { readerWords } from './reader-words.ts'
import { type Shell, writeShell } from './write-shell.ts'

/** What a check came to: verdicts, or why there are none. Null where nothing was given. */
export type Checked = readonly Verdict[] | 'too long' | 'too short' | null

// As much as fits an address that every proxy passes on.
export const longestQuotation = 2_000
const mostVerdicts = 8
const mostPassages = 3
const longestTyped = 1_000

/** The page on which a quotation is compared with the documents, with the verdict on the one that its address carries. */
export function writeCheckPage(shell: Shell, typed: string, checked: Checked): string {
  const { id, short } = shell.document
  return writeShell(shell, {
    title: `${readerWords.checkTitle}: ${short}`,
    language: 'en',
    query: '',
    base: '',
    head: typed === '' ? null : h('meta', { name: 'robots', content: 'noindex' }),
    body: h('div.sheet.plain', {}, [
      h('main', { id: 'text', tabIndex: -1 }, [
        h('h1', {}, readerWords.checkTitle),
        h('p', {}, readerWords.checkWhat(short)),
        writeChecked(checked, id),
        h('form.quotation', { method: 'get', action: `${id}.check` }, [
          h('label', { htmlFor: 'text-to-check' }, readerWords.checkLabel),
          h('textarea', { id: 'text-to-check', name: 'text', rows: 5, maxLength: longestQuotation }, typed),
          h('button', { type: 'submit' }, readerWords.checkButton),
        ]),
        h('p', {}, h('a', { href: id }, readerWords.readDocument(short))),
      ]),
    ]),
  })
}

function writeChecked(checked: Checked, id: string): Markup {
  if (checked === null) return null
  if (checked === 'too long') return h('p.problem', {}, readerWords.checkTooLong(longestQuotation))
  if (checked === 'too short') return h('p.problem', {}, readerWords.checkTooShort)
  const more = checked.length - mostVerdicts
  return [
    checked.slice(0, mostVerdicts).map((verdict) => writeVerdict(verdict, id)),
    more > 0 ? h('p', {}, readerWords.checkMore(more)) : null,
  ]
}

function writeVerdict(verdict: Verdict, id: string): Markup {
  if (verdict.kind === 'absent') {
    const { quotation, beside } = verdict
    const title =
      beside === null ? readerWords.notHere : words.notInParagraphs(beside.what, beside.document.short)
    const query = new URLSearchParams({ q: quotation.slice(0, 200).toWellFormed() })
    return h('section.verdict.absent', {}, [
      h('h2', {}, title),
      h('blockquote', {}, abridgeTyped(quotation, longestTyped)),
      h('p', {}, h('a', { href: `${id}?${query}` }, readerWords.searchWords)),
    ])
  }
  const { quotation, passages, elisions, insertions } = verdict
  const lines = markLines(elisions, insertions)
  const isAltered = verdict.kind === 'altered'
  return h('section.verdict', { className: [isAltered ? 'altered' : 'exact'] }, [
    h('h2', {}, verdictTitle(verdict)),
    isAltered ? writeCorrection(verdict) : h('blockquote', {}, abridgeTyped(quotation, longestTyped)),
    lines.length === 0
      ? null
      : h(
          'ul',
          {},
          lines.map((line) => h('li', {}, line)),
        ),
    (isAltered ? [] : passages).slice(0, mostPassages).map(writePassage),
  ])
}

/** The sentences that the quotation changed, with what it added struck through and what it left out underlined. */
function writeCorrection(verdict: Altered): readonly Markup[] {
  const [first] = verdict.passages
  if (first === undefined) return []
  const { document, place } = first
  return [
    ...correctionOf(verdict, longestTyped).map(({ spans }) =>
      h(
        'blockquote.words',
        { ...attributesOf(document.language, 'en') },
        writeSpans(spans.flatMap(withEdgesApart)),
      ),
    ),
    h('p', {}, h('a', { href: passageAddress(document.id, place) }, shortCitation(first))),
    h('p.legend', {}, words.redPen),
  ]
}

/** The sentences that the quotation is of, with what matters in them marked, and the way to all of them. */
function writePassage(passage: QuotedPassage): Markup {
  const { document, place, parts, marks } = passage
  const isMarked = marks.some((inside) => inside.length > 0)
  return h('div.hit', {}, [
    h('a', { href: passageAddress(document.id, place) }, shortCitation(passage)),
    parts.flatMap(({ text }, index) => {
      const inside = marks[index] ?? []
      const seen = isMarked ? sentencesWith(text, document.language, inside) : { start: 0, end: text.length }
      if (seen === null) return []
      const length = seen.end - seen.start
      const shifted = inside.map(({ start, end }) => ({
        start: Math.max(0, start - seen.start),
        end: Math.min(length, end - seen.start),
      }))
      return h('p.words', { ...attributesOf(document.language, 'en') }, [
        seen.start > 0 ? '… ' : null,
        writeSpans(markSpans(text.slice(seen.start, seen.end), shifted)),
        seen.end < text.length ? ' …' : null,
      ])
    }),
  ])
}

/** The sentences from the first with a mark to the last; null where none has. */
function sentencesWith(text: string, language: string, marks: readonly Range[]): Range | null {
  const marked = sentenceRanges(text, language).filter((sentence) =>
    marks.some(({ start, end }) => start < sentence.end && end > sentence.start),
  )
  const [first, last] = [marked[0], marked.at(-1)]
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}
