import { readDateLanguage } from '../text/date-language.ts'
import type { OfferedCommand } from './command.ts'
import { isKeyName } from './parse-keys.ts'
import type { SetHints } from './settings-command.ts'

/**
 * The command of a button that names a draft or a document (l), a key (g), a setting (f); null for what this
 * version can't read.
 */
export function decodeNamed(letter: 'l' | 'g' | 'f', code: string): OfferedCommand | null {
  if (letter === 'l') return decodeDocument(code)
  return letter === 'g' ? decodeKey(code) : decodeSetting(code)
}

/** Ids of drafts are base64url, those of documents lower-case letters, digits and hyphens. */
function decodeDocument(code: string): OfferedCommand | null {
  const [, verb, id = ''] = /^([a-z]+):([A-Za-z0-9_-]{1,40})$/u.exec(code) ?? []
  switch (verb) {
    case 'draft':
      return { kind: 'draft', draft: id }
    case 'form':
      return { kind: 'draft form', draft: id }
    case 'publish':
      return { kind: 'publish draft', draft: id }
    case 'discard':
      return { kind: 'discard draft', draft: id }
    case 'remove':
      return { kind: 'remove document', document: id }
  }
  return null
}

/** By the key's name or its id. */
function decodeKey(code: string): OfferedCommand | null {
  const [, key = ''] = /^revoke:(.+)$/su.exec(code) ?? []
  return isKeyName(key) ? { kind: 'revoke key', key } : null
}

function decodeSetting(code: string): OfferedCommand | null {
  const [, verb, value = ''] = /^(dates|hints|remove):([A-Za-z0-9-]{1,40})$/u.exec(code) ?? []
  if (verb === 'hints') return decodeHints(value)
  if (verb === 'remove') return { kind: 'remove admin', person: value }
  const language = verb === 'dates' ? readDateLanguage(value) : null
  return language === null ? null : { kind: 'set dates', language }
}

function decodeHints(value: string): SetHints | null {
  const [, state, where] = /^(on|off|usual)-(here|everywhere)$/u.exec(value) ?? []
  if (where === 'here') return { kind: 'set hints', where, isOn: state === 'usual' ? null : state === 'on' }
  return where !== 'everywhere' || state === 'usual'
    ? null
    : { kind: 'set hints', where, isOn: state === 'on' }
}
