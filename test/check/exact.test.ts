import { describe, expect, it } from 'vitest'
import { createChecker } from '../../src/check/checker.ts'
import { closingOf } from '../../src/document/basic-units.ts'
import { passageText } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import { ask } from '../answer/conversation.ts'
import { both, createTestBot, vancouver } from '../library.ts'
import { paragraphsOf, sectionsOf } from '../plain.ts'
import { check, checkOne, libraryOf, markedIn } from './check.ts'

const tool = 'sanctions are a tool of diplomacy aimed at creating the conditions'

describe('a quotation is exact', () => {
  it('where a document says it word for word, and its words are marked there', () => {
    const verdict = checkOne(tool)
    expect(verdict).toMatchObject({ kind: 'exact', quotation: tool, elisions: [], insertions: [] })
    expect(markedIn(verdict)).toEqual([tool])
  })

  it.each([
    ['a capital at its beginning', 'Sanctions are a tool of diplomacy'],
    ['none where the document has one', 'they recalled that the UN Security Council'],
    ['a full stop of its own', 'sanctions are a tool of diplomacy.'],
    ['a comma inside the quotation marks', '“sanctions are a tool of diplomacy,”'],
    ['another mark than the document has', 'a comprehensive set of sanctions measures!'],
    ['quotation marks of any kind', '„sanctions are a ‹tool› of «diplomacy»“'],
    ['a single mark without a partner', "sanctions are a tool of diplomacy'"],
    ['line breaks and other spaces', 'sanctions\nare\r\n a\u00a0tool\u2009of\tdiplomacy'],
    ['characters without width', 'sanc\u200btions are\u200b a \ufefftool\u2060 of diplo\u00admacy'],
    ['zero-width spaces for spaces', 'sanctions\u200bare\u200ba tool\u200bof diplomacy'],
    ['words divided at the end of a line', 'sanc-\ntions are a tool of diplo\u00ad\nmacy'],
  ])('with %s', (_what, text) => {
    expect(check(text)).toEqual(['exact', '5'])
  })

  it.each([
    ['the apostrophe ’', 'North Korea’s only viable option', '10'],
    ['another apostrophe', 'North Korea`s only viable option', '10'],
    ['dashes for hyphens', 'the recent inter–Korean dialogue', '7'],
    ['a minus for a hyphen', 'illegal use of ship−to−ship transfers', '11.g'],
    [
      'the quotation marks of the document in another form',
      'illegal use of “ship-to-ship transfers”',
      '11.g',
    ],
    ['no quotation marks where the document has them', 'illegal use of ship-to-ship transfers', '11.g'],
    ['ligatures, as copied from a PDF', 'prevent proliferation ﬁnancing', '11.e'],
  ])('with %s', (_what, text, id) => {
    expect(check(text)).toEqual(['exact', id])
  })

  it('in another Unicode normal form', () => {
    const accents = createChecker(libraryOf('1. The café at Québec is open to délégations.'))
    expect(check('the cafe\u0301 at Que\u0301bec'.normalize('NFD'), accents)).toEqual(['exact', '1'])
    expect(check('the cafe at Québec is open', accents)).toEqual(['altered', '1', 'café > cafe'])
  })

  it.each([
    ['other capitals', 'sanctions are a Tool of diplomacy', 'tool > Tool'],
    ['a comma more', 'sanctions are a tool, of diplomacy', ' > ,'],
    ['a comma less', 'complete, verifiable and irreversible denuclearization', ', > '],
    ['two marks at the end', 'sanctions are a tool of diplomacy!!', ' > !'],
    ['a mark at its beginning', '. Sanctions are a tool of diplomacy', ' > .'],
    ['another apostrophe where none belongs', "sanction's are a tool of diplomacy", "sanctions > sanction's"],
    ['a hyphen less', 'illegal use of ship to-ship transfers', '- > '],
  ])('but not with %s', (_what, text, change) => {
    expect(check(text)[0]).toBe('altered')
    expect(check(text).at(-1)).toBe(change)
  })
})

describe('the passages of an exact quotation', () => {
  it.each([
    ['the item that it stands in', 'support progress in the inter-Korean dialogue', ['11.a']],
    ['the paragraph where it stands in its text', 'emphasized the urgency of addressing', ['11']],
    [
      'the paragraph where it reaches from its text into an item',
      'following concrete actions: support progress',
      ['11'],
    ],
    [
      'the paragraph where it reaches from item to item',
      'easing of tensions; maintain readiness to support',
      ['11'],
    ],
    ['the paragraph where its sentences are two', 'negotiated solution. They recalled that', ['5']],
    [
      'all paragraphs that it reaches over',
      'disregard for international law. The Ministers acknowledged',
      ['3', '4'],
    ],
    [
      'both where it reaches from an item into the next',
      'related delivery systems; The Vancouver Foreign',
      ['11', '12'],
    ],
    ['those of another document under its name', 'wind of force 10 or more', ['harbour-2031/2.c']],
  ])('are %s', (_what, text, ids) => {
    expect(check(text)).toEqual(['exact', ...ids])
  })

  it('are all those that have it, in order', () => {
    expect(check('conditions conducive to dialogue')).toEqual(['exact', '10', '11'])
    expect(check('existing sanctions')).toEqual(['exact', '11.c'])
    expect(check('WMD programs')).toEqual(['exact', '4', '5', '11.f', '11.i'])
  })

  it('have every place in them marked', () => {
    const twice = createChecker(
      libraryOf('1. Ports agree to agree. They agree to agree again.\n\n2. All agree to agree.'),
    )
    const verdict = checkOne('agree to agree', twice)
    expect(verdict).toMatchObject({ passages: [{ id: '1' }, { id: '2' }] })
    expect(markedIn(verdict)).toEqual(
      ['agree to agree.', 'agree to agree', 'agree to agree.'].map((s) => s.replace('.', '')),
    )
  })

  it('are marked in each of their parts', () => {
    expect(markedIn(checkOne('following concrete actions: support progress in'))).toEqual([
      'following concrete actions:',
      'support progress in',
    ])
  })
})

describe('numbering that comes along', () => {
  it.each([
    ['5. The Ministers noted that sanctions are a tool', '5'],
    ['5. the Ministers noted that sanctions are a tool', '5'],
    ['¶5 The Ministers noted that sanctions', '5'],
    ['para. 5: The Ministers noted that sanctions', '5'],
    ['(c) work closely with partners in the region', '11.c'],
    ['c) Work closely with partners in the region', '11.c'],
    ['11(c) work closely with partners in the region', '11.c'],
    ['• work closely with partners in the region', '11.c'],
    ['- work closely with partners in the region', '11.c'],
    ['the following concrete actions:\n(a) support progress in', '11'],
    ['concrete actions:\n• support progress in the inter-Korean dialogue', '11'],
    ['easing of tensions; (b) maintain readiness to support', '11'],
    ['Sanctions\n5. The Ministers noted that sanctions', '5'],
    ['1. to light their lamps; 2. to keep them lit', 'harbour-2031/4'],
  ])('is no change: %s', (text, id) => {
    expect(check(text)).toEqual(['exact', id])
  })

  it('may stand between paragraphs, with the heading of a section', () => {
    const text = 'disregard for international law.\n\n4. The Ministers acknowledged that'
    expect(check(text)).toEqual(['exact', '3', '4'])
    expect(check('sanctions imposed by the UN. 6. The Ministers noted')).toEqual(['exact', '5', '6'])
    expect(check('determined action.\n\nDiplomacy\n\n7. The Ministers welcomed')).toEqual(['exact', '6', '7'])
  })

  it.each([
    ['of another paragraph', '6. The Ministers noted that sanctions are a tool'],
    ['of another item', '(d) work closely with partners in the region'],
    ['amid a sentence', 'sanctions are a 5. tool of diplomacy'],
  ])('is a change if it is that %s', (_what, text) => {
    expect(check(text)[0]).toBe('altered')
  })

  it('leaves other capitals behind it a change', () => {
    expect(check('10 Separate resolutions which implement')).toEqual(['altered', '5', 'separate > Separate'])
  })
})

describe('our own rendering', () => {
  const bot = createTestBot(both)
  const places = ['5', '11', '11(c)', '1-2', 'harbour-2031 2', 'harbour-2031 4', 'harbour-2031 3', '12']

  it.each(places)('of %s, copied whole, is exact', async (place) => {
    const reply = await ask(bot, place)
    for (const block of reply.blocks) {
      if (block.kind !== 'passage') continue
      const text = renderPlainText({ ...reply, title: '', blocks: [block] })
      expect(checkOne(text).kind).toBe('exact')
    }
  })

  it.each(places)('of %s as text is exact', (place) => {
    const parsed = parseReference(place, both.documents)
    const { passages } =
      parsed?.kind === 'reference' ? resolveReference(parsed.reference, both) : { passages: [] }
    expect(check(passages.map(passageText).join('\n'))[0]).toBe('exact')
  })
})

describe('a document copied whole', () => {
  it('is exact with its title, headings, numbers, bullets and closing', () => {
    const { main } = vancouver
    const [paragraphs, sections] = [paragraphsOf(main), sectionsOf(main)]
    const lines = paragraphs.flatMap(({ number, parts }) => [
      ...sections.filter(({ from }) => from === number).map((section) => section.title),
      ...parts.map(
        (part, at) =>
          `${at === 0 && number > 1 ? `${number}. ` : ''}${part.kind === 'item' ? '• ' : ''}${part.text}`,
      ),
    ])
    const text = [main.title, ...lines, ...closingOf(main)].join('\n\n')
    expect(check(text)).toEqual(['exact', ...paragraphs.map(({ number }) => `${number}`)])
  })
})

describe('a very short quotation', () => {
  it.each([
    ['North Korea', 'exact'],
    ['lifelines', 'exact'],
    ['ship-to-ship', 'exact'],
    ['north korea', 'absent'],
    ['lifeline', 'absent'],
    ['severe lifelines', 'absent'],
    ['illicit weapons programmes', 'absent'],
    ['', 'absent'],
    ['—', 'absent'],
    ['“”', 'absent'],
  ])('is exact if it stands there, else absent: %s', (text, kind) => {
    expect(check(text)[0]).toBe(kind)
  })
})

describe('words of a document that stand outside its paragraphs', () => {
  it.each([
    [vancouver.main.title, 'title'],
    ['Next Steps', 'heading'],
    ['16 January 2018', 'closing'],
  ])('are absent, and it is told where they are: %s', (text, what) => {
    expect(checkOne(text)).toMatchObject({ kind: 'absent', beside: { what, document: vancouver.main } })
  })

  it('are not told of anything else', () => {
    expect(checkOne('the moon is made of cheese')).toMatchObject({ kind: 'absent', beside: null })
  })
})
