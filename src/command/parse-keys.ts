import type { Command } from './command.ts'

const lists = /^(?:(?:list|show)(?: me)?(?: (?:the|my|our|all))? )?(?:api )?keys$|^(?:api )?keys? list$/iu
const makes = /^(?:api )?keys? (?:new|add|create|make)\b:? ?(.*)$/iu
const revokes = /^(?:api )?keys? (?:revoke|remove|delete)\b:? ?(.*)$/iu

/** `keys`, `key new laptop`, `key revoke laptop`. Null for what has more words, which may be a question. */
export function parseKeys(said: string): Command | null {
  if (lists.test(said)) return { kind: 'keys' }
  const [, made] = makes.exec(said) ?? []
  const [, revoked] = revokes.exec(said) ?? []
  const typed = made ?? revoked
  if (typed === undefined) return null
  const name = typed.replace(/^["“”'‘’«»`*]+|["“”'‘’«»`*]+$/gu, '').toLowerCase()
  if (name !== '' && !isKeyName(name)) return null
  if (made !== undefined) return { kind: 'new key', name }
  // A key can't be unrevoked. Without a name the list has those that there are.
  return name === '' ? { kind: 'keys' } : { kind: 'confirm', command: { kind: 'revoke key', key: name } }
}

/** The most characters of a key's name. */
export const longestKeyName = 40

/** Whether a key can have this name: one word of letters, digits and . _ -. */
export function isKeyName(name: string): boolean {
  return name.length <= longestKeyName && /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(name)
}
