import { describe, expect, it } from 'vitest'
import { type AccessPolicy, accessProblem, usualPolicy } from '../../src/command/access.ts'
import type { Access, Command } from '../../src/command/command.ts'
import type { Reference } from '../../src/document/reference/step.ts'
import { spanOf } from '../spans.ts'

const reference: Reference = { document: null, spans: [spanOf({ kind: 'paragraphs', from: 1, to: 1 })] }
const item = { kind: 'actions', document: null, which: 'all', at: 0 } as const
const shown = { kind: 'digest' } as const
const set = { kind: 'set digest', document: null, words: '09:00' } as const
const forget = { kind: 'forget', isConfirmed: true } as const

const member: Access = { role: 'member', isAdmin: false, managesChannel: true }
const problems = (access: Access, policy: AccessPolicy = usualPolicy) =>
  [item, shown, set, forget].map((command) => accessProblem(command, access, policy))

describe('What is kept of a workspace', () => {
  it('is seen and changed by its members, and deleted by its administrators', () => {
    expect(problems(member)).toEqual([null, null, null, 'no administrator'])
    expect(problems({ ...member, isAdmin: true })).toEqual([null, null, null, null])
  })

  it('is nothing to people of another organisation, whatever they administer there', () => {
    const external = { role: 'external', isAdmin: true, managesChannel: true } as const
    expect(problems(external)).toEqual(Array(4).fill('external'))
    expect(problems(external, { guests: 'members', digests: 'everyone' })).toEqual(Array(4).fill('external'))
  })

  it('stays closed while the platform does not tell who asks', () => {
    expect(problems({ ...member, role: 'unknown', isAdmin: true })).toEqual(Array(4).fill('unknown'))
  })

  it('shows guests the action items alone, unless they count as members', () => {
    const guest = { ...member, role: 'guest', isAdmin: true } as const
    expect(problems(guest)).toEqual([null, 'guest', 'guest', 'guest'])
    expect(problems(guest, { ...usualPolicy, guests: 'members' })).toEqual([null, null, null, null])
  })

  it('has its digests set by those who manage the channel, unless everyone may', () => {
    const other = { ...member, managesChannel: false }
    expect(problems(other)).toEqual([null, null, 'no manager', 'no administrator'])
    expect(problems(other, { ...usualPolicy, digests: 'everyone' })[2]).toBeNull()
  })

  it('leaves searching, showing, citing, checking and quoting to anybody', () => {
    const open: readonly Command[] = [
      { kind: 'search', text: 'sanctions', at: 0 },
      { kind: 'show', reference, at: 0 },
      { kind: 'quote', reference, withContext: false, comment: null },
      { kind: 'check', text: 'sanctions' },
      { kind: 'cite', reference, style: null },
      { kind: 'contents' },
      { kind: 'help', isFull: false },
    ]
    for (const command of open) {
      expect(accessProblem(command, { ...member, role: 'unknown' }, usualPolicy), command.kind).toBeNull()
    }
  })
})

describe('The documents of a workspace', () => {
  const draft = 'AAAAAAAAAAAAAAAAAAAAAA'
  const changing: readonly Command[] = [
    { kind: 'add document' },
    { kind: 'drafts' },
    { kind: 'draft', draft },
    { kind: 'draft form', draft },
    { kind: 'change draft', draft, details: {} },
    { kind: 'publish draft', draft },
    { kind: 'discard draft', draft },
    { kind: 'remove document', document: 'gdpr' },
    { kind: 'confirm', command: { kind: 'remove document', document: 'gdpr' } },
    { kind: 'confirm', command: { kind: 'discard draft', draft } },
  ]
  const open: AccessPolicy = { guests: 'members', digests: 'everyone' }

  it.each(changing)('are changed, and drafts seen, by administrators of it alone: $kind', (command) => {
    const admin = { ...member, isAdmin: true }
    expect(accessProblem(command, admin, usualPolicy)).toBeNull()
    const refused = 'no administrator of documents'
    expect(accessProblem(command, member, open)).toBe(refused)
    expect(accessProblem(command, { ...admin, role: 'guest' }, open)).toBe(refused)
    expect(accessProblem(command, { ...admin, role: 'external' }, open)).toBe(refused)
    expect(accessProblem(command, { ...admin, role: 'unknown' }, open)).toBe('unknown')
  })

  it.each([
    { kind: 'keys' },
    { kind: 'new key', name: 'laptop' },
    { kind: 'revoke key', key: 'laptop' },
    { kind: 'confirm', command: { kind: 'revoke key', key: 'laptop' } },
  ] satisfies readonly Command[])(
    'are read by programs with keys of its administrators alone: $kind',
    (command) => {
      const admin = { ...member, isAdmin: true }
      expect(accessProblem(command, admin, usualPolicy)).toBeNull()
      expect(accessProblem(command, member, open)).toBe('no administrator')
      expect(accessProblem(command, { ...admin, role: 'guest' }, open)).toBe('no administrator')
      expect(accessProblem(command, { ...admin, role: 'external' }, open)).toBe('no administrator')
      expect(accessProblem(command, { ...admin, role: 'unknown' }, open)).toBe('unknown')
    },
  )

  it('are listed for anybody', () => {
    expect(accessProblem({ kind: 'documents' }, { ...member, role: 'external' }, usualPolicy)).toBeNull()
  })
})
