import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf } from '../draft-of.ts'

describe('Markdown', () => {
  it('loses its marks, not its words, and says what its front matter does', async () => {
    const draft = await draftOf(
      '---\ntitle: "Harbour Rules"\nauthor: The Isles\ndate: 2031-04-02\n---\n\n## Article 1\n\n1\\. **Ships** carry a [lamp](https://isles.example).\n\n   (a) by night;\n\n   (b) in fog.\n',
      'rules.md',
    )
    expect(draft.body).toContain('1. Ships carry a lamp.\n\n    - (a) by night;\n\n    - (b) in fog.')
    expect(draft.guesses).toMatchObject({
      title: { value: 'Harbour Rules', certainty: 'likely' },
      date: { value: '2031-04-02', certainty: 'stated' },
      issuer: { value: 'The Isles' },
    })
    expect(isPublishable(draft)).toBe(true)
  })

  it('is recognised without its ending', async () => {
    expect((await draftOf('## Article 1\n\nShips **wait**.\n', 'rules')).format).toBe('markdown')
    expect((await draftOf('Ships wait.\n', 'rules')).format).toBe('text')
  })
})
