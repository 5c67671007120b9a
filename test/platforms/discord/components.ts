import { ComponentType, MessageFlags } from 'discord.js'
import { isJson, type Json, numberIn, objectsIn, textIn } from './json.ts'

const V2_TYPES: ReadonlySet<unknown> = new Set([
  ComponentType.Section,
  ComponentType.TextDisplay,
  ComponentType.Thumbnail,
  ComponentType.MediaGallery,
  ComponentType.File,
  ComponentType.Separator,
  ComponentType.Container,
])

/** Every component of a message or modal, parents before children: rows, containers, accessories and labels too. */
export function allComponents(components: unknown): readonly Json[] {
  return objectsIn(components).flatMap((component) => [
    component,
    ...allComponents(component.components),
    ...allComponents([component.accessory, component.component].filter(isJson)),
  ])
}

/**
 * The components with an id each: the one they came with, else the next number that no other has. 0 stands for none.
 * https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 */
export function withIds(components: readonly Json[]): readonly Json[] {
  const taken = new Set(allComponents(components).map(({ id }) => numberIn(id)))
  let last = 0
  const next = (): number => {
    do last += 1
    while (taken.has(last))
    return last
  }
  const fill = (component: Json): Json => {
    const { id, components: children, accessory, component: labelled } = component
    return {
      ...component,
      id: numberIn(id) || next(),
      ...(Array.isArray(children) ? { components: objectsIn(children).map(fill) } : {}),
      ...(isJson(accessory) ? { accessory: fill(accessory) } : {}),
      ...(isJson(labelled) ? { component: fill(labelled) } : {}),
    }
  }
  return components.map(fill)
}

/** Whether the component may only stand in a Components V2 message. */
export function isV2Component(component: Json): boolean {
  return V2_TYPES.has(component.type)
}

/** Whether the Components V2 flag (1 << 15) is among the flags of a body or message. */
export function hasV2Flag(flags: unknown): boolean {
  return (numberIn(flags) & MessageFlags.IsComponentsV2) !== 0
}

/** How many options (or people, roles, channels, files) can be chosen in a select or group; one, by default. */
export function rangeOf({ type, options, min_values: least, max_values: most }: Json): {
  readonly least: number
  readonly most: number
} {
  const usual = type === ComponentType.CheckboxGroup ? objectsIn(options).length : 1
  return {
    least: typeof least === 'number' ? least : 1,
    most: typeof most === 'number' ? most : usual,
  }
}

/** A button as a reader sees it; `customId` is null on a link and `url` on any other. */
export interface SeenButton {
  readonly label: string
  readonly customId: string | null
  readonly url: string | null
  readonly disabled: boolean
}

/** The buttons of a message, in reading order. */
export function buttonsOf(message: { readonly components: unknown }): readonly SeenButton[] {
  return allComponents(message.components)
    .filter((component) => component.type === ComponentType.Button)
    .map((button) => ({
      label: textIn(button.label),
      customId: typeof button.custom_id === 'string' ? button.custom_id : null,
      url: typeof button.url === 'string' ? button.url : null,
      disabled: button.disabled === true,
    }))
}

/** The options of a message's lists, in reading order. */
export function optionsOf(message: { readonly components: unknown }): readonly {
  readonly label: string
  readonly value: string
}[] {
  return allComponents(message.components)
    .filter(({ type }) => type === ComponentType.StringSelect)
    .flatMap(({ options }) => objectsIn(options))
    .map(({ label, value }) => ({ label: textIn(label), value: textIn(value) }))
}

/** All the words of a message, one block a line: content, embeds, Components V2 text; markup is left as sent. */
export function textOf(message: {
  readonly content: string
  readonly embeds: readonly Json[]
  readonly components: unknown
}): string {
  const shown = allComponents(message.components)
    .filter((component) => component.type === ComponentType.TextDisplay)
    .map((component) => textIn(component.content))
  return [message.content, ...message.embeds.flatMap(embedTexts), ...shown].filter(Boolean).join('\n')
}

/** The parts of an embed that count towards Discord's limit of 6,000 characters. */
export function embedTexts(embed: Json): readonly string[] {
  const { author, footer } = embed
  return [
    isJson(author) ? textIn(author.name) : '',
    textIn(embed.title),
    textIn(embed.description),
    ...objectsIn(embed.fields).flatMap((field) => [textIn(field.name), textIn(field.value)]),
    isJson(footer) ? textIn(footer.text) : '',
  ]
}
