import { type APIComponentInLabel, type APILabelComponent, ComponentType } from 'discord.js'

/** An input of a form under what it is called; `description` says more, null where there is nothing to say. */
export function label(
  text: string,
  description: string | null,
  component: APIComponentInLabel,
): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: text,
    ...(description === null ? {} : { description }),
    component,
  }
}
