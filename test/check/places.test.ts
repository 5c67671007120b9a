import { describe, expect, it } from 'vitest'
import { type Checker, createChecker } from '../../src/check/checker.ts'
import { findCitations } from '../../src/check/ways/own-citation.ts'
import { fullCitation, pinpoint, shortCitation, sourcePinpoint } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { type Passage, passageText } from '../../src/document/passage.ts'
import { treeOf } from '../../src/document/tree.ts'
import { blockText } from '../../src/message/blocks.ts'
import { quotePassage } from '../../src/message/passage-block.ts'
import { documentOf, passageOf } from '../document/pinpoint/document.ts'
import { texts } from '../document/pinpoint/texts.ts'
import { processorMs } from '../processor-time.ts'
import { someOf } from '../run-length.ts'

function checkerOf(document: Document): Checker {
  return createChecker({ documents: [document], main: document, unsealed: [] })
}

function kindsOf(text: string, checker: Checker): readonly string[] {
  return [...new Set(checker.check(text).map(({ kind }) => kind))]
}

/** How a passage is quoted with its place. */
function quotesOf(passage: Passage): readonly string[] {
  const words = passageText(passage)
  const short = shortCitation(passage)
  return [
    blockText(quotePassage(passage, [], true)),
    blockText(quotePassage(passage, [], false)),
    `“${words}” (${short})`,
    `“${words}” (${pinpoint(passage)})`,
    `${words} — ${short}`,
    `${short}: “${words}”`,
    `${short} ${words}`,
    `“${words}” (${fullCitation(passage)})`,
    `“${words}”, ${passage.document.short}, ${sourcePinpoint(passage)}`,
  ]
}

describe('a quotation beside its place', () => {
  it.each(Object.entries(texts))('%s: is exact, whatever the place', (language, text) => {
    const document = documentOf(text, language)
    const checker = checkerOf(document)
    const passages = [...treeOf(document).byId.keys()]
      .map((id) => passageOf(id, document))
      .filter((passage) => kindsOf(passageText(passage), checker).join() === 'exact')
    expect(passages.length).toBeGreaterThan(3)
    for (const passage of someOf(passages, 8)) {
      for (const quote of quotesOf(passage)) expect(kindsOf(quote, checker), quote).toEqual(['exact'])
    }
  })

  it('of sentences, or with its lead-in, is exact', () => {
    const document = documentOf(texts.fr ?? '', 'fr')
    const whole = passageOf('art6.1.sub2', document)
    const place = { unit: 'art6.1.sub2', sentences: { from: 1, to: 1 } }
    const cited = sourcePinpoint({ document, place })
    expect(cited).toBe('article 6, paragraphe 1, deuxième alinéa, première phrase')
    const [first = ''] = passageText(whole).split('. ')
    expect(kindsOf(`« ${first}. » (Accord, ${cited})`, checkerOf(document))).toEqual(['exact'])
    const led = sourcePinpoint({ document, place: { unit: 'art6.1.f', sentences: null, withLeadIn: true } })
    expect(kindsOf(`« Un feu est allumé si » (Accord, ${led})`, checkerOf(document))).toEqual(['exact'])
  })
})

describe('a place in the quoted words themselves', () => {
  const document = documentOf(`
## Article 6 Dues

1. A ship pays the dues that are laid down under Article 6.

2. A ship that sails at night pays twice (Article 6), and nothing else.

## Article 7 Fines

1. Whoever pays late pays the fine that the harbour master sets, Article 6.
`)
  const checker = checkerOf(document)

  it.each([
    'A ship pays the dues that are laid down under Article 7.',
    'A ship that sails at night pays twice (Article 7), and nothing else.',
    'Whoever pays late pays the fine that the harbour master sets, Article 7.',
    'A ship that sails at night pays twice (Article 7)',
  ])('is never taken for a citation: %s', (text) => {
    expect(kindsOf(text, checker)).toEqual(['altered'])
    expect(kindsOf(text.replace('Article 7', 'Article 6'), checker)).toEqual(['exact'])
  })

  it('does not hide what is altered before it', () => {
    expect(
      kindsOf('“A ship pays the fees that are laid down under Article 6.” (Accord art. 6(1))', checker),
    ).toEqual(['altered'])
  })
})

describe('finding places in a text', () => {
  const document = documentOf(texts.en ?? '')
  const library = { documents: [document], main: document, unsealed: [] }

  it.each([
    'art. 6(1)(f)',
    'art. 6(1)(f)(i) ',
    'Article 6(1), ',
    'Accord art. ',
    '(art. 6(1) ',
    '\uE000',
    'annex I, ',
  ])('takes time in proportion to it: %j', (unit) => {
    const text = unit.repeat(Math.ceil(20_000 / unit.length))
    // Far more than it takes.
    expect(processorMs(() => findCitations(text, library))).toBeLessThan(1_500)
  })
})
