import { describe, expect, it } from 'vitest'
import { readText, readTyped, withoutMention } from '../../../adapters/slack/render/text.ts'

describe('Text as Slack delivers it', () => {
  it.each([
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['<!channel> <!here|here> <#C1|general> <#C2|>', '@channel @here general #C2'],
    [
      '<https://example.org|the text> <https://example.org> <mailto:a@b.org|a@b.org>',
      'the text https://example.org a@b.org',
    ],
    ['<https://example.org/?a=1&amp;b=2|A &amp; B>', 'A & B'],
    ['<<@U1|ana> < b', '<ana < b'],
    ['unclosed <@U1', 'unclosed <@U1'],
  ])('is read as it was typed: %s', (sent, typed) => {
    expect(readText(sent)).toBe(typed)
  })

  it('tells people, groups and channels from words in what is typed', () => {
    expect(readTyped('action 11c <@U1|ana> with <@W2> &amp; <#C1|general>')).toBe(
      'action 11c <@U1> with <@W2> & <#general>',
    )
    expect(readTyped('ask <@U1|ana>')).toBe('ask <@U1>')
    expect(readTyped('<!subteam^S1|@desk> <!here> <#C1> <!date^1^{date}|today> <https://x.org|x>')).toBe(
      '<@&desk> <@&here> <#C1> today x',
    )
  })

  it.each(['<', '<@U1|', '<!', '<a|b'])('takes time in proportion to its length: 200 kB of %s', (piece) => {
    const text = `action ${piece.repeat(Math.ceil(200_000 / piece.length))}`
    for (const read of [readText, readTyped, (typed: string) => withoutMention(typed, 'U1')]) {
      const before = process.cpuUsage()
      read(text)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1_000).toBeLessThan(300)
    }
  })
})
