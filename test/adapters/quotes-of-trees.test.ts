import { describe, expect, it } from 'vitest'
import { renderReply as renderForDiscord } from '../../adapters/discord/render/render.ts'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import { quoteReply } from '../../src/answer/quote-reply.ts'
import { createChecker } from '../../src/check/checker.ts'
import { type Passage, passageText, referenceTo } from '../../src/document/passage.ts'
import { treeOf } from '../../src/document/tree.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { createAsker } from '../asker.ts'
import { documentOf, passageOf } from '../document/pinpoint/document.ts'
import { texts } from '../document/pinpoint/texts.ts'
import { textsOf } from './quote-texts.ts'

const by = createAsker('U1', 'Alice Smith')

function quote(passage: Passage, comment: string | null = null): Reply {
  const library = { documents: [passage.document], main: passage.document, unsealed: [] }
  const command = {
    kind: 'quote',
    withContext: false,
    comment,
    reference: referenceTo(passage, library),
  } as const
  return quoteReply(command, [passage], by, 'post', library)
}

describe('a quote of a tree', () => {
  it.each(Object.entries(texts))('%s: is exact on every platform', (language, text) => {
    const document = documentOf(text, language)
    const checker = createChecker({ documents: [document], main: document, unsealed: [] })
    const kindsOf = (said: string) => [...new Set(checker.check(said).map(({ kind }) => kind))]
    const passages = [...treeOf(document).byId.keys()]
      .map((id) => passageOf(id, document))
      // A quotation of two words beside others is none.
      .filter(
        (passage) =>
          kindsOf(`Quoted by Alice Smith\n> ${passageText(passage).replaceAll('\n', '\n> ')}`).join() ===
          'exact',
      )
    expect(passages.length).toBeGreaterThan(1)
    for (const passage of passages) {
      for (const [how, all] of Object.entries(textsOf(quote(passage, 'Is this what was said?')))) {
        for (const said of all) expect(kindsOf(said), `${how}\n${said}`).toEqual(['exact'])
      }
      // Beside so few words a byline would count as some of them.
      const copied = renderPlainText(quote(passage)).replace(/^Quoted by .*\n+/u, '')
      expect(kindsOf(copied), copied).toEqual(['exact'])
    }
  })

  const document = documentOf(texts.en ?? '')

  it('sets in what is inside an item, and shows notes apart', () => {
    expect(
      renderPlainText(quote(passageOf('art6.1', document)))
        .split('\n')
        .slice(0, 8),
    ).toEqual([
      'Quoted by Alice Smith',
      '',
      'A light is lit only if one of these holds: it is said here.',
      '(a) it is dark;',
      '(f) it is foggy:',
      '  (i) by day;',
      '  (ii) by night.',
      'The second text goes on. It has two sentences.',
    ])
    expect(renderPlainText(quote(passageOf('rule7.2', document)))).toMatch(
      /^Boats float\.\nAccord, Rule 7\(2\)|Boats float\.\n[^\n]*\nNote 4: Not all of them\.$/mu,
    )
    expect(JSON.stringify(renderForSlack(quote(passageOf('rule7.2', document))))).toContain(
      '"context","elements":[{"type":"plain_text","text":"Note 4: Not all of them.',
    )
    expect(JSON.stringify(renderForDiscord(quote(passageOf('rule7.2', document))))).toContain(
      '-# Note 4: Not all of them.',
    )
  })

  it('shows headings and the heads of tables strong, and that a unit is repealed as our word', () => {
    const slack = JSON.stringify(renderForSlack(quote(passageOf('ch2', document))))
    expect(slack).toContain('{"type":"text","text":"Article 6 Lights","style":{"bold":true}}')
    expect(slack).toContain('{"type":"text","text":"[repealed]","style":{"italic":true}}')
    const annex = JSON.stringify(renderForDiscord(quote(passageOf('annex1', document))))
    expect(annex).toContain('Code \\\\| Rate**')
    expect(renderPlainText(quote(passageOf('annex1', document)))).toContain(
      '(a) low.\nCode | Rate\n0101 | 5 %',
    )
  })
})
