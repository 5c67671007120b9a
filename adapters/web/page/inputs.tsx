interface CheckboxesProps {
  readonly legend: string
  readonly options: readonly { readonly label: string; readonly value: string }[]
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
