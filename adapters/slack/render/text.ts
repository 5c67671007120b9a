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
  return decodeEntities(text.replace(bracketed, (_, inner: string) => nameOf(inner)))
}

/**
 * The same for a command, in which the core tells people, groups and channels from words: a person stays `<@id>`, since
 * one can be given an action item; a group becomes `<@&name>` and a channel `<#name>`.
 */
export function readTyped(text: string): string {
  return decodeEntities(
    text.replace(bracketed, (_, inner: string) => {
      const [, id] = /^@([UW][A-Z0-9]+)(?:\||$)/u.exec(inner) ?? []
      if (id !== undefined) return `<@${id}>`
      const [, sign, named] = /^([#@]|!(?!date\^))(.*)$/su.exec(inner) ?? []
      if (sign === undefined || named === undefined || named === '') return nameOf(inner)
      const name = nameOf(named).replace(/^[#@]/u, '')
      return sign === '#' ? `<#${name}>` : `<@&${name}>`
    }),
  )
}

/** A note with the groups and channels of `readTyped` as people see them. */
export function nameGroups(note: string): string {
  return note.replace(/<(@&|#)([^<>]{1,100})>/gu, (_, sign: string, name: string) => sign.charAt(0) + name)
}

/** The text without any mention of the bot itself. */
export function withoutMention(text: string, botUser: string): string {
  return text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^<>]*)?>[,:]?`, 'gu'), ' ').trim()
}

// What people type themselves has entities for these two; looking no further than the next one takes linear time.
const bracketed = /<([^<>]*)>/gu

/** What a person sees of a link, a channel or a mention: its label, else its address or its id. */
function nameOf(inner: string): string {
  const [id = '', ...label] = inner.split('|')
  if (id.startsWith('!date^') && label.length > 0) return label.join('|')
  if (id.length > 1 && id.startsWith('!')) {
    return `@${(label.join('|') || id.slice(1)).replace(/^@/u, '')}`
  }
  return label.join('|') || id
}

function decodeEntities(text: string): string {
  return entities.toReversed().reduce((read, [character, entity]) => read.replaceAll(entity, character), text)
}
