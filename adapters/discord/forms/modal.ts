import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js'
import { readFormKind } from '../../../src/answer/forms/forms.ts'
import type { Form, SubmittedForm } from '../../../src/message/form.ts'
import type { PassageBlock } from '../../../src/message/reply.ts'
import { textOf } from '../../../src/text/span.ts'
import { limits } from '../limits.ts'
import { bold, escapeText, quote } from '../render/markup.ts'
import { type FormFields, readEntered, renderInput } from './inputs.ts'

/** A form as a modal; its id carries what the form does. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const { kind, carried, title, passage, inputs } = form
  return {
    custom_id: `${kind}:${carried}`,
    title: title.slice(0, limits.modalTitle),
    components: [
      ...(passage === null
        ? []
        : [{ type: ComponentType.TextDisplay, content: showPassage(passage) } as const]),
      ...inputs.flatMap((input) => renderInput(input)),
    ].slice(0, limits.modalParts),
  }
}

/** A form that was sent off, as a `ModalSubmitInteraction` is; null for one of another version. */
export function readForm({
  customId,
  fields,
}: {
  readonly customId: string
  readonly fields: FormFields
}): SubmittedForm | null {
  const [, name = '', carried = ''] = /^([a-z]+):(.*)$/su.exec(customId) ?? []
  const kind = readFormKind(name)
  return kind === null ? null : { kind, carried, entered: readEntered(fields) }
}

/** Where a passage is from, and its words part by part; of long ones the beginning, seen to be cut. */
function showPassage({ citation, parts }: PassageBlock): string {
  const lines = [bold(citation.short)]
  let room: number = limits.formText
  for (const { spans } of parts) {
    const text = textOf(spans)
    const isCut = text.length > room
    lines.push(quote(escapeText(isCut ? cutBetweenWords(text, room) : text)))
    if (isCut) break
    room -= text.length
  }
  return lines.join('\n')
}

function cutBetweenWords(text: string, room: number): string {
  return `${text.slice(0, Math.max(text.lastIndexOf(' ', room), 0))} …`.trim()
}
