import type { TrackedItem } from '../../actions/statuses.ts'
import { actionStates } from '../../actions/tracker.ts'
import { encode, unknownButton } from '../../command/codec.ts'
import type { ChangeAction } from '../../command/command.ts'
import { pinpoint } from '../../document/citation.ts'
import type { Reference } from '../../document/reference/step.ts'
import { type Form, type FormErrors, longestCarried } from '../../message/form.ts'
import { quotePassage } from '../../message/passage-block.ts'
import { actionWords, stateLabels } from '../../words/action-words.ts'
import { longestNote } from '../answer-action.ts'
import type { FormDefinition } from './form-definition.ts'

const names = { state: 'state', owner: 'owner', note: 'note' } as const

/**
 * The form in which an action item is changed; null where the reference is too long to be carried. It also carries what
 * was shown, so that nobody puts back what another has changed meanwhile.
 */
export function createActionForm(
  reference: Reference,
  { passage, status: { state, owner } }: TrackedItem,
): Form | null {
  const { form, item } = actionWords
  const code = encode({ kind: 'action form', reference })
  const carried = `${state}:${owner?.id ?? ''}:${code}`
  if (code === null || carried.length > longestCarried) return null
  return {
    kind: 'action',
    carried,
    title: item(pinpoint(passage)),
    submit: form.submit,
    passage: quotePassage(passage),
    inputs: [
      {
        kind: 'choice',
        name: names.state,
        label: form.state,
        options: actionStates.map((each) => ({ label: stateLabels[each], value: each })),
        chosen: [state],
        most: 1,
      },
      {
        kind: 'person',
        name: names.owner,
        label: form.owner,
        hint: form.ownerHint,
        isOptional: true,
        chosen: owner?.id ?? null,
      },
      {
        kind: 'text',
        name: names.note,
        label: form.note,
        hint: form.noteHint,
        isOptional: true,
        value: '',
        longest: longestNote,
      },
    ],
  }
}

/** What was entered is read as a change of what the form began with. */
export const actionForm: FormDefinition = {
  read(bot, carried, entered) {
    const [, state, owner = '', code = ''] = /^([a-z ]+):([^:]*):(.+)$/su.exec(carried) ?? []
    const form = bot.readCode(code)
    if (form.kind !== 'action form') return unknownButton
    const [chosen] = entered('choice', names.state)
    const person = entered('person', names.owner)
    const change: Omit<ChangeAction, 'kind' | 'reference'> = {
      state: actionStates.find((each) => each === chosen && each !== state) ?? null,
      owner: (person?.id ?? '') === owner ? null : (person ?? 'nobody'),
      note: entered('text', names.note).trim() || null,
    }
    const { reference } = form
    const isChange = Object.values(change).some((value) => value !== null)
    return isChange ? { kind: 'change action', reference, ...change } : { kind: 'action', reference }
  },
  findErrors(command): FormErrors {
    const isUnknown = command.kind === 'unclear' && command.reason === 'unknown person'
    return isUnknown ? { [names.owner]: actionWords.form.notAPerson } : {}
  },
  complete: () => [],
  change: () => null,
}
