/**
 * The message of an error without what it may repeat of people's words and of secrets: what is in quotation marks (as
 * `JSON.parse` repeats its input), tokens, and passwords and queries of addresses.
 */
export function withoutContents(message: string): string {
  return removed.reduce((text, [found, left]) => text.replace(found, left), message.slice(0, longest))
}

// Of what is longer than any sentence of ours the rest is nobody's message.
const longest = 2_000

/** In the order in which they are looked for. */
const removed: readonly (readonly [RegExp, string])[] = [
  // Addresses: user and password, and everything after the path.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s@]*@/giu, '$1'],
  [/(\bhttps?:\/\/[^\s?#]*)[?#]\S*/giu, '$1'],
  // Discord's addresses of an interaction and of a webhook hold what can answer it.
  [/(\/(?:interactions|webhooks)\/\d+)\/[^/\s]+/gu, '$1/…'],
  // Slack's hooks, and tokens of both.
  [/(hooks\.slack\.com\/)\S+/gu, '$1…'],
  [/\bx(?:ox[a-z]|app)-[\w-]+/giu, '…'],
  [/\b[\w-]{10,}\.[\w-]{5,}\.[\w-]{20,}/gu, '…'],
  [/\bBearer \S+/giu, 'Bearer …'],
  // What somebody wrote, as errors repeat it.
  [/"(?:[^"\\]|\\.)*"?/gu, '"…"'],
  [/“[^”]*”?/gu, '“…”'],
  [/‘[^’]*’?/gu, '‘…’'],
  [/`[^`]*`?/gu, '`…`'],
  [/(?<!\w)'[^'\n]*'/gu, "'…'"],
]
