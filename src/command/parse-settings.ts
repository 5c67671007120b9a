import { readDateLanguage } from '../text/date-language.ts'
import type { Command } from './command.ts'

const lists =
  /^(?:(?:show|open|see)(?: me)?(?: (?:the|my|our))? )?(?:workspace |bot )?settings(?: (?:show|list))?[\s.!?]*$/iu
const setsDates = /^settings:? (?:language of )?(?:dates?|languages?)\b[:=]?(?: (?:to|in|as))? ?(.*)$/iu
const names = /^settings:? (remove |delete |drop |add |new )?admins?\b:? ?(.*)$/iu

const setsHints = /^settings:? (?:turn )?(?:(on|off) )?(?:the )?hints?\b[:=]? ?(.*)$/iu
// Without the first word, nothing but the whole of it.
const turnsHints =
  /^(?:please )?(?:turn |switch )?(?:(on|off) )?(?:the )?hints(?: (?:to|are) )?(?: (on|off))?(| here| everywhere)[\s.!]*$/iu

/**
 * `settings`, `settings dates fr`, `settings hints off here`, `settings admin @ana`, `settings remove admin @ana`, with people as adapters write them. Null for
 * what has other words, which may be a question.
 */
export function parseSettings(said: string): Command | null {
  if (!/settings|hints/iu.test(said)) return null
  if (lists.test(said)) return { kind: 'settings' }
  const [, language] = setsDates.exec(said) ?? []
  if (language !== undefined) return readDates(withoutQuotes(language))
  const [, before = '', after] = setsHints.exec(said) ?? []
  if (after !== undefined) return readHints(`${before} ${withoutQuotes(after)}`.trim())
  const [, first, second, where = ''] = turnsHints.exec(said) ?? []
  const state = first ?? second
  if (state !== undefined && (first === undefined || second === undefined))
    return readHints(`${state}${where}`)
  const [, verb = '', person] = names.exec(said) ?? []
  if (person === undefined) return null
  const [, id] = /^<@!?([A-Za-z0-9]{1,40})>[\s.!]*$/u.exec(person) ?? []
  if (id === undefined) return person === '' ? { kind: 'settings' } : { kind: 'unknown admin' }
  return /^(?:remove|delete|drop)/iu.test(verb)
    ? { kind: 'remove admin', person: id }
    : { kind: 'name admin', person: { id, name: null } }
}

function readDates(typed: string): Command {
  if (typed === '') return { kind: 'settings' }
  const language = readDateLanguage(typed)
  return language === null ? { kind: 'unknown dates', typed } : { kind: 'set dates', language }
}

/** "off", "on here", "off in this channel", "same as everywhere", as for a channel that has no setting of its own. */
function readHints(typed: string): Command {
  if (typed === '') return { kind: 'settings' }
  const [, state = '', place = ''] =
    /^(on|off|usual|default|reset|same)(?:(?: as)? (.*))?$/iu.exec(typed.toLowerCase()) ?? []
  const isHere = /^(?:here|in (?:this|the) (?:channel|conversation|thread))$/u.test(place)
  const isEverywhere = /^(?:|everywhere|in (?:this|the) (?:workspace|server)|in all channels)$/u.test(place)
  const isOn = state === 'on'
  if (isOn || state === 'off') {
    if (isHere) return { kind: 'set hints', where: 'here', isOn }
    if (isEverywhere) return { kind: 'set hints', where: 'everywhere', isOn }
  }
  // Only a channel can go back to what the workspace has.
  else if (state !== '' && (isHere || isEverywhere)) return { kind: 'set hints', where: 'here', isOn: null }
  return { kind: 'unknown hints', typed }
}

function withoutQuotes(text: string): string {
  return text.replace(/^["“”'‘’«»`\s]+|["“”'‘’«»`\s.!?]+$/gu, '')
}
