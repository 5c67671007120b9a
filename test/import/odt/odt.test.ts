import { describe, expect, it } from 'vitest'
import { isPublishable } from '../../../src/import/draft.ts'
import { draftOf, messagesOf } from '../draft-of.ts'
import { odtOf } from '../make-files.ts'

const styles = `<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="" text:display-levels="2"/></text:list-style>`
const item = (text: string, inner = '') => `<text:list-item><text:p>${text}</text:p>${inner}</text:list-item>`
const list = (items: string, more = '') => `<text:list text:style-name="L1"${more}>${items}</text:list>`

describe('An OpenDocument text', () => {
  it('has the numbers of its lists, of several levels and through what is between', async () => {
    const body = [
      list(item('Ships pay.', list(item('Boats pay half.')))),
      '<text:p>Nobody is let in without.</text:p>',
      list(item('Ships wait.'), ' text:continue-numbering="true"'),
    ]
    const draft = await draftOf(odtOf(body.join(''), styles))
    expect(draft.body).toContain('1. Ships pay.\n\n    - 1.1 Boats pay half.')
    expect(draft.body).toContain('2. Ships wait.')
    expect(draft.words).toMatchObject({ counted: 4, unexplained: { lost: [], added: [] } })
  })

  it('has its notes apart, and tells of what was deleted under tracking', async () => {
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:date xmlns:dc="d">2031</dc:date></office:change-info><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>The pier<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Of stone.</text:p></text:note-body></text:note> is open.<office:annotation><text:p>Why?</text:p></office:annotation></text:p>'
    const draft = await draftOf(odtOf(body))
    expect(draft.body).toBe('The pier[^1] is open.\n\n[^1]: Of stone.\n')
    expect(messagesOf(draft)).toContain(
      'the file has tracked changes: 0 insertions kept, 1 deletion left out (“never”)',
    )
    expect(messagesOf(draft)).toContain('one comment was left out')
    expect(isPublishable(draft)).toBe(true)
  })
})
