import { describe, expect, it } from 'vitest'
import { preview as discord } from '../../adapters/discord/platform-preview.ts'
import { preview as slack } from '../../adapters/slack/platform-preview.ts'
import { createActionForm } from '../../src/answer/forms/action-form.ts'
import { createDigestForm } from '../../src/answer/forms/digest-form.ts'
import { createDraftForm } from '../../src/answer/forms/draft-form.ts'
import { forms } from '../../src/answer/forms/forms.ts'
import { createQuoteForm } from '../../src/answer/forms/quote-form.ts'
import type { EnteredValues, PlatformPreview } from '../../src/app/platform-preview.ts'
import type { Command } from '../../src/command/command.ts'
import type { Form } from '../../src/message/form.ts'
import type { WaitingDraft } from '../../src/publishing/publisher.ts'
import { createTestBot, vancouver } from '../library.ts'
import { spanOf } from '../spans.ts'

// One form, drawn and read back by every platform: what is entered in it means the same.

const bot = createTestBot(vancouver)
const place = { platform: 'Test', workspace: 'T1', channel: 'C1', thread: null }
const item = {
  document: null,
  spans: [spanOf({ kind: 'items', paragraph: 11, from: 'c', to: 'c' })],
} as const
const draft: WaitingDraft = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  fileName: 'lantern.html',
  format: 'html',
  by: { id: 'U1', name: 'Ana' },
  changedAt: 0,
  body: '',
  isEdited: false,
  edits: { added: [], taken: [] },
  details: {
    ...{ name: 'lantern', title: 'The Lantern Accord', short: 'Lantern', date: '', issuer: '', source: '' },
    ...{ rights: '', language: 'en', actions: '' },
  },
  guessed: {},
  missing: ['date', 'issuer', 'source'],
  warnings: [],
  problems: [],
  replaces: null,
  series: [],
  words: {
    ...{ inFile: 0, counted: 0, inDocument: 0, leftOut: 0, joined: [] },
    unexplained: { lost: [], added: [] },
  },
  leftOut: [],
}
const suggestions = [{ label: '¶5', text: '5' }]
const options = { title: 'Quote', carried: '123', isReply: true, suggestions }

describe.each([slack, discord])('The forms of $name', (preview) => {
  it('change of an action item what was changed in them', async () => {
    const [passage] = bot.find('11(c)', 1).hits.map((hit) => hit.passage)
    if (passage === undefined) throw new Error('there is no 11(c)')
    const status = {
      passage: '11.c',
      state: 'done',
      owner: { id: '100000000000000002', name: 'Ana' },
    } as const
    const form = createActionForm(item, { passage, status })
    const owner = ['100000000000000002']
    expect(enter(preview, form, { state: ['done'], owner, note: [] })).toEqual({
      kind: 'action',
      reference: item,
    })
    expect(enter(preview, form, { state: ['open'], owner: [], note: [' a note '] })).toEqual({
      kind: 'change action',
      reference: item,
      state: 'open',
      owner: 'nobody',
      note: 'a note',
    })
    expect(enter(preview, form, { state: ['done'], owner: ['100000000000000003'], note: [] })).toMatchObject({
      state: null,
      owner: { id: '100000000000000003', name: null },
    })
  })

  it('set a digest, and find what is wrong with it by input', () => {
    const form = createDigestForm(null, 'Europe/London')
    const days = preview === slack ? ['1', '6'] : ['mon', 'sat']
    const set = enter(preview, form, { time: ['07:15'], zone: ['Asia/Seoul'], days })
    expect(set).toEqual({ kind: 'set digest', document: null, words: '07:15 Asia/Seoul Monday Saturday' })
    expect(forms.digest.findErrors(set)).toEqual({})
    const wrong = enter(preview, form, { time: ['07:15'], zone: ['Europe/Atlantis'], days })
    expect(Object.keys(forms.digest.findErrors(wrong))).toEqual(['zone'])
  })

  it('fill in what is missing of a draft, first of all, and say what can’t be right', () => {
    const form = createDraftForm(draft)
    const drawn = JSON.stringify(preview.renderForm(form ?? never(), place))
    expect(drawn.indexOf('Issuer')).toBeLessThan(drawn.indexOf('"Title"'))
    const filled = enter(preview, form, { date: ['2 April 2031'], issuer: ['The Council'], source: [] })
    expect(filled).toMatchObject({ kind: 'change draft', draft: draft.id })
    expect(filled).toMatchObject({ details: { date: '2031-04-02', issuer: 'The Council' } })
    expect(JSON.stringify(filled)).not.toContain('"source"')
    expect(forms.draft.findErrors(filled)).toEqual({})
    for (const [date, source] of [
      ['5/1/2031', 'example.org'],
      ['31 February 2031', 'javascript:alert(1)'],
    ] as const) {
      const wrong = enter(preview, form, { date: [date], source: [source] })
      expect(Object.keys(forms.draft.findErrors(wrong))).toEqual(['date', 'source'])
    }
  })

  it('quote a passage, with context and a comment, and say where there is none', () => {
    const form = createQuoteForm(options)
    expect(enter(preview, form, { passage: ['5'], context: ['context'], comment: ['mine'] })).toMatchObject({
      kind: 'quote',
      withContext: true,
      comment: 'mine',
      reference: { spans: [spanOf({ kind: 'paragraphs', from: 5, to: 5 })] },
    })
    const none = enter(preview, form, { passage: [], comment: ['mine'] })
    expect(forms.quote.findErrors(none)).toEqual({ passage: expect.stringMatching(/passage/u) })
  })

  it('offer the sentences of the passage that was chosen', () => {
    const changed = forms.quote.change(bot, { title: 'Quote', carried: '' }, '5')
    const quote = enter(preview, changed, { passage: ['5'], sentences: ['2', '3'] })
    expect(quote).toMatchObject({
      reference: { spans: [spanOf({ kind: 'sentences', paragraph: 5, item: null, from: 2, to: 3 })] },
    })
    const several = forms.quote.change(bot, { title: 'Quote', carried: '' }, '5-6')
    expect(several?.inputs.map(({ name }) => name)).not.toContain('sentences')
  })

  it('of another version are none', () => {
    const body = JSON.parse(JSON.stringify(preview.renderForm(createQuoteForm(options), place)))
    expect(preview.readForm({ ...body, callback_id: 'old', custom_id: 'old:1' }, {})).toBeNull()
  })
})

function never(): never {
  throw new Error('there is no form')
}

/** The command that a form is read as, once it was drawn and this was entered in it. */
function enter(preview: PlatformPreview, form: Form | null, entered: EnteredValues): Command {
  if (form === null) throw new Error('there is no form')
  const read = preview.readForm(preview.renderForm(form, place), entered)
  if (read === null) throw new Error('the form is not read')
  expect(read).toMatchObject({ kind: form.kind, carried: form.carried })
  return forms[read.kind].read(bot, read.carried, read.entered)
}
