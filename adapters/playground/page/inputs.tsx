import type { ChangeEvent } from 'react'

interface Option {
  readonly label: string
  readonly value: string
}

interface InputProps {
  readonly id: string
  /** What was typed or chosen: at most one value. */
  readonly entered: readonly string[]
  readonly onEnter: (entered: readonly string[]) => void
  /** The id of what is said about it. */
  readonly describedBy?: string
  readonly isInvalid?: boolean
}

/** One of several things, under the label that the caller gives; `nothing` is the choice of none. */
export function Select({
  options,
  nothing,
  ...rest
}: InputProps & { readonly options: readonly Option[]; readonly nothing: string | null }) {
  return (
    <select {...attributes(rest)}>
      {nothing !== null && <option value="">{nothing}</option>}
      {options.map(({ label, value }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

interface TextProps extends InputProps {
  readonly type: 'text' | 'time' | 'lines'
  readonly longest: number | undefined
  readonly placeholder?: string | undefined
  readonly isRequired?: boolean
}

/** Something to type, in one line or several. */
export function TextInput({ type, longest, placeholder, isRequired = false, ...rest }: TextProps) {
  const common = { ...attributes(rest), maxLength: longest, placeholder, required: isRequired }
  return type === 'lines' ? <textarea rows={3} {...common} /> : <input type={type} {...common} />
}

function attributes({ id, entered, onEnter, describedBy, isInvalid = false }: InputProps) {
  return {
    id,
    value: entered[0] ?? '',
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
    onChange({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) {
      onEnter(target.value === '' ? [] : [target.value])
    },
  }
}

interface CheckboxesProps {
  readonly legend: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Several things to choose from, in the order in which they stand. */
export function Checkboxes({ legend, options, chosen, onChange }: CheckboxesProps) {
  const toggle = (value: string): void => {
    const has = (each: string): boolean => (each === value ? !chosen.includes(value) : chosen.includes(each))
    onChange(options.map((option) => option.value).filter(has))
  }
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
