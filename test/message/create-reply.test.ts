import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createReply } from '../../src/message/create-reply.ts'
import type { Offer } from '../../src/message/reply.ts'
import { spanOf } from '../spans.ts'

function show(paragraph: number, label = `Show ¶${paragraph}`): Offer {
  const spans = [spanOf({ kind: 'paragraphs', from: paragraph, to: paragraph })] as const
  return { label, command: { kind: 'show', reference: { document: null, spans }, at: 0 } }
}

describe('createReply', () => {
  it('keeps the first of the buttons with one command, those in the blocks before the others', () => {
    const line = { citation: '¶1', excerpt: ['One'] }
    const { blocks, offers, choices, menu } = createReply({
      title: 'T',
      blocks: [
        { kind: 'hits', heading: 'Also', hits: [1, 1, 2].map((each) => ({ ...line, offer: show(each) })) },
      ],
      offers: [show(2), show(4, 'First'), show(1), show(4, 'Second')],
      choices: [
        { label: 'More', offers: [show(4), show(5)] },
        { label: 'None', offers: [show(1)] },
      ],
      menu: [show(5), show(6)],
    })
    expect(blocks).toMatchObject([{ hits: [{ offer: show(1) }, { offer: null }, { offer: show(2) }] }])
    expect(offers).toEqual([show(4, 'First')])
    expect(choices).toEqual([{ label: 'More', offers: [show(5)] }])
    expect(menu).toEqual([show(6)])
  })

  it('leaves out what no button can carry, and what is more than a message has room for', () => {
    const long: Offer = { label: 'Next', command: { kind: 'search', text: 'x'.repeat(120), at: 1 } }
    const many = Array.from({ length: 40 }, (_, index) => show(index))
    const of = (given: object) => createReply({ title: 'T', blocks: [], ...given })
    expect(of({ offers: [long, ...many] }).offers).toEqual(many.slice(0, 25))
    expect(of({ menu: [long, ...many] }).menu).toEqual(many.slice(0, 4))
    expect(of({ choices: [{ label: 'More', offers: [long, ...many] }] }).choices[0]?.offers).toEqual(
      many.slice(0, 25),
    )
  })

  it('cuts a title and a label between characters, with an …, on one line', () => {
    const { title, offers } = createReply({
      title: `a\n${'👨‍👩‍👧‍👦'.repeat(20)}`,
      blocks: [],
      offers: [show(1, 'label '.repeat(20))],
    })
    expect(title).toBe(`a ${'👨‍👩‍👧‍👦'.repeat(10)}…`)
    expect(offers[0]?.label).toBe(`${'label '.repeat(6)}lab…`)
    expect(createReply({ title: 'x'.repeat(120), blocks: [] }).title).toBe('x'.repeat(120))
  })

  it('makes every reply that there is', () => {
    const files = ['src', 'adapters'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/u.test(name))
        .map((name) => join(folder, name)),
    )
    const makers = files.filter((file) => /kind: 'reply',/u.test(readFileSync(file, 'utf8')))
    expect(makers).toEqual(['src/message/create-reply.ts'])
  })
})
