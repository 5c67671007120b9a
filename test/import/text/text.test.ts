import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf, messagesOf } from '../draft-of.ts'

describe('Plain text', () => {
  it('whose lines are broken is joined, and divided by blank lines and labels', async () => {
    const draft = await draftOf(
      'HARBOUR RULES\n\nArticle 1\n\n1. A ship that enters\nthe harbour carries:\n(a) a lamp; and\n(b) a chart.\n2. Boats\npay no toll.\n',
      'rules.txt',
    )
    expect(draft.body).toContain(
      '1. A ship that enters the harbour carries:\n\n    - (a) a lamp; and\n\n    - (b) a chart.\n\n2. Boats pay no toll.',
    )
    expect(draft.series).toContain('article 1')
    expect(isPublishable(draft)).toBe(true)
  })

  it('of one paragraph a line stays divided so', async () => {
    const long =
      'The harbour master opens the gate at dawn and shuts it at dusk, whatever the weather and whoever asks him to do so.'
    const draft = await draftOf(`1. ${long}\n2. ${long}\n3. ${long}\n`, 'rules.txt')
    expect(draft.series).toEqual(['paragraphs 1–3'])
  })

  it('keeps what Markdown would take for its marks', async () => {
    const draft = await draftOf('A fee of *five* crowns_and_more is due.\n\n# is a sign.\n', 'rules.txt')
    expect(draft.body).toBe('A fee of *five* crowns_and_more is due.\n\n\\# is a sign.\n')
  })

  it('has the numbers of its pages left out, if there are several', async () => {
    const draft = await draftOf(
      '1. Ships pay.\n\nPage 1 of 2\f\n2. Boats wait.\n\nPage 2 of 2\n',
      'rules.txt',
    )
    expect(draft.body).toBe('1. Ships pay.\n\n2. Boats wait.\n')
    expect(draft.words).toMatchObject({ inFile: 14, inDocument: 6, leftOut: 8 })
  })

  it('of unknown encoding is read, and that is said', async () => {
    const bytes = Uint8Array.from('La jet\u00e9e est ouverte.', (sign) => sign.charCodeAt(0))
    const draft = await draftOf(bytes, 'pier.txt')
    expect(draft.body).toBe('La jetée est ouverte.\n')
    expect(messagesOf(draft)).toContain(
      'The file does not say how its characters are encoded; they were read as Windows-1252',
    )
  })
})
