import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

/** An entry of a menu; one with an address opens it, and is told to nobody. */
interface MenuItem {
  readonly label: string
  readonly value: string
  readonly description?: string | undefined
  readonly url?: string | undefined
}

interface MenuProps {
  /** What its button is called, where that shows no words. */
  readonly name?: string
  readonly className: string
  readonly items: readonly MenuItem[]
  readonly onChoose: (value: string) => void
  readonly children: ReactNode
}

/** A button that opens a list of things to do, each a press away. */
export function Menu({ name, className, items, onChoose, children }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const choose = (value: string | null): void => {
    list.current?.hidePopover()
    if (value !== null) onChoose(value)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={name}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={name ?? (typeof children === 'string' ? children : 'More')}
        className="menu"
        onToggle={({ newState }) => {
          if (newState === 'open') open(button.current, list.current)
        }}
        onKeyDown={move}
      >
        {items.map(({ label, value, description, url }) =>
          url === undefined ? (
            <button key={value} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(value)}>
              {label}
              {description !== undefined && <small>{description}</small>}
            </button>
          ) : (
            <a
              key={url}
              role="menuitem"
              tabIndex={-1}
              href={url}
              target="_blank"
              rel="noreferrer"
              onClick={() => choose(null)}
            >
              {label}
            </a>
          ),
        )}
      </div>
    </>
  )
}

const gap = 4

/** Below its button or, where there is no room for it, above; and never off the screen. */
function open(button: HTMLElement | null, list: HTMLElement | null): void {
  if (button === null || list === null) return
  const { top, bottom, left } = button.getBoundingClientRect()
  const { offsetHeight: height, offsetWidth: width } = list
  const below = bottom + gap
  const isBelow = below + height <= innerHeight || top < innerHeight - bottom
  list.style.top = `${Math.max(gap, isBelow ? Math.min(below, innerHeight - height - gap) : top - height - gap)}px`
  list.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`
  entriesOf(list)[0]?.focus()
}

function move(event: KeyboardEvent<HTMLElement>): void {
  const entries = entriesOf(event.currentTarget)
  const at = entries.findIndex((entry) => entry.matches(':focus'))
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  entries.at(next % entries.length)?.focus()
}

function entriesOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')]
}
