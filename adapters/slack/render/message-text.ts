import { z } from 'zod'
import { readText } from './text.ts'

const element = z.looseObject({ type: z.string() })
const attachment = z.looseObject({
  is_share: z.boolean().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  pretext: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  fallback: z.string().nullish(),
  fields: z.array(z.looseObject({ title: z.string().nullish(), value: z.string().nullish() })).nullish(),
  blocks: z.array(z.unknown()).nullish(),
  message_blocks: z
    .array(z.looseObject({ message: z.looseObject({ blocks: z.array(z.unknown()) }) }))
    .nullish(),
})

/** A message of Slack's, with what its words can be read from. */
export const slackMessage = z.looseObject({
  text: z.string().nullish(),
  bot_id: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish().catch(null),
  attachments: z.array(attachment).nullish().catch(null),
})

export type SlackMessageText = z.output<typeof slackMessage>

/**
 * The words of a message as people read them, quotations with "> " before their lines: what it says itself, and what it
 * passes on. What programs post is read from their blocks, since beside these their text is only a summary.
 */
export function readMessage({ text, bot_id: bot, blocks, attachments }: SlackMessageText): string {
  const typed = readText(text ?? '').trim()
  const shown = readBlocks(blocks ?? [])
  const own = typed === '' || (bot != null && shown !== '') ? shown : typed
  const all = attachments ?? []
  // A link preview is not the writer's own words.
  const passedOn = all.filter((each) => each.is_share === true || each.is_msg_unfurl === true)
  const others = (own === '' ? all : passedOn).map(readAttachment).filter((said) => said !== '')
  if (own === '') return others.join('\n\n')
  return [own, ...others.map((said) => said.replace(/^/gmu, '> '))].join('\n\n')
}

type Attachment = z.output<typeof attachment>

function readAttachment({ message_blocks: passedOn, blocks, ...said }: Attachment): string {
  const inside = passedOn?.map(({ message }) => readBlocks(message.blocks)) ?? []
  const shown = [...inside, readBlocks(blocks ?? [])].filter((text) => text !== '').join('\n')
  if (shown !== '') return shown
  const fields = said.fields?.flatMap(({ title, value }) => [title, value]) ?? []
  const texts = [said.pretext, said.title, said.text, ...fields].filter((text) => text != null && text !== '')
  return readText((texts.length > 0 ? texts : [said.fallback ?? '']).join('\n')).trim()
}

/** The words of blocks, one under the other; buttons have none. */
function readBlocks(blocks: readonly unknown[]): string {
  return blocks
    .map(readBlock)
    .filter((text) => text.trim() !== '')
    .join('\n')
    .trim()
}

const richText = z.looseObject({ type: z.literal('rich_text'), elements: z.array(element) })
const list = z.looseObject({ elements: z.array(z.looseObject({ elements: z.array(element) })) })
const section = z.looseObject({ elements: z.array(element) })
const textObject = z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() })
const withText = z.looseObject({
  type: z.enum(['section', 'header', 'context', 'markdown']),
  text: z.union([textObject, z.string()]).nullish(),
  fields: z.array(textObject).nullish(),
  elements: z.array(z.unknown()).nullish(),
})

function readBlock(block: unknown): string {
  const rich = richText.safeParse(block).data
  if (rich !== undefined) return rich.elements.map(readRich).join('\n')
  const { text, fields, elements } = withText.safeParse(block).data ?? {}
  return [text, ...(fields ?? []), ...(elements ?? [])]
    .map((each) => (typeof each === 'string' ? each : readTextObject(each)))
    .filter((each) => each !== '')
    .join('\n')
}

function readTextObject(object: unknown): string {
  const { type, text = '' } = textObject.safeParse(object).data ?? {}
  return type === 'mrkdwn' ? readText(text) : text
}

function readRich(part: z.output<typeof element>): string {
  if (part.type === 'rich_text_list') {
    const entries = list.safeParse(part).data?.elements ?? []
    return entries.map(({ elements }) => `- ${readElements(elements)}`).join('\n')
  }
  const text = readElements(section.safeParse(part).data?.elements ?? [])
  return part.type === 'rich_text_quote' ? text.replace(/^/gmu, '> ') : text
}

const leaf = z.looseObject({
  text: z.string().nullish(),
  url: z.string().nullish(),
  fallback: z.string().nullish(),
})

/** Text without its looks; people, channels and smileys are no words. */
function readElements(elements: readonly unknown[]): string {
  return elements
    .map((each) => {
      const { text, url, fallback } = leaf.safeParse(each).data ?? {}
      return text ?? url ?? fallback ?? ' '
    })
    .join('')
}
