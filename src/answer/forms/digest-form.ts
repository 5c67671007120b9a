import type { Subscription } from '../../digest/digest-store.ts'
import { type Form, longestCarried } from '../../message/form.ts'
import { readSchedule } from '../../schedule/read-schedule.ts'
import { weekdays } from '../../schedule/weekdays.ts'
import { completeZones } from '../../schedule/zones.ts'
import { digestWords } from '../../words/digest-words.ts'
import type { FormDefinition } from './form-definition.ts'

const names = { time: 'time', zone: 'zone', days: 'days' } as const

// In the morning of working days.
const usual = { time: '09:00', days: [1, 2, 3, 4, 5] } as const
const longestZone = 100

/** The form in which a channel's digest is set, filled in as it is or as most want it; `zone` is the asker's. */
export function createDigestForm(before: Subscription | null, zone: string | null): Form {
  const { form } = digestWords
  const { time, days } = before?.schedule ?? usual
  const document = before?.document ?? ''
  const known = before?.schedule.zone ?? zone
  return {
    kind: 'digest',
    carried: document.length <= longestCarried ? document : '',
    title: form.title,
    submit: form.submit,
    passage: null,
    inputs: [
      { kind: 'time', name: names.time, label: form.time, value: time },
      {
        kind: 'search',
        name: names.zone,
        label: form.zone,
        placeholder: form.zonePlaceholder,
        chosen: known === null ? null : { label: known, value: known },
        changesForm: false,
        suggestions: [],
        typed: { label: form.zone, placeholder: form.zonePlaceholder, longest: longestZone },
      },
      { kind: 'days', name: names.days, label: form.days, chosen: days },
    ],
  }
}

/** What was entered is read as it would be typed. */
export const digestForm: FormDefinition = {
  read(_bot, carried, entered) {
    const days = entered('days', names.days).map((day) => weekdays[day - 1]?.name ?? '')
    const words = [entered('time', names.time), entered('search', names.zone), ...days]
    return {
      kind: 'set digest',
      document: carried || null,
      words: words.join(' ').replace(/\s+/gu, ' ').trim(),
    }
  },
  findErrors(command) {
    const read = command.kind === 'set digest' ? readSchedule(command.words, null) : null
    if (read?.kind !== 'unknown') return {}
    const input = { ...names, words: names.zone }[read.what]
    return { [input]: digestWords.unknown(read.what, read.typed) }
  },
  complete: (_bot, input, typed, limit) =>
    input === names.zone
      ? completeZones(typed, Date.now(), limit).map(({ name, label }) => ({ label, text: name }))
      : [],
  change: () => null,
}
