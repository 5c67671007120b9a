import { describe, expect, it } from 'vitest'
import { accountFor } from '../../../src/import/write/conserve.ts'
import { readWritten } from '../../../src/import/write/read-written.ts'

function account(sourceText: string, body: string, more: { counted?: string[]; leftOut?: string[] } = {}) {
  const read = readWritten(body, { language: 'en' })
  const leftOut = (more.leftOut ?? []).map((text) => ({ text, why: 'furniture' }))
  return accountFor({ blocks: [], sourceText, leftOut, counted: more.counted ?? [] }, read)
}

describe('Words are conserved', () => {
  it('where each is in the document or left out', () => {
    const { unexplained, ...counts } = account('Gazette The pier is open.', 'The pier is open.', {
      leftOut: ['Gazette'],
    })
    expect(unexplained).toEqual({ lost: [], added: [] })
    expect(counts).toMatchObject({ inFile: 5, inDocument: 4, leftOut: 1, joined: [] })
  })

  it('and one that is lost, added or put in twice is found', () => {
    expect(account('The pier is not open.', 'The pier is open.').unexplained.lost).toEqual(['not'])
    expect(account('The pier is open.', 'The pier is not open.').unexplained.added).toEqual(['not'])
    expect(account('The pier.', 'The pier pier.').unexplained.added).toEqual(['pier'])
    expect(account('One pier.', 'One quay.').unexplained).toEqual({ lost: ['pier'], added: ['quay'] })
  })

  it('where numbers are counted by the program, but only those', () => {
    expect(account('Ships pay.', '1. Ships pay.').unexplained.added).toEqual(['1'])
    expect(account('Ships pay.', '1. Ships pay.', { counted: ['1.'] }).unexplained.added).toEqual([])
    expect(account('Ships pay.', 'Ships pay.', { counted: ['1.'] }).unexplained.lost).toEqual(['1'])
  })

  it('where words were broken; those that are nowhere in one piece are in doubt', () => {
    const { joined, unexplained } = account(
      'The harbour. A har-\nbour and a light-\nhouse.',
      'The harbour. A harbour and a lighthouse.',
    )
    expect(joined).toEqual([
      { word: 'harbour', isDoubtful: false },
      { word: 'lighthouse', isDoubtful: true },
    ])
    expect(unexplained).toEqual({ lost: [], added: [] })
  })

  it('where labels, headings, cells and notes hold them; the mark of a note may be printed or not', () => {
    const body =
      '## Article 1 Tolls\n\n- (1) Ships pay.[^2]\n\n| Boat | Toll |\n|---|---|\n| Skiff | five |\n\n[^2]: At the gate.\n'
    const words = 'Article 1 Tolls (1) Ships pay. Boat Toll Skiff five At the gate.'
    expect(account(words, body).unexplained).toEqual({ lost: [], added: [] })
    expect(account(`2 2 ${words}`, body).unexplained).toEqual({ lost: [], added: [] })
    expect(account(`2 2 2 ${words}`, body).unexplained.lost).toEqual(['2'])
    const glued = words.replace('pay.', 'pay2')
    expect(account(glued, body).unexplained).toEqual({ lost: [], added: [] })
    expect(account(`${glued} pay2`, body).unexplained.lost).toEqual(['pay2'])
  })
})
