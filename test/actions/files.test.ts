import { parse } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { actionItemsOf } from '../../src/actions/action-items.ts'
import { withStatuses } from '../../src/actions/statuses.ts'
import { writeCsv } from '../../src/actions/write-csv.ts'
import { writeIcs } from '../../src/actions/write-ics.ts'
import type { Document } from '../../src/document/document.ts'
import { passageText } from '../../src/document/passage.ts'
import { hostileDocument } from '../adapters/hostile.ts'
import { createAsker } from '../asker.ts'
import { type Desk, setUpDesk } from '../digest/set-up.ts'
import { both, harbour, vancouver } from '../library.ts'
import { numberedParagraphs } from '../numbered-paragraphs.ts'
import { letterOf, paragraphsOf } from '../plain.ts'
import { spanOf } from '../spans.ts'

const record = z.record(z.string(), z.string())

async function fileOf(
  { bot }: Desk,
  typed: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const answer = await bot.answer(bot.read(typed), createAsker('U1', 'Ana'))
  const blocks = answer.kind === 'reply' ? answer.blocks : []
  const [file] = blocks.flatMap((block) => (block.kind === 'copy' ? [block] : []))
  return { name: file?.file ?? '', text: file?.text ?? '' }
}

async function change({ ask }: Desk, typed: string): Promise<void> {
  await ask(typed, createAsker('U2', 'Ben, "the" <@U1>'))
}

describe('actions csv', () => {
  it('has a line for each item, word for word, and one for each change', async () => {
    const desk = await setUpDesk()
    await change(desk, 'action 11c in progress mine')
    await change(desk, 'action 11c done shipped, "in" June; really')
    const { name, text } = await fileOf(desk, 'actions csv')
    expect(name).toBe('vancouver-2018-actions.csv')
    const lines = z.array(record).parse(parse(text, { columns: true, bom: true }))
    const items = lines.filter(({ kind }) => kind === 'item')
    expect(items.map(({ words }) => words)).toEqual(actionItemsOf(vancouver.main).map(passageText))
    expect(items.map(({ state }) => state)).toEqual(['open', 'open', 'done', ...Array(6).fill('open')])
    expect(items[2]).toMatchObject({
      reference: 'Vancouver 2018 ¶11(c)',
      section: 'Next Steps',
      owner: 'Ben, "the" <@U1>',
      source: vancouver.main.source,
    })
    const changes = lines.filter(({ kind }) => kind === 'change')
    expect(changes.map(({ state, note }) => [state, note])).toEqual([
      ['in progress', ''],
      ['done', 'shipped, "in" June; really'],
    ])
    expect(changes[0]?.changed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u)
  })

  it('keeps a spreadsheet from reading a note as a formula', async () => {
    const desk = await setUpDesk()
    await change(desk, 'action 11c note =HYPERLINK("https://example.org")')
    const { text } = await fileOf(desk, 'actions csv')
    const lines = z.array(record).parse(parse(text, { columns: true, bom: true }))
    expect(lines.at(-1)?.note).toBe('\'=HYPERLINK("https://example.org")')
  })

  it('carries markup as it stands', async () => {
    const desk = await setUpDesk(harbour)
    const { text } = await fileOf(desk, 'actions csv')
    const lines = z.array(record).parse(parse(text, { columns: true, bom: true }))
    expect(lines.map(({ words }) => words)).toEqual(actionItemsOf(harbour.main).map(passageText))
  })
})

describe('A file', () => {
  const document = { ...hostileDocument(300), actions: [spanOf({ kind: 'paragraphs', from: 1, to: 300 })] }
  const dangerous: Document = {
    ...document,
    parts: numberedParagraphs(
      paragraphsOf(document).map(
        ({ parts }, index) => `${'=+-@\uFF1D'.charAt(index % 5)}${parts[0]?.text ?? ''}`,
      ),
    ),
  }
  const items = withStatuses(actionItemsOf(dangerous), [])
  const words = items.map(({ passage }) => passageText(passage))

  it('has every word of a hostile document as it stands, as CSV', () => {
    const lines = z.array(record).parse(parse(writeCsv(items, []), { columns: true, bom: true }))
    expect(lines.map((line) => line.words)).toEqual(words)
  })

  it('has every word of a hostile document as it stands, as iCalendar', () => {
    const tracker = { platform: 'Test', workspace: 'T1', document: 'hostile' }
    const text = writeIcs(tracker, items, [], 0)
    const todos = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtodo')
    const said = todos.map((todo) => String(todo.getFirstPropertyValue('description')))
    expect(said.map((each, index) => each.startsWith(`${words[index]}\n`))).toEqual(words.map(() => true))
  })
})

describe('actions ics', () => {
  it('has a to-do for each item, with its state, that a calendar reads back', async () => {
    const desk = await setUpDesk()
    await change(desk, 'action 11a in progress')
    await change(desk, 'action 11b done')
    await change(desk, 'action 11c dropped no longer\nneeded')
    const { name, text } = await fileOf(desk, 'actions ics')
    expect(name).toBe('vancouver-2018-actions.ics')
    const todos = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vtodo')
    const read = (todo: ICAL.Component, property: string): string =>
      String(todo.getFirstPropertyValue(property))
    expect(todos.map((todo) => read(todo, 'summary'))).toEqual(
      actionItemsOf(vancouver.main).map(
        (passage) => `Vancouver 2018 ¶11(${letterOf(passage)}): ${passageText(passage)}`,
      ),
    )
    expect(todos.map((todo) => read(todo, 'status'))).toEqual([
      'IN-PROCESS',
      'COMPLETED',
      'CANCELLED',
      ...Array(6).fill('NEEDS-ACTION'),
    ])
    expect(read(todos[2] ?? new ICAL.Component('vtodo'), 'description')).toContain('no longer needed')
    expect(new Set(todos.map((todo) => read(todo, 'uid'))).size).toBe(9)
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  })

  it('keeps the id of a to-do from file to file, and tells documents apart', async () => {
    const desk = await setUpDesk(both)
    const uids = (text: string): readonly string[] =>
      [...text.matchAll(/^UID:(.*)$/gmu)].map(([, id]) => id ?? '')
    const first = uids((await fileOf(desk, 'actions ics')).text)
    await change(desk, 'action 11a done')
    expect(uids((await fileOf(desk, 'actions ics')).text)).toEqual(first)
    const others = uids((await fileOf(desk, 'actions harbour-2031 ics')).text)
    expect(others.some((id) => first.includes(id))).toBe(false)
  })
})
