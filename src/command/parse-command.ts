import { longestText } from '../check/checker.ts'
import { longestQuestion } from '../search/parameters.ts'
import { runTask } from '../text/cooperative-task.ts'
import { cutText } from '../text/cut-text.ts'
import { hasThanksEmoji, withoutEmoji } from '../text/emoji.ts'
import { onOneLine } from '../text/one-line.ts'
import { withoutMarkup } from '../text/without-markup.ts'
import type { Command } from './command.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'
import { withoutMentions } from './mentions.ts'
import { parseAction, parseActions } from './parse-action.ts'
import { parseActionWish } from './parse-action-wish.ts'
import { parseDigest } from './parse-digest.ts'
import { parseDigestWish } from './parse-digest-wish.ts'
import { parseKeys } from './parse-keys.ts'
import { parsePassageWish, parsePlain } from './parse-passage-wish.ts'
import { parseSettings } from './parse-settings.ts'
import { parseVersions } from './parse-versions.ts'
import { afterOpening, readPoliteness } from './politeness.ts'
import { readCheck } from './read-check.ts'
import { readTalk } from './read-talk.ts'

/**
 * Reads what a person typed, before anything is searched: talk and help, what is to be checked, action items, digests, then
 * passages by reference or by a section's title. Everything else is a search, so that no question is ever refused for its
 * form. Of a text to check, every line and space is kept. What is longer than is searched or checked is cut.
 */
export function parseCommand(typed: string, documents: DocumentNames): Command {
  return runTask(parseSteps(typed, documents))
}

/** The same in steps. The first time a step takes milliseconds, in which its regular expressions are compiled. */
export function* parseSteps(typed: string, documents: DocumentNames): Generator<void, Command> {
  // One character more than is read tells the reply that the text was longer.
  const cut = cutText(typed.trimStart(), 2 * longestText)
  const begun = withoutPrefix(withoutMarkup(cut))
  yield
  const toCheck = readCheck(withoutMentions(begun), documents)
  yield
  if (toCheck !== null) {
    // What is checked stays as it was typed: the check knows emphasis from a document's own asterisks, and shows both.
    const asWritten = readCheck(withoutMentions(withoutPrefix(cut)), documents) ?? toCheck
    return { kind: 'check', text: cutText(asWritten, longestText + 1) }
  }
  const text = cutText(onOneLine(begun), longestQuestion + 1)
  const plain = onOneLine(withoutEmoji(withoutMentions(text)))
  if (plain === '') return hasThanksEmoji(text) ? { kind: 'thanks' } : { kind: 'help', isFull: false }
  // What is too long to be read whole is no small talk, and its reply has to tell that it was.
  const { question, wish, isGreeting, isThanks } =
    text.length > longestQuestion
      ? { question: text, wish: text, isGreeting: false, isThanks: false }
      : readPoliteness(plain)
  yield
  const bare = withoutMarks(wish)
  // Mostly they are one text.
  const [talk = null] = [...new Set([plain, question, wish])].flatMap(
    (said) => readTalk(withoutMarks(said)) ?? [],
  )
  if (talk === 'help') return { kind: 'help', isFull: false }
  if (talk !== null) return { kind: talk }
  if (bare === '') return justTalk(plain, isGreeting, isThanks)
  if (/^digests$/iu.test(bare)) return { kind: 'digests' }
  if (/^forget$/iu.test(bare)) return { kind: 'forget', isConfirmed: false }
  if (/^unanswered(?: questions)?$/iu.test(bare)) return { kind: 'unanswered' }
  yield
  const asked = afterOpening(text)
  const settings = parseSettings(asked)
  if (settings !== null) return settings
  const removal = parseRemoval(bare, documents)
  if (removal !== null) return removal
  const keys = parseKeys(bare)
  if (keys !== null) return keys
  yield
  const tracked = asTyped(parseTracked(asked, wish, documents), cut, documents)
  if (tracked !== null) return tracked
  yield
  const wished = parseVersions(wish, question, documents) ?? parsePassageWish(wish, question, documents)
  if (wished !== null) return wished
  yield
  return parsePlain(question, question, documents)
}

/** "Remove document gdpr" is asked about first; without a document that there is, the list has those that can be removed. */
function parseRemoval(said: string, documents: DocumentNames): Command | null {
  const [, name] = /^(?:remove|delete) (?:the )?documents?\b:? ?(.*)$/iu.exec(said) ?? []
  if (name === undefined) return null
  const { document, words } = takeDocument(name, documents)
  return document === null || words !== ''
    ? { kind: 'documents' }
    : { kind: 'confirm', command: { kind: 'remove document', document } }
}

/** A change with its note as it was typed, whose asterisks are kept like every other mark. */
function asTyped(command: Command | null, cut: string, documents: DocumentNames): Command | null {
  if (command?.kind !== 'change action' || command.note === null) return command
  const text = cutText(onOneLine(withoutPrefix(cut)), longestQuestion + 1)
  const typed = parseTracked(afterOpening(text), '', documents)
  return typed?.kind === 'change action' && typed.note !== null ? typed : command
}

/** Action items and digests. People stay in what is said of an item, and so does its punctuation. */
function parseTracked(said: string, wish: string, documents: DocumentNames): Command | null {
  const [, verb = '', colon = '', rest = ''] = /^(actions?|digest)\b(\s*:)?\s*(.*)$/iu.exec(said) ?? []
  switch (verb.toLowerCase()) {
    case 'digest':
      return parseDigest(readPoliteness(colon === '' ? withoutMentions(rest).trim() : rest).wish, documents)
    case 'action':
    case 'actions': {
      const isList = verb.length > 'action'.length || rest === ''
      const tracked = isList
        ? (parseActions(readPoliteness(rest).wish, documents) ??
          (/^\S*\d/u.test(rest) ? parseAction(rest, documents) : null))
        : (parseAction(rest, documents) ?? parseActions(rest.replace(/^items\s*/iu, ''), documents))
      // Else it's a question about those words.
      if (tracked !== null) return tracked
    }
  }
  return parseDigestWish(wish, documents) ?? parseActionWish(said, documents)
}

function justTalk(plain: string, isGreeting: boolean, isThanks: boolean): Command {
  if (isThanks) return { kind: 'thanks' }
  if (isGreeting) return { kind: 'greeting' }
  return /^[?¿\s]*$/u.test(plain) || !/\p{L}/u.test(plain)
    ? { kind: 'help', isFull: false }
    : { kind: 'greeting' }
}

/** Without the command's own name, which people copy along: "/korea 5", "</korea:1> 5". */
function withoutPrefix(text: string): string {
  return text.replace(
    /^\s*(?:<\/([\w -]{1,100}):\d{1,25}>|\/(\p{L}[\p{L}\p{N}_-]{0,31})(?=[\s:]|$))\s*:?\s*/u,
    (_, linked: string, typed: string) => {
      const words = (linked ?? typed).split(' ')
      const verb = words.find((word) => ownCommands.has(word.toLowerCase()))
      return verb === undefined ? '' : `${words.slice(words.indexOf(verb)).join(' ')} `
    },
  )
}

// Discord has a command of its own for some of them.
const ownCommands: ReadonlySet<string> = new Set([
  ...[
    'quote',
    'check',
    'cite',
    'related',
    'show',
    'action',
    'actions',
    'digest',
    'digests',
    'contents',
    'help',
    'start',
  ],
  ...[
    'search',
    'find',
    'forget',
    'unanswered',
    'documents',
    'versions',
    'compare',
    'use',
    'key',
    'keys',
    'settings',
  ],
])

/** A text without the marks around it: "Help!", "(contents)", "“help”". */
function withoutMarks(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && outer.test(text.charAt(start))) start += 1
  while (end > start && outer.test(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

const outer = /[\s.,;:!?…¡¿"'“”‘’«»()[\]{}*_~`<>|/\\—–-]/u
