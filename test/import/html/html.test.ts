import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf, messagesOf } from '../draft-of.ts'

describe('A web page', () => {
  it('has its lists counted, its scripts left out and its notes apart', async () => {
    const draft = await draftOf(
      '<!doctype html><html lang="en"><head><title>Harbour Act</title><script>var x</script></head><body><h1>Harbour Act</h1><h2>Article 1</h2><ol><li>Ships pay.<a id="c1" href="#n1">*</a></li><li>Boats don’t.</li></ol><p><a id="n1" href="#c1">*</a> At the gate.</p></body></html>',
    )
    expect(draft.body).toBe('## Article 1\n\n1. Ships pay.[^*]\n\n2. Boats don’t.\n\n[^*]: At the gate.\n')
    expect(draft.guesses.title).toEqual({ value: 'Harbour Act', certainty: 'likely' })
    expect(draft.words).toMatchObject({ counted: 2, leftOut: 2 })
    expect(isPublishable(draft)).toBe(true)
  })

  it('has the lines that breaks divide: doubled ones, and those before a label', async () => {
    const draft = await draftOf(
      '<!doctype html><p>Ships carry<br>these:<br>(a) a lamp;<br>(b) a chart.<br><br>Boats carry<br>neither.</p>',
    )
    expect(draft.body).toBe('Ships carry these:\n\n- (a) a lamp;\n\n- (b) a chart.\n\nBoats carry neither.\n')
  })

  it('from right to left is text like any other', async () => {
    const draft = await draftOf(
      '<!doctype html><html dir="rtl"><body><h2>المادة ١</h2><p>الميناء مفتوح للسفن.</p></body></html>',
      'harbour.html',
      null,
    )
    expect(draft.guesses.language).toEqual({ value: 'ar', certainty: 'likely' })
    expect(draft.series).toEqual(['article 1'])
    expect(isPublishable(draft)).toBe(true)
  })

  it('says where cells are merged, and what marks amendments', async () => {
    const draft = await draftOf(
      '<!doctype html><p class="arrow">▼M2</p><p>Tolls are paid:</p><table><tr><td colspan="2">Tolls</td></tr><tr><td>Boat</td><td>five</td></tr></table>',
    )
    expect(messagesOf(draft)).toContain('left out as an amendment mark (1 word): “▼M2”')
    expect(messagesOf(draft)).toContain('a table has merged cells, which a document can’t hold')
  })

  it('in an old encoding is read as it says', async () => {
    const bytes = Uint8Array.from(
      '<!doctype html><meta charset="iso-8859-1"><p>La jet\u00e9e est ouverte.</p>',
      (sign) => sign.charCodeAt(0),
    )
    expect((await draftOf(bytes)).body).toBe('La jetée est ouverte.\n')
  })
})
