import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionStates } from '../../src/actions/tracker.ts'
import { citationStyles } from '../../src/cite/style.ts'
import { decode, encode, longestCode } from '../../src/command/codec.ts'
import type { OfferedCommand } from '../../src/command/command.ts'
import { dateLanguages } from '../../src/text/date-language.ts'
import { anyText } from '../any-text.ts'
import { arbitraryReference } from '../document/arbitrary-reference.ts'
import { both, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { spanOf } from '../spans.ts'

const piece = fc.constantFrom(
  ':',
  '::',
  '1:',
  '\n',
  '\r\n',
  '\u2028',
  '👨‍👩‍👧‍👦',
  '\ud83d',
  ' ',
  's',
  '1:s:0:',
  '"',
  '\0',
)
const text = fc
  .oneof(
    anyText({ minLength: 1, maxLength: 110 }),
    fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join('')),
  )
  .filter((candidate) => candidate !== '')
const reference = arbitraryReference
const document = fc.constantFrom(null, 'harbour-2031')
// As randomBytes(16).toString('base64url') makes them.
const draft = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/u)
const own = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/u)
const post = fc.nat().map((number) => number.toString(16).padStart(20, '0'))
const at = fc.oneof(fc.nat(20), fc.nat(999_999))

const key = fc.stringMatching(/^[a-z0-9é][a-z0-9._-]{0,39}$/u)

const commands: Readonly<Record<OfferedCommand['kind'], fc.Arbitrary<OfferedCommand>>> = {
  search: fc.record({ kind: fc.constant('search'), text, at }),
  show: fc.record({ kind: fc.constant('show'), reference, at }),
  quote: fc.record({
    kind: fc.constant('quote'),
    reference,
    withContext: fc.boolean(),
    comment: fc.constant(null),
  }),
  check: fc.record({ kind: fc.constant('check'), text }),
  'take back': fc.record({
    kind: fc.constant('take back'),
    asker: text,
    post: fc.option(post, { nil: null }),
  }),
  cite: fc.record({
    kind: fc.constant('cite'),
    reference,
    style: fc.option(fc.constantFrom(...citationStyles), { nil: null }),
  }),
  related: fc.record({ kind: fc.constant('related'), reference }),
  actions: fc.record({
    kind: fc.constant('actions'),
    document,
    which: fc.constantFrom('all', 'open', 'mine'),
    at,
  }),
  'actions file': fc.record({
    kind: fc.constant('actions file'),
    document,
    format: fc.constantFrom('csv', 'ics'),
  }),
  action: fc.record({ kind: fc.constant('action'), reference }),
  versions: fc.record({ kind: fc.constant('versions'), document, at }),
  compare: fc.record(
    {
      kind: fc.constant('compare' as const),
      reference: fc.oneof(reference, fc.record({ document, spans: fc.constant([]) })),
      at,
      to: fc.integer({ min: 1, max: 999_999 }),
    },
    { requiredKeys: ['kind', 'reference', 'at'] },
  ),
  use: fc.record({
    kind: fc.constant('use'),
    document,
    where: fc.constantFrom('here', 'everywhere', null),
  }),
  'action form': fc.record({ kind: fc.constant('action form'), reference }),
  'change action': fc
    .record({
      kind: fc.constant('change action' as const),
      reference,
      state: fc.option(fc.constantFrom(...actionStates), { nil: null }),
      owner: fc.constantFrom('asker', 'nobody', null),
      note: fc.constant(null),
    })
    .filter(({ state, owner }) => state !== null || owner !== null),
  digest: fc.constant({ kind: 'digest' }),
  digests: fc.constant({ kind: 'digests' }),
  'digest form': fc.constant({ kind: 'digest form' }),
  'preview digest': fc.record({
    kind: fc.constant('preview digest'),
    date: fc.option(text, { nil: null }),
  }),
  'resume digest': fc.constant({ kind: 'resume digest' }),
  'stop digest': fc.constant({ kind: 'stop digest' }),
  'set digest': fc.record({ kind: fc.constant('set digest'), document, words: text }),
  'pause digest': fc.record({
    kind: fc.constant('pause digest'),
    until: fc.option(text, { nil: null }),
  }),
  documents: fc.constant({ kind: 'documents' }),
  'add document': fc.constant({ kind: 'add document' }),
  drafts: fc.constant({ kind: 'drafts' }),
  draft: fc.record({ kind: fc.constant('draft'), draft }),
  'draft form': fc.record({ kind: fc.constant('draft form'), draft }),
  'publish draft': fc.record({ kind: fc.constant('publish draft'), draft }),
  'discard draft': fc.record({ kind: fc.constant('discard draft'), draft }),
  'remove document': fc.record({ kind: fc.constant('remove document'), document: own }),
  settings: fc.constant({ kind: 'settings' }),
  'settings form': fc.constant({ kind: 'settings form' }),
  'set dates': fc.record({
    kind: fc.constant('set dates'),
    language: fc.constantFrom(...dateLanguages.map(({ tag }) => tag)),
  }),
  'set hints': fc.oneof(
    fc.record({
      kind: fc.constant('set hints'),
      where: fc.constant('here'),
      isOn: fc.option(fc.boolean()),
    }),
    fc.record({ kind: fc.constant('set hints'), where: fc.constant('everywhere'), isOn: fc.boolean() }),
  ),
  'remove admin': fc.record({
    kind: fc.constant('remove admin'),
    person: fc.stringMatching(/^[A-Z0-9]{1,40}$/u),
  }),
  keys: fc.constant({ kind: 'keys' }),
  'revoke key': fc.record({ kind: fc.constant('revoke key'), key }),
  forget: fc.record({ kind: fc.constant('forget'), isConfirmed: fc.boolean() }),
  unanswered: fc.constant({ kind: 'unanswered' }),
  'keep unanswered': fc.constant({ kind: 'keep unanswered' }),
  'drop unanswered': fc.constant({ kind: 'drop unanswered' }),
  contents: fc.constant({ kind: 'contents' }),
  help: fc.record({ kind: fc.constant('help'), isFull: fc.boolean() }),
  'ask form': fc.constant({ kind: 'ask form' }),
  'check form': fc.constant({ kind: 'check form' }),
  confirm: fc.record({
    kind: fc.constant('confirm'),
    command: fc.oneof(
      fc.constant({ kind: 'stop digest' } as const),
      fc.record({ kind: fc.constant('discard draft' as const), draft }),
      fc.record({ kind: fc.constant('remove document' as const), document: own }),
      fc.record({ kind: fc.constant('revoke key' as const), key }),
      fc.record({
        kind: fc.constant('take back'),
        asker: fc.stringMatching(/^[UW][A-Z0-9]{1,20}$/u),
        post: fc.option(fc.stringMatching(/^[0-9a-f]{20}$/u), { nil: null }),
      }),
    ),
  }),
}

describe.each(Object.entries(commands))('the code of the command %s', (_, command) => {
  it('decodes to the same command, or is too long for a button', () => {
    fc.assert(
      fc.property(command, (command) => {
        const code = encode(command)
        if (code === null) return
        expect(code.length).toBeLessThanOrEqual(longestCode)
        expect(decode(code, both.documents)).toEqual(command)
      }),
      { numRuns: runs(300) },
    )
  })
})

describe('encode', () => {
  it('has no code for a quote with a comment, which is the asker’s to send', () => {
    const reference = { document: null, spans: [spanOf({ kind: 'paragraphs', from: 5, to: 5 })] } as const
    expect(encode({ kind: 'quote', reference, withContext: false, comment: 'See this.' })).toBeNull()
  })

  it('has room for a code of one hundred characters, and no more', () => {
    const beside = encode({ kind: 'search', text: 'x', at: 0 })?.length ?? 0
    const longest = 'x'.repeat(longestCode - beside + 1)
    expect(encode({ kind: 'search', text: longest, at: 0 })).toHaveLength(100)
    expect(encode({ kind: 'search', text: `${longest}x`, at: 0 })).toBeNull()
    expect(encode({ kind: 'take back', asker: 'x'.repeat(101), post: null })).toBeNull()
  })

  it('has room for a question of ninety characters and for the ids of every platform', () => {
    expect(encode({ kind: 'search', text: 'x'.repeat(90), at: 9 })).not.toBeNull()
    expect(encode({ kind: 'take back', asker: '1234567890123456789', post: 'f'.repeat(20) })).not.toBeNull()
  })

  it('gives commands that differ codes that differ', () => {
    const any = fc.oneof(...Object.values(commands))
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [code, another] = [encode(one), encode(other)]
        fc.pre(code !== null && another !== null)
        expect(code === another).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
    )
  })
})

describe('decode', () => {
  const unknown = { kind: 'unclear', reason: 'unknown button', text: '' }

  it.each([
    '',
    ':',
    '1',
    '1:',
    '1:z',
    '1:s',
    '1:s:',
    '1:s:0',
    '1:s:0:',
    '1:p:0:',
    '1:p:0:abc',
    '1:q:',
    '1:q:9/11',
    '1:t',
    '1:t:',
    '1:b:',
    '1:b:xyz:U1',
    '1:b:abc:',
    '1:k:',
    '1:y:mla:5',
    '1:y:apa:',
    '1:x:9/11',
    '2:h',
    '01:h',
    'h',
    '1:H',
    ' 1:h',
    '1:s:-1:x',
    '1:s:1234567:x',
    '1:q:atlantis 5',
    '1:d:preview:',
    '1:d:previewed',
    '1:d:PREVIEW',
  ])('does not know %j', (code) => {
    expect(decode(code, both.documents)).toEqual(unknown)
  })

  it('reads the buttons of previews that were posted before they could have a date', () => {
    expect(decode('1:d:preview', both.documents)).toEqual({ kind: 'preview digest', date: null })
    expect(encode({ kind: 'preview digest', date: null })).toBe('1:d:preview')
    expect(encode({ kind: 'preview digest', date: 'x'.repeat(89) })).toBeNull()
  })

  it('does not know a passage of a document that is gone', () => {
    const code = encode({
      kind: 'quote',
      reference: { document: 'harbour-2031', spans: [spanOf({ kind: 'paragraphs', from: 1, to: 1 })] },
      withContext: false,
      comment: null,
    })
    expect(decode(code ?? '', vancouver.documents)).toEqual(unknown)
  })

  it('reads any string', () => {
    const code = fc.oneof(
      anyText({ maxLength: 120 }),
      fc
        .tuple(
          fc.constantFrom(
            '1:s:0:',
            '1:p:0:',
            '1:q:',
            '1:x:',
            '1:k:',
            '1:t:',
            '1:b:',
            '1:i:',
            '1:y:apa:',
            '1:r:',
            '1:',
            '9:s:',
          ),
          text,
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(code, (code) => {
        expect(decode(code, both.documents).kind).not.toBe('')
      }),
      { numRuns: runs(500) },
    )
  })
})
