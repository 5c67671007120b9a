import type { Json } from './json.ts'

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting, and `RichTextDate` of Slack's types. */
const TOKENS = new Set([
  'ago',
  'date',
  'date_long',
  'date_long_full',
  'date_long_pretty',
  'date_num',
  'date_pretty',
  'date_short',
  'date_short_pretty',
  'date_slash',
  'day_divider_pretty',
  'time',
  'time_secs',
])

/** The year 2100: in milliseconds, a moment of today is far beyond. */
const LATEST = 4_102_444_800

/** What is wrong with a date in rich text, by the rules that Slack's types state in words alone. */
export function checkDate({ type, timestamp, format, url }: Json): string[] {
  if (type !== 'date' || typeof timestamp !== 'number' || typeof format !== 'string') return []
  const tokens = [...format.matchAll(/\{([^{}]*)\}/gu)].map(([, token = '']) => token)
  return [
    ...(Number.isInteger(timestamp) && timestamp > 0 && timestamp < LATEST
      ? []
      : [`${timestamp} is not a moment in whole seconds`]),
    ...(tokens.length === 0 ? ['the format has no token in braces'] : []),
    ...tokens
      .filter((token) => !TOKENS.has(token))
      .map((token) => `the format has an unknown token {${token}}`),
    ...(url === undefined || /^https?:\/\//u.test(String(url)) ? [] : ['the url is no address']),
  ]
}
