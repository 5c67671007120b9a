import { type ChangeEvent, useCallback, useState } from 'react'
import type { ChoiceView } from '../session/view.ts'
import { Combobox } from './combobox.tsx'
import type { Field } from './drawer.ts'

interface FieldProps {
  readonly field: Field
  /** What was typed or chosen: several values only where several may be chosen. */
  readonly entered: readonly string[]
  readonly error: string | undefined
  readonly complete: (input: string, typed: string) => Promise<readonly ChoiceView[]>
  readonly onEnter: (entered: readonly string[]) => void
}

/** An input under its label, with what is wrong with it, or else what it is for. */
export function FieldInput(props: FieldProps) {
  const { field, error } = props
  const isInvalid = error !== undefined
  const Input = inputs[field.kind]
  return (
    <div className="field">
      <Input {...props} />
      <p
        id={`field-${field.name}-more`}
        className={isInvalid ? 'hint error' : 'hint'}
        role={isInvalid ? 'alert' : undefined}
      >
        {error ?? field.hint}
      </p>
    </div>
  )
}

const inputs = { many: Checkboxes, search: Search, one: Line, text: Line, lines: Line, time: Line } as const

/** One of several things, or something to type. */
function Line({ field, entered, error, onEnter }: FieldProps) {
  const { kind, label, options = [], nothing = null, longest, placeholder } = field
  const id = `field-${field.name}`
  const common = {
    id,
    value: entered[0] ?? '',
    'aria-describedby': `${id}-more`,
    'aria-invalid': error !== undefined || undefined,
    onChange({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) {
      onEnter(target.value === '' ? [] : [target.value])
    },
  }
  const typing = { ...common, maxLength: longest, placeholder, required: field.isRequired }
  return (
    <>
      <label htmlFor={id} className="label">
        {label}
        {field.isOptional === true && <span className="optional"> (optional)</span>}
      </label>
      {kind === 'one' ? (
        <select {...common}>
          {[...(nothing === null ? [] : [{ label: nothing, value: '' }]), ...options].map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : kind === 'lines' ? (
        <textarea rows={3} {...typing} />
      ) : (
        <input type={kind} {...typing} />
      )}
    </>
  )
}

/** Several things to choose from, in the order in which they stand. */
function Checkboxes({ field: { label, options = [] }, entered, onEnter }: FieldProps) {
  const toggle = (value: string): void => {
    const has = (each: string): boolean => entered.includes(each) !== (each === value)
    onEnter(options.map((option) => option.value).filter(has))
  }
  return (
    <fieldset>
      <legend className="label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="checkbox"
            checked={entered.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

function Search({ field, error, complete, onEnter }: FieldProps) {
  const { name, label, initial, options = [], placeholder = '' } = field
  const [typed, setTyped] = useState(options.find(({ value }) => value === initial[0])?.label ?? '')
  const offer = useCallback((text: string) => complete(name, text), [complete, name])
  return (
    <Combobox
      label={label}
      isLabelShown
      value={typed}
      placeholder={placeholder}
      onType={(text) => {
        setTyped(text)
        onEnter([])
      }}
      onChoose={(choice) => {
        setTyped(choice.label)
        onEnter([choice.text])
      }}
      complete={offer}
      isInvalid={error !== undefined}
    />
  )
}
