import { actionStates } from '../actions/tracker.ts'
import { citationStyles } from '../cite/style.ts'
import { formatReference } from '../document/reference/format.ts'
import { parseReference } from '../document/reference/parse.ts'
import type { Reference } from '../document/reference/step.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { OfferedCommand, Unclear, VersionCommand } from './command.ts'
import { decodeNamed } from './decode-named.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'

/** The most characters an encoded command may have: Discord's custom_id (discord.com/developers/docs/components). */
export const longestCode = 100

// The first field is the format's version: a button may be pressed years after it was posted.
const version = '1'

/** What is read of a button, or of a form, of another version. */
export const unknownButton: Unclear = { kind: 'unclear', reason: 'unknown button', text: '' }

/** Commands that are the same on every button, by their code. */
const plain: ReadonlyMap<string, OfferedCommand> = new Map([
  ['c', { kind: 'contents' }],
  ['h', { kind: 'help', isFull: false }],
  ['h:all', { kind: 'help', isFull: true }],
  ['w:ask', { kind: 'ask form' }],
  ['w:check', { kind: 'check form' }],
  ['d:show', { kind: 'digest' }],
  ['d:all', { kind: 'digests' }],
  ['d:form', { kind: 'digest form' }],
  ['d:resume', { kind: 'resume digest' }],
  ['d:stop', { kind: 'stop digest' }],
  ['l', { kind: 'documents' }],
  ['l:add', { kind: 'add document' }],
  ['l:drafts', { kind: 'drafts' }],
  ['g', { kind: 'keys' }],
  ['f', { kind: 'settings' }],
  ['f:form', { kind: 'settings form' }],
  ['y', { kind: 'unanswered' }],
  ['y:on', { kind: 'keep unanswered' }],
  ['y:off', { kind: 'drop unanswered' }],
  ['z:ask', { kind: 'forget', isConfirmed: false }],
  ['z:yes', { kind: 'forget', isConfirmed: true }],
])

type WithoutReference<C> = C extends { readonly reference: Reference } ? Omit<C, 'reference'> : never
type AboutReference = WithoutReference<Exclude<OfferedCommand, { readonly kind: 'show' }>>

/** Commands about passages, by what stands before the reference in their code. */
const aboutReference: ReadonlyMap<string, AboutReference> = new Map<string, AboutReference>([
  ['q', { kind: 'quote', withContext: false, comment: null }],
  ['x', { kind: 'quote', withContext: true, comment: null }],
  ['i', { kind: 'cite', style: null }],
  ...citationStyles.map((style) => [`y:${style}`, { kind: 'cite', style }] as const),
  ['r', { kind: 'related' }],
  ['v', { kind: 'action' }],
  ['m', { kind: 'action form' }],
  ...[...actionStates, null].flatMap((state) =>
    (['asker', 'nobody', null] as const)
      // What changes nothing is no change.
      .filter((owner) => state !== null || owner !== null)
      .map((owner) => {
        const code = `u:${state ?? ''}:${owner ?? ''}`
        return [code, { kind: 'change action', state, owner, note: null }] as const
      }),
  ),
])

/** The commands with a code. */
type Coded = Exclude<
  OfferedCommand,
  {
    readonly kind:
      | 'confirm'
      | 'search'
      | 'show'
      | 'check'
      | 'take back'
      | 'actions'
      | 'actions file'
      | DatedDigest
      | NamedDocument
      | 'revoke key'
      | 'set dates'
      | 'set hints'
      | 'remove admin'
      | VersionCommand['kind']
  }
>
type DatedDigest = 'set digest' | 'preview digest' | 'pause digest'
type NamedDocument = 'draft' | 'draft form' | 'publish draft' | 'discard draft' | 'remove document'

// Looked up for every button.
const codes = Map.groupBy(
  [...plain, ...aboutReference].map(([code, { kind, ...fields }]) => ({
    code,
    kind,
    fields: Object.entries(fields),
  })),
  ({ kind }) => kind,
)

/**
 * A command as a button carries it, so that a button needs no memory behind it; null where that would be longer than
 * a button can carry, in which case the offer is left out. What repeats somebody's words has no code: a quote with a
 * comment, a change with a note; nor has one that names another person.
 */
export const encode = rememberFor((command: OfferedCommand): string | null => {
  const fields = fieldsOf(command)
  const code = `${version}:${fields}`
  return fields === null || code.length > longestCode ? null : code
})

/** The command of a button. What this version cannot read becomes an unclear command, never an exception. */
export function decode(code: string, documents: DocumentNames): OfferedCommand | Unclear {
  const [, said, rest = ''] = /^(\d+):(.*)$/su.exec(code) ?? []
  if (said !== version) return unknownButton
  const [, prefix = '', reference = ''] = /^(y:[a-z]+|u:[a-z ]*:[a-z]*|[a-z]):(.*)$/su.exec(rest) ?? []
  const about = aboutReference.get(prefix)
  const command =
    about === undefined
      ? plain.get(rest)
      : withReference(reference, (found) => ({ ...about, reference: found }))
  return command ?? decodeFields(rest)

  function withReference(
    text: string,
    make: (reference: Reference) => OfferedCommand,
  ): OfferedCommand | Unclear {
    const parsed = parseReference(text, documents)
    return parsed?.kind === 'reference' ? make(parsed.reference) : unknownButton
  }

  function decodeFields(fields: string): OfferedCommand | Unclear {
    const [, letter, text = ''] = /^([a-z]):(.+)$/su.exec(fields) ?? []
    const [, page = '0', last = ''] = /^(\d{1,6}):(.+)$/su.exec(text) ?? []
    const at = Number(page)
    switch (letter) {
      case 's':
        return last === '' ? unknownButton : { kind: 'search', text: last, at }
      case 'j':
        return decodeConfirmed(text)
      case 'p':
        return withReference(last, (found) => ({ kind: 'show', reference: found, at }))
      case 'k':
        return { kind: 'check', text }
      case 't':
        return { kind: 'take back', asker: text, post: null }
      case 'b': {
        const [, post, asker] = /^([0-9a-f]+):(.+)$/su.exec(text) ?? []
        return post === undefined || asker === undefined ? unknownButton : { kind: 'take back', asker, post }
      }
      case 'a':
        return decodeActions(last, at)
      case 'd':
        return decodeDigest(text)
      case 'l':
      case 'g':
      case 'f':
        return decodeNamed(letter, text) ?? unknownButton
      case 'n':
      case 'o':
      case 'e':
        return decodeVersions(letter, text)
    }
    return unknownButton
  }

  function decodeVersions(letter: 'n' | 'o' | 'e', text: string): OfferedCommand | Unclear {
    const [, first = '', last, named = ''] =
      /^(\d{1,6}|here|all|show)(?:>(\d{1,6}))?:(.*)$/su.exec(text) ?? []
    const document = named || null
    if (letter === 'e') {
      const where = first === 'here' ? 'here' : first === 'all' ? 'everywhere' : null
      return first === '' || /^\d/u.test(first) ? unknownButton : { kind: 'use', document, where }
    }
    const at = Number(first)
    if (first === '' || Number.isNaN(at)) return unknownButton
    if (letter === 'n') return { kind: 'versions', document, at }
    const { document: whole, words } = takeDocument(named, documents)
    const to = last === undefined ? {} : { to: Number(last) }
    return words === ''
      ? { kind: 'compare', reference: { document: whole, spans: [] }, at, ...to }
      : withReference(named, (reference) => ({ kind: 'compare', reference, at, ...to }))
  }

  function decodeConfirmed(code: string): OfferedCommand | Unclear {
    const command = plain.get(code) ?? decodeFields(code)
    switch (command.kind) {
      case 'take back':
      case 'stop digest':
      case 'discard draft':
      case 'remove document':
      case 'revoke key':
      case 'drop unanswered':
        return { kind: 'confirm', command }
      default:
        return unknownButton
    }
  }
}

/** What a command's code has after the version; null where there is none. */
function fieldsOf(command: OfferedCommand): string | null {
  switch (command.kind) {
    case 'confirm':
      return `j:${fieldsOf(command.command)}`
    case 'search':
      return `s:${command.at}:${command.text}`
    case 'show':
      return `p:${command.at}:${formatReference(command.reference)}`
    case 'check':
      return `k:${command.text}`
    case 'take back':
      return command.post === null ? `t:${command.asker}` : `b:${command.post}:${command.asker}`
    case 'actions':
      return `a:${command.at}:${command.which}${optional(command.document)}`
    case 'actions file':
      return `a:0:${command.format}${optional(command.document)}`
    case 'set digest':
      return `d:set:${command.document ?? ''}:${command.words}`
    case 'preview digest':
      return `d:preview${optional(command.date)}`
    case 'pause digest':
      return `d:pause${optional(command.until)}`
    case 'draft':
      return `l:draft:${command.draft}`
    case 'draft form':
      return `l:form:${command.draft}`
    case 'publish draft':
      return `l:publish:${command.draft}`
    case 'discard draft':
      return `l:discard:${command.draft}`
    case 'remove document':
      return `l:remove:${command.document}`
    case 'revoke key':
      return `g:revoke:${command.key}`
    case 'set dates':
      return `f:dates:${command.language}`
    case 'set hints':
      return `f:hints:${nameOfHints(command.isOn)}-${command.where}`
    case 'remove admin':
      return `f:remove:${command.person}`
    case 'versions':
      return `n:${command.at}:${command.document ?? ''}`
    case 'compare':
      return `o:${command.at}${command.to === undefined ? '' : `>${command.to}`}:${formatReference(command.reference).trim()}`
    case 'use': {
      const where = command.where === 'everywhere' ? 'all' : (command.where ?? 'show')
      return `e:${where}:${command.document ?? ''}`
    }
    default:
      return codeOf(command)
  }
}

/** A command's code and, where it has one, its reference; null where the tables have no code for it. */
function codeOf(command: Coded): string | null {
  const isMeant = ([name, value]: readonly [string, unknown]): boolean => Reflect.get(command, name) === value
  const found = codes.get(command.kind)?.find(({ fields }) => fields.every(isMeant))
  if (found === undefined) return null
  return 'reference' in command ? `${found.code}:${formatReference(command.reference)}` : found.code
}

function nameOfHints(isOn: boolean | null): string {
  return isOn === null ? 'usual' : isOn ? 'on' : 'off'
}

function optional(field: string | null): string {
  return field === null ? '' : `:${field}`
}

function decodeActions(code: string, at: number): OfferedCommand | Unclear {
  const [, which, document = null] = /^(all|open|mine|csv|ics)(?::(.+))?$/su.exec(code) ?? []
  switch (which) {
    case 'all':
    case 'open':
    case 'mine':
      return { kind: 'actions', document, which, at }
    case 'csv':
    case 'ics':
      return { kind: 'actions file', document, format: which }
  }
  return unknownButton
}

function decodeDigest(code: string): OfferedCommand | Unclear {
  const [, word, date = null] = /^(pause|preview)(?::(.+))?$/su.exec(code) ?? []
  if (word === 'pause') return { kind: 'pause digest', until: date }
  if (word === 'preview') return { kind: 'preview digest', date }
  const [, document = '', words] = /^set:([^:]*):(.*)$/su.exec(code) ?? []
  return words === undefined ? unknownButton : { kind: 'set digest', document: document || null, words }
}
