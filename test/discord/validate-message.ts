import { ButtonStyle, ComponentType } from 'discord.js'
import { allComponents, embedTexts, hasV2Flag, isV2Component } from './components.ts'
import { isJson, type Json, objectsIn, textIn } from './json.ts'

/** The fields of an already posted message that an edit leaves alone unless it names them. */
export type Existing = Pick<Json, 'content' | 'embeds' | 'components' | 'flags' | 'attachments'>

/**
 * The rules of a message body that the specification's schemas do not express. `existing` is the message being
 * edited (null for a new one), `fileCount` the number of uploaded files.
 */
export function checkMessage(body: Json, existing: Existing | null, fileCount = 0): readonly string[] {
  // null in an edit removes the field, so only an absent field keeps its old value.
  const result = existing ? { ...existing, ...withoutUndefined(body) } : body
  const isV2 = hasV2Flag(body.flags) || hasV2Flag(existing?.flags)
  const components = allComponents(result.components)
  return [
    ...checkWords(body, result, isV2),
    ...(isEmpty(result, fileCount) ? ['Cannot send an empty message'] : []),
    ...checkLayout(result, components, isV2),
    ...checkCustomIds(components),
    ...components.flatMap(checkComponent),
    ...checkAllowedMentions(body.allowed_mentions),
  ]
}

/** A modal may not use a custom_id twice either. */
export function checkCustomIds(components: readonly Json[]): readonly string[] {
  // https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
  // "multiple components on the same message must not share the same custom_id"; 1 to 100 characters.
  const seen = new Set<unknown>()
  return components.flatMap(({ custom_id: id }) => {
    if (typeof id !== 'string') return []
    const problems = seen.has(id) ? [`custom_id is used twice: ${id}`] : []
    seen.add(id)
    if (id.length < 1 || id.length > 100) problems.push('custom_id must be 1 to 100 characters')
    return problems
  })
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

function checkComponent(component: Json): readonly string[] {
  if (component.type === ComponentType.ActionRow) return checkRow(component)
  if (component.type === ComponentType.Button) return checkButton(component)
  return []
}

/** https://discord.com/developers/docs/components/reference#action-row: up to 5 buttons, or one select. */
function checkRow(row: Json): readonly string[] {
  const children = objectsIn(row.components)
  const buttons = children.filter(({ type }) => type === ComponentType.Button)
  if (buttons.length > 5) return ['an action row has at most 5 buttons']
  if (buttons.length < children.length && children.length > 1) return ['a select fills its action row']
  return []
}

/** https://discord.com/developers/docs/components/reference#button: label of 80, and what each style requires. */
function checkButton(button: Json): readonly string[] {
  const problems: string[] = []
  if (textIn(button.label).length > 80) problems.push('a button label must be 80 or fewer in length')
  if (button.style === ButtonStyle.Premium) return problems
  if (textIn(button.label) === '' && !isJson(button.emoji))
    problems.push('a button needs a label or an emoji')
  const isLink = button.style === ButtonStyle.Link
  if (isLink !== (typeof button.url === 'string')) problems.push('a link button, and no other, has a url')
  if (isLink === (typeof button.custom_id === 'string'))
    problems.push('every button but a link has a custom_id')
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
