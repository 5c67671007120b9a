import { ComponentType } from 'discord.js'
import type { Attachment } from './attachments.ts'
import { allComponents, embedTexts, hasV2Flag, isV2Component } from './components.ts'
import { isJson, type Json, objectsIn, textIn } from './json.ts'
import type { Upload } from './read-body.ts'
import { checkAttachments } from './validate-attachments.ts'
import { checkComponents } from './validate-components.ts'

/** The fields of an already posted message that an edit leaves alone unless it names them. */
export interface Existing extends Pick<Json, 'content' | 'embeds' | 'components' | 'flags' | 'attachments'> {
  /** All its files, those too that stand in a component; none unless given. */
  readonly attached?: readonly Attachment[]
}

/**
 * The rules of a message body that the specification's schemas do not express. `existing` is the message being
 * edited (null for a new one), `files` what was uploaded with the body.
 */
export function checkMessage(
  body: Json,
  existing: Existing | null,
  files: readonly Upload[] = [],
): readonly string[] {
  // null in an edit removes the field, so only an absent field keeps its old value.
  const result = existing ? { ...existing, ...withoutUndefined(body) } : body
  const isV2 = hasV2Flag(body.flags) || hasV2Flag(existing?.flags)
  const components = allComponents(result.components)
  return [
    ...checkWords(body, result, isV2),
    ...(isEmpty(result, files.length) ? ['Cannot send an empty message'] : []),
    ...checkLayout(result, components, isV2),
    ...checkComponents(components),
    ...checkAttachments(body, result, existing?.attached ?? [], files),
    ...checkAllowedMentions(body.allowed_mentions),
  ]
}

function withoutUndefined(body: Json): Json {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function checkWords(body: Json, result: Json, isV2: boolean): readonly string[] {
  const problems: string[] = []
  // https://discord.com/developers/docs/resources/message#create-message: "Message contents (up to 2000 characters)".
  if (textIn(body.content).length > 2000) problems.push('content must be 2000 or fewer in length')
  // https://discord.com/developers/docs/resources/message#embed-object-embed-limits: 6000 over all embeds.
  const embedded = objectsIn(body.embeds).flatMap(embedTexts).join('').length
  if (embedded > 6000) problems.push('embeds must be 6000 or fewer characters in all')
  // https://discord.com/developers/docs/resources/message#message-object-message-flags: with IS_COMPONENTS_V2,
  // "content and embeds fields will no longer work".
  if (isV2 && textIn(result.content) !== '') problems.push('content cannot be used with Components V2')
  if (isV2 && objectsIn(result.embeds).length > 0) problems.push('embeds cannot be used with Components V2')
  return problems
}

/** https://discord.com/developers/docs/resources/message#create-message: one of these is needed (error 50006). */
function isEmpty(message: Json, fileCount: number): boolean {
  if (fileCount > 0 || isJson(message.poll) || textIn(message.content).trim() !== '') return false
  const lists = [message.embeds, message.components, message.sticker_ids, message.attachments]
  return lists.every((list) => !Array.isArray(list) || list.length === 0)
}

function checkLayout(message: Json, components: readonly Json[], isV2: boolean): readonly string[] {
  const problems: string[] = []
  if (!isV2) {
    // https://discord.com/developers/docs/components/reference#component-object-component-types
    if (components.some(isV2Component)) problems.push('these components need the IS_COMPONENTS_V2 flag')
    // https://discord.com/developers/docs/components/reference#legacy-message-component-behavior: at most 5 rows.
    if (objectsIn(message.components).length > 5) problems.push('a message has at most 5 action rows')
    return problems
  }
  // https://discord.com/developers/docs/components/reference#component-reference: "up to 40 total components",
  // nested ones included.
  if (components.length > 40) problems.push('a message has at most 40 components, nested ones included')
  // https://discordjs.guide/legacy/popular-topics/display-components: at most 4000 characters over all text
  // displays; a longer message is refused.
  const texts = components.filter(({ type }) => type === ComponentType.TextDisplay)
  const length = texts.map(({ content }) => textIn(content)).join('').length
  if (length > 4000) problems.push('a message has at most 4000 characters over all its text displays')
  return problems
}

/**
 * Our own rule: a quotation never notifies anybody, so each body says so itself. Edits parse mentions anew
 * (https://discord.com/developers/docs/resources/message#edit-message), so they are not exempt.
 */
function checkAllowedMentions(allowed: unknown): readonly string[] {
  const isEmptyList = (list: unknown): boolean => Array.isArray(list) && list.length === 0
  const isEmptyOrAbsent = (list: unknown): boolean => list === undefined || list === null || isEmptyList(list)
  const isSilent =
    isJson(allowed) &&
    isEmptyList(allowed.parse) &&
    isEmptyOrAbsent(allowed.users) &&
    isEmptyOrAbsent(allowed.roles) &&
    allowed.replied_user !== true
  return isSilent ? [] : ['allowed_mentions must be { parse: [] }, without users, roles or replied_user']
}
