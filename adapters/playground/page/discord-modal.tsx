import { type ReactNode, useState } from 'react'
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
      readonly type: 3
      readonly custom_id: string
      readonly options: readonly Option[]
      readonly required?: boolean
      readonly max_values?: number
    }
  | { readonly type: 22; readonly custom_id: string; readonly options: readonly Option[] }
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
            <DiscordText
              text={part.content}
              names={{ people, channel: { id: session, name: channelName } }}
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

/** What a kind of input begins with, and how it is drawn. */
interface Drawing<T extends Input['type']> {
  readonly initial: (input: InputOf<T>) => readonly string[]
  readonly draw: (input: InputOf<T>, props: FieldProps) => ReactNode
}

type InputOf<T extends Input['type']> = Extract<Input, { readonly type: T }>

/** Each input as Discord draws it (docs.discord.com/developers/components/reference, component types). */
const drawings: { readonly [T in Input['type']]: Drawing<T> } = {
  3: {
    initial: chosenIn,
    draw: (input, props) =>
      (input.max_values ?? 1) > 1 ? (
        <Many {...props} options={input.options} />
      ) : (
        <Labelled {...props}>
          <Select
            {...common(props)}
            options={input.options}
            nothing={input.required === false ? 'Nothing chosen' : null}
          />
        </Labelled>
      ),
  },
  4: {
    initial: ({ value }) => (value === undefined ? [] : [value]),
    draw: (input, props) => (
      <Labelled {...props}>
        <TextInput
          {...common(props)}
          type={input.style === 2 ? 'lines' : 'text'}
          longest={input.max_length}
          placeholder={input.placeholder}
          isRequired={input.required !== false}
        />
      </Labelled>
    ),
  },
  5: {
    initial: ({ default_values: chosen = [] }) => chosen.map(({ id }) => id),
    draw: (_input, props) => (
      <Labelled {...props}>
        <Select {...common(props)} options={props.people.map(toOption)} nothing="Nobody" />
      </Labelled>
    ),
  },
  22: {
    initial: chosenIn,
    draw: (input, props) => <Many {...props} options={input.options} />,
  },
}

function initialOf<T extends Input['type']>(input: InputOf<T> & { readonly type: T }): readonly string[] {
  return drawings[input.type].initial(input)
}

function drawInput<T extends Input['type']>(
  input: InputOf<T> & { readonly type: T },
  props: FieldProps,
): ReactNode {
  return drawings[input.type].draw(input, props)
}

function chosenIn({ options }: { readonly options: readonly Option[] }): readonly string[] {
  return options.filter((option) => option.default === true).map(({ value }) => value)
}

interface FieldProps {
  readonly part: Part & { readonly type: 18 }
  readonly people: ModalProps['people']
  readonly entered: readonly string[]
  readonly enter: (values: readonly string[]) => void
}

function Field(props: FieldProps) {
  const { description, component } = props.part
  return (
    <div className="field">
      {drawInput(component, props)}
      {description !== undefined && <p className="hint">{description}</p>}
    </div>
  )
}

function Labelled({ part, children }: FieldProps & { readonly children: ReactNode }) {
  return (
    <>
      <label htmlFor={`discord-${part.component.custom_id}`} className="label">
        {part.label}
      </label>
      {children}
    </>
  )
}

function Many({ part, entered, enter, options }: FieldProps & { readonly options: readonly Option[] }) {
  return <Checkboxes legend={part.label} options={options} chosen={entered} onChange={enter} />
}

function common({ part, entered, enter }: FieldProps) {
  return { id: `discord-${part.component.custom_id}`, entered, onEnter: enter }
}
