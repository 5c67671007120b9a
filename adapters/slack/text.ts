/**
 * Every character that acts in Slack's message text (docs.slack.dev/messaging/formatting-message-text). With these
 * three written as entities, no mention, channel, link or date can come out of a text. Document text never goes
 * through here alone: it is in rich_text elements, where nothing is parsed at all.
 */
const entities = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
] as const

/** Plain text as Slack's top-level `text` carries it. */
export function escapeText(text: string): string {
  return entities.reduce((escaped, [character, entity]) => escaped.replaceAll(character, entity), text)
}

/** What Slack delivers as a message's text, as the person typed it: entities, links, channels and mentions resolved. */
export function readText(text: string): string {
  const typed = text
    .replace(/<!([^|>]+)(?:\|[^>]*)?>/gu, '@$1')
    .replace(/<[^|>]*\|([^>]+)>/gu, '$1')
    .replace(/<([^|>]*)\|?>/gu, '$1')
  return entities
    .toReversed()
    .reduce((read, [character, entity]) => read.replaceAll(entity, character), typed)
}

/** The text without any mention of the bot itself. */
export function withoutMention(text: string, botUser: string): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>[,:]?`, 'gu'), ' ').trim()
}
