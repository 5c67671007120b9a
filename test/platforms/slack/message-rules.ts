import type { Json } from './json.ts'
import { checkMetadata } from './metadata-rules.ts'
import { isTs } from './ts.ts'

/** By which door a message goes out; each has its own arguments. */
export type Door = 'chat.postMessage' | 'chat.postEphemeral' | 'chat.update' | 'response_url' | 'ack'

/** https://docs.slack.dev/reference/methods/chat.postMessage: text is truncated beyond this. */
const MAX_TEXT = 40_000
/** https://docs.slack.dev/reference/methods/chat.update answers `msg_too_long`; a new text is split into messages. */
const MAX_UPDATED_OR_UNSPLIT_TEXT = 4_000

const EVERYWHERE = ['text', 'blocks', 'thread_ts', 'link_names', 'parse', 'mrkdwn']
// Bolt's client adds the team to every call.
const OF_A_CALL = ['token', 'team_id', 'channel']
const RESPONSE = ['response_type', 'replace_original', 'delete_original', 'unfurl_links', 'unfurl_media']

/**
 * Arguments that this bot may send, of those on https://docs.slack.dev/reference/methods. Slack ignores what it does
 * not know; here that is a misspelling. Left out on purpose: `attachments` (legacy) and `markdown_text` (goes out
 * unchecked).
 */
const KNOWN_ARGUMENTS: Readonly<Record<Door, readonly string[]>> = {
  'chat.postMessage': [
    ...EVERYWHERE,
    ...OF_A_CALL,
    'reply_broadcast',
    'unfurl_links',
    'unfurl_media',
    'metadata',
  ],
  'chat.postEphemeral': [...EVERYWHERE, ...OF_A_CALL, 'user'],
  'chat.update': [...EVERYWHERE, ...OF_A_CALL, 'ts', 'reply_broadcast', 'metadata'],
  // https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
  response_url: [...EVERYWHERE, ...RESPONSE],
  ack: [...EVERYWHERE, ...RESPONSE],
}

const REQUIRED_ARGUMENTS: Readonly<Record<Door, readonly string[]>> = {
  'chat.postMessage': ['channel'],
  'chat.postEphemeral': ['channel', 'user'],
  'chat.update': ['channel', 'ts'],
  response_url: [],
  ack: [],
}

/** What is wrong with a message beside its blocks: its arguments, its text, and what could notify or unfurl. */
export function checkMessageRules(door: Door, message: Json): string[] {
  if (message.delete_original === true) {
    // https://docs.slack.dev/interactivity/handling-user-interaction: it must be the only attribute.
    return Object.keys(message).length === 1 ? [] : ['delete_original must be the only attribute']
  }
  return [
    ...checkArguments(door, message),
    ...checkText(door, message),
    ...checkNotifications(message),
    ...checkUnfurling(door, message),
    ...checkMetadata(message.metadata),
  ]
}

function checkArguments(door: Door, message: Json): string[] {
  const unknown = Object.keys(message).filter((name) => !KNOWN_ARGUMENTS[door].includes(name))
  const missing = REQUIRED_ARGUMENTS[door].filter((name) => !message[name])
  const { thread_ts: threadTs, response_type: responseType } = message
  return [
    ...unknown.map((name) => `unknown argument ${name}`),
    ...missing.map((name) => `missing argument ${name}`),
    ...(threadTs === undefined || isTs(threadTs) ? [] : ['invalid thread_ts']),
    ...(responseType === undefined || responseType === 'ephemeral' || responseType === 'in_channel'
      ? []
      : ['invalid response_type']),
  ]
}

function checkText(door: Door, message: Json): string[] {
  const { text, blocks } = message
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0
  if (text === undefined || text === '') {
    // https://docs.slack.dev/reference/methods/chat.postMessage#accessibility: screen readers read `text`, not blocks.
    return [hasBlocks ? 'text is missing: screen readers read it instead of the blocks' : 'no_text']
  }
  if (typeof text !== 'string') return ['text is not a string']
  const problems: string[] = []
  if (text.length > MAX_TEXT) problems.push(`text has more than ${MAX_TEXT} characters`)
  if (text.length > MAX_UPDATED_OR_UNSPLIT_TEXT) {
    if (door === 'chat.update')
      problems.push(`an updated text has more than ${MAX_UPDATED_OR_UNSPLIT_TEXT} characters`)
    // https://github.com/slackapi/java-slack-sdk/issues/704
    if (!hasBlocks)
      problems.push(
        `Slack splits a text of more than ${MAX_UPDATED_OR_UNSPLIT_TEXT} characters without blocks`,
      )
  }
  return problems
}

/** Rules of this project: nothing it says may notify anybody. */
export function checkNotifications(message: Json): string[] {
  const problems: string[] = []
  if (/<[!@]/u.test(String(message.text ?? ''))) problems.push('text has an unescaped <! or <@')
  if (message.link_names === true) problems.push('link_names is true')
  if (message.parse !== undefined && message.parse !== 'none') problems.push('parse is not none')
  return problems
}

/** A rule of this project: the addresses under a quotation must not grow previews. */
function checkUnfurling(door: Door, message: Json): string[] {
  if (door !== 'chat.postMessage') return []
  return ['unfurl_links', 'unfurl_media']
    .filter((name) => message[name] !== false)
    .map((name) => `${name} is not false`)
}
