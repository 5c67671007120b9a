import { type FormEvent, useState } from 'react'
import { DiscordText } from './discord-text.tsx'
import { Checkboxes } from './inputs.tsx'
import type { Entered, ModalProps } from './modal.tsx'
import { Payload } from './payload.tsx'

interface Option {
  readonly label: string
  readonly value: string
  readonly default?: boolean
}

/** An input of a modal (docs.discord.com/developers/components/reference), as far as our forms have them. */
type Input =
  | {
      readonly type: 4
      readonly custom_id: string
      readonly style: number
      readonly value?: string
      readonly placeholder?: string
      readonly required?: boolean
      readonly max_length?: number
    }
  | {
      readonly type: 3 | 22
      readonly custom_id: string
      readonly options: readonly Option[]
      readonly required?: boolean
      readonly max_values?: number
    }
  | {
      readonly type: 5
      readonly custom_id: string
      readonly default_values?: readonly { readonly id: string }[]
    }

type Part =
  | { readonly type: 10; readonly content: string }
  | {
      readonly type: 18
      readonly label: string
      readonly description?: string
      readonly component: Input
    }

interface Body {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Part[]
}

/** A modal as Discord draws it, with the browser's own inputs. */
export function DiscordModal({ modal, people, room, submit, close }: ModalProps) {
  const { title, components } = modal.body as Body
  const [entered, setEntered] = useState<Entered>(() => initial(components))
  const quietly = (doing: Promise<void>): void => void doing.catch(() => undefined)
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    quietly(submit(entered))
  }
  return (
    <form onSubmit={onSubmit}>
      <h2 id="modal-title">{title}</h2>
      <div className="modal-body">
        {components.map((part, index) =>
          part.type === 10 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts have no other name, and never move.
            <div className="discord-text" key={index}>
              <DiscordText
                text={part.content}
                names={{ people, channel: { id: room, name: 'korea-desk' } }}
              />
            </div>
          ) : (
            <Field
              key={part.component.custom_id}
              part={part}
              people={people}
              entered={entered[part.component.custom_id] ?? []}
              enter={(values) => setEntered({ ...entered, [part.component.custom_id]: values })}
            />
          ),
        )}
      </div>
      <p className="modal-end">
        <button type="button" onClick={() => quietly(close())}>
          Cancel
        </button>
        <button type="submit">Submit</button>
      </p>
      <Payload body={modal.body} />
    </form>
  )
}

function initial(components: readonly Part[]): Entered {
  return Object.fromEntries(
    components.flatMap((part) =>
      part.type === 10 ? [] : [[part.component.custom_id, initialOf(part.component)]],
    ),
  )
}

function initialOf(input: Input): readonly string[] {
  switch (input.type) {
    case 4:
      return input.value === undefined ? [] : [input.value]
    case 5:
      return (input.default_values ?? []).map(({ id }) => id)
    default:
      return input.options.filter((option) => option.default === true).map(({ value }) => value)
  }
}

interface FieldProps {
  readonly part: Part & { readonly type: 18 }
  readonly people: ModalProps['people']
  readonly entered: readonly string[]
  readonly enter: (values: readonly string[]) => void
}

function Field({ part, people, entered, enter }: FieldProps) {
  const { label, description, component: input } = part
  const id = `discord-${input.custom_id}`
  const value = entered[0] ?? ''
  const one = (chosen: string): void => enter(chosen === '' ? [] : [chosen])
  const isMany = input.type === 22 || (input.type === 3 && (input.max_values ?? 1) > 1)
  if (isMany && 'options' in input) {
    return (
      <div className="field">
        <Checkboxes legend={label} options={input.options} chosen={entered} onChange={enter} />
      </div>
    )
  }
  const isOptional = input.type === 5 || input.required === false
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {'options' in input ? (
        <select id={id} value={value} onChange={(event) => one(event.target.value)}>
          {isOptional && <option value="">Nothing chosen</option>}
          {input.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : input.type === 5 ? (
        <select id={id} value={value} onChange={(event) => one(event.target.value)}>
          <option value="">Nobody</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      ) : input.style === 2 ? (
        <textarea
          id={id}
          rows={3}
          value={value}
          maxLength={input.max_length}
          onChange={(event) => one(event.target.value)}
        />
      ) : (
        <input
          id={id}
          type="text"
          value={value}
          placeholder={input.placeholder}
          maxLength={input.max_length}
          required={!isOptional}
          onChange={(event) => one(event.target.value)}
        />
      )}
      {description !== undefined && <p className="hint">{description}</p>}
    </div>
  )
}
