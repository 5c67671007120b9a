import { readDateLanguage } from '../text/date-language.ts'
import type { Command } from './command.ts'

const lists =
  /^(?:(?:show|open|see)(?: me)?(?: (?:the|my|our))? )?(?:workspace |bot )?settings(?: (?:show|list))?[\s.!?]*$/iu
const setsDates = /^settings:? (?:language of )?(?:dates?|languages?)\b[:=]?(?: (?:to|in|as))? ?(.*)$/iu
const names = /^settings:? (remove |delete |drop |add |new )?admins?\b:? ?(.*)$/iu

/**
 * `settings`, `settings dates fr`, `settings admin @ana`, `settings remove admin @ana`, with people as adapters write them. Null for
 * what has other words, which may be a question.
 */
export function parseSettings(said: string): Command | null {
  if (lists.test(said)) return { kind: 'settings' }
  const [, language] = setsDates.exec(said) ?? []
  if (language !== undefined) return readDates(withoutQuotes(language))
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

function withoutQuotes(text: string): string {
  return text.replace(/^["“”'‘’«»`\s]+|["“”'‘’«»`\s.!?]+$/gu, '')
}
