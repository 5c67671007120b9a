import { describe, expect, it } from 'vitest'
import { searchForMessage } from '../../src/command/read-message.ts'

describe('A message that is searched for', () => {
  it.each([
    ['the talks -china said no', 'the talks china said no'],
    ['see in:sanctions for more', 'see in sanctions for more'],
    ['he said “no deal” twice', 'he said  no deal  twice'],
    ['ask <@U1> about cyber', 'ask   about cyber'],
    ['a drop of –20 per cent', 'a drop of 20 per cent'],
  ])('has no operators: %s', (message, text) => {
    expect(searchForMessage(message)).toEqual({ kind: 'search', text, at: 0 })
  })

  it('holds a quotation where it marks one of three words or more', () => {
    const said = 'He said “sanctions are a tool of diplomacy”, didn’t he?'
    expect(searchForMessage(said).quotation).toBe('sanctions are a tool of diplomacy')
    expect(searchForMessage('> sanctions are a tool\nreally?').quotation).toBe('sanctions are a tool')
  })
})
