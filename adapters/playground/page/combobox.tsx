import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import type { ChoiceView } from '../session/view.ts'

interface ComboboxProps {
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly isLabelShown?: boolean
  readonly onType: (typed: string) => void
  readonly onChoose: (choice: ChoiceView) => void
  readonly complete: (typed: string) => Promise<readonly ChoiceView[]>
  /** Before the input, inside its frame. */
  readonly before?: ReactNode
  readonly isInvalid?: boolean
}

/** A line to type in that offers completions (www.w3.org/WAI/ARIA/apg/patterns/combobox). */
export function Combobox(props: ComboboxProps) {
  const { label, value, placeholder, onType, onChoose, complete, before, isInvalid = false } = props
  const id = useId()
  const [choices, setChoices] = useState<readonly ChoiceView[]>([])
  const [at, setAt] = useState(-1)
  const [isOpen, setIsOpen] = useState(false)
  const active = isOpen ? choices[at] : undefined

  useEffect(() => {
    if (!isOpen) return
    // Answers may overtake each other.
    let isOvertaken = false
    complete(value).then(
      (found) => {
        if (isOvertaken) return
        setChoices(found)
        setAt(-1)
      },
      () => setChoices([]),
    )
    return () => {
      isOvertaken = true
    }
  }, [value, isOpen, complete])

  const choose = (choice: ChoiceView): void => {
    setIsOpen(false)
    setAt(-1)
    onChoose(choice)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && choices.length > 0) {
      event.preventDefault()
      setIsOpen(true)
      // One place more than there are choices: none of them.
      const places = choices.length + 1
      setAt(((at + 1 + step + places) % places) - 1)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      setIsOpen(false)
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Enter') setIsOpen(false)
  }

  const shown = isOpen && choices.length > 0
  return (
    <div className="combobox">
      <label htmlFor={id} className={props.isLabelShown === true ? 'label' : 'unseen'}>
        {label}
      </label>
      <div className="combobox-frame">
        {before}
        <input
          id={id}
          type="text"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : `${id}-${at}`}
          aria-invalid={isInvalid || undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          placeholder={placeholder}
          onChange={(event) => {
            setIsOpen(true)
            onType(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setIsOpen(false)}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={`Suggestions for ${label}`} hidden={!shown}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's.
          <div
            key={`${choice.text} ${choice.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            {choice.label}
          </div>
        ))}
      </div>
    </div>
  )
}
