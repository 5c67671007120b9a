import { useState } from 'react'
import { channelName } from './channel.ts'
import { DiscordText } from './discord-text.tsx'
import { Checkboxes, Select, TextInput } from './inputs.tsx'
import { ModalFrame } from './modal-frame.tsx'
import { type Entered, type ModalProps, toOption } from './modal-props.ts'

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
export function DiscordModal({ modal, people, session, submit, close }: ModalProps) {
  const { title, components } = modal.body as Body
  const [entered, setEntered] = useState<Entered>(() => initial(components))
  return (
    <ModalFrame
      title={title}
      leave="Cancel"
      send="Submit"
      body={modal.body}
      onSend={() => submit(entered)}
      onLeave={close}
    >
      {components.map((part, index) =>
        part.type === 10 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts have no other name, and never move.
          <div className="discord-text" key={index}>
            <DiscordText text={part.content} names={{ people, channel: { id: session, name: channelName } }} />
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
    </ModalFrame>
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
  const common = { id, entered, onEnter: enter }
  const isMany = input.type === 22 || (input.type === 3 && (input.max_values ?? 1) > 1)
  const more = description === undefined ? null : <p className="hint">{description}</p>
  if (isMany && 'options' in input) {
    return (
      <div className="field">
        <Checkboxes legend={label} options={input.options} chosen={entered} onChange={enter} />
        {more}
      </div>
    )
  }
  return (
    <div className="field">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {'options' in input ? (
        <Select
          {...common}
          options={input.options}
          nothing={input.required === false ? 'Nothing chosen' : null}
        />
      ) : input.type === 5 ? (
        <Select {...common} options={people.map(toOption)} nothing="Nobody" />
      ) : (
        <TextInput
          {...common}
          type={input.style === 2 ? 'lines' : 'text'}
          longest={input.max_length}
          placeholder={input.placeholder}
          isRequired={input.required !== false}
        />
      )}
      {more}
    </div>
  )
}
