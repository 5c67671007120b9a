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

/** The same for a command: in one about an action item, a person stays one, as `<@id>`, which is how the core reads them. */
export function readTyped(text: string): string {
  if (!/^\s*action\s/iu.test(text)) return readText(text)
  // Through the resolving of everything else, they are written so that nothing takes them for markup.
  return readText(text.replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/gu, '\uE000$1\uE001')).replace(
    /\uE000([UW][A-Z0-9]+)\uE001/gu,
    '<@$1>',
  )
}

/** The text without any mention of the bot itself. */
export function withoutMention(text: string, botUser: string): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>[,:]?`, 'gu'), ' ').trim()
}
