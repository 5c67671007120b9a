import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import type { Command } from '../../../src/command/command.ts'
import type { Subscription } from '../../../src/digest/digest-store.ts'
import { digestWords } from '../../../src/words/digest-words.ts'
import { limits } from '../limits.ts'
import type { SubmittedForm } from './form-fields.ts'
import { label } from './label.ts'
import { weekdays } from './weekdays.ts'

const inputs = { time: 'time', zone: 'zone', days: 'days' } as const

/** The form in which the digest of a channel is set, filled in as it is; its id carries the document that it is about. */
export function renderDigestForm(before: Subscription | null): APIModalInteractionResponseCallbackData {
  const { form } = digestWords
  const { time, zone, days } = before?.schedule ?? usual
  const id = `${prefix}${before?.document ?? ''}`
  return {
    custom_id: id.length <= limits.customId ? id : prefix,
    title: form.title.slice(0, limits.modalTitle),
    components: [
      label(form.time, null, {
        type: ComponentType.TextInput,
        custom_id: inputs.time,
        style: TextInputStyle.Short,
        max_length: limits.time,
        value: time,
      }),
      label(form.zone, null, {
        type: ComponentType.TextInput,
        custom_id: inputs.zone,
        style: TextInputStyle.Short,
        max_length: limits.zone,
        placeholder: form.zonePlaceholder,
        ...(zone === '' ? {} : { value: zone }),
      }),
      label(form.days, null, {
        type: ComponentType.StringSelect,
        custom_id: inputs.days,
        min_values: 1,
        max_values: weekdays.length,
        options: weekdays.map(({ day, name, typed }) => ({
          label: name,
          value: typed,
          default: days.includes(day),
        })),
      }),
    ],
  }
}

/** What was entered, as it would be typed; null where it is another form. */
export function readDigestForm({ customId, fields }: SubmittedForm): Command | null {
  if (!customId.startsWith(prefix)) return null
  const time = fields.getTextInputValue(inputs.time)
  const zone = fields.getTextInputValue(inputs.zone)
  return {
    kind: 'set digest',
    document: customId.slice(prefix.length) || null,
    words: [time, zone, ...fields.getStringSelectValues(inputs.days)].join(' ').replace(/\s+/gu, ' ').trim(),
  }
}

const prefix = 'digest:'

// In the morning of working days; Discord tells nobody's zone.
const usual: Subscription['schedule'] = { time: '09:00', zone: '', days: [1, 2, 3, 4, 5] }
