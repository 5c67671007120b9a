import { type APIEmbed, type APIMessage, ComponentType, type Embed, Message } from 'discord.js'

/**
 * A message's words as people read them, with "> " before quoted lines: its own text, its components and embeds, and the
 * message it forwards. Leaves out mentions, emoji, times and emphasis marks.
 */
export function readText(message: Message | APIMessage): string {
  const snapshots =
    message instanceof Message
      ? [...message.messageSnapshots.values()]
      : (message.message_snapshots?.map(({ message: passedOn }) => passedOn) ?? [])
  const own = readContent(message)
  const passedOn = snapshots.map(readContent).filter((text) => text !== '')
  if (own === '') return passedOn.join('\n\n')
  return [own, ...passedOn.map((text) => text.replace(/^/gmu, '> '))].join('\n\n')
}

interface Content {
  readonly content: string
  readonly embeds: readonly (Embed | APIEmbed)[]
  readonly components?: readonly unknown[]
}

/** The same of a message alone, or of one that is passed on. */
export function readContent({ content, embeds, components = [] }: Content): string {
  const shown = readMarkup(
    [content, ...components.flatMap(readComponent)].filter((text) => text !== '').join('\n'),
  )
  // Beside words of its own, an embed is a preview of a link.
  return shown === '' ? readMarkup(embeds.flatMap(readEmbed).join('\n')) : shown
}

function readEmbed({ title, description, fields }: Embed | APIEmbed): readonly string[] {
  const texts = [title, description, ...(fields ?? []).flatMap(({ name, value }) => [name, value])]
  // Under a title alone there is a picture.
  if (description == null && (fields ?? []).length === 0) return []
  return texts.flatMap((text) => (text == null || text === '' ? [] : [text]))
}

/** The texts of a component, and of those in it; buttons have none. */
function readComponent(component: unknown): readonly string[] {
  if (typeof component !== 'object' || component === null) return []
  if ('type' in component && component.type === ComponentType.TextDisplay && 'content' in component) {
    return typeof component.content === 'string' ? [component.content] : []
  }
  return 'components' in component && Array.isArray(component.components)
    ? component.components.flatMap(readComponent)
    : []
}

function readMarkup(markup: string): string {
  let plain = markup
    .replace(/(?<!\\)<(?:@[!&]?|#|a?:\w{1,40}:|t:|\/[^<>:]{1,100}:|id:)[^<>\s]{1,100}>/gu, ' ')
    .replace(/^((?:> ?)*)(?:#{1,3}|-#) +/gmu, '$1')
    .replace(/(?<!\\)\[((?:[^[\]\\\n]|\\.){1,300})\]\(<?https?:[^\s()<>]{1,2000}>?\)/gu, '$1')
  // One in another, such as bold italics.
  for (let depth = 0; depth < 3; depth += 1) plain = plain.replace(emphasis, '$2')
  return plain.replace(/\\([^0-9A-Za-z\s])/gu, '$1').trim()
}

const emphasis =
  /(?<![\\\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|\|\||`{1,3})(?=\S)(.{1,2000}?)(?<=[^\s\\])\1(?![\p{L}\p{N}])/gsu
