import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ChoiceView, PlaygroundView } from '../session/view.ts'
import { Combobox } from './combobox.tsx'

interface ComposerProps {
  readonly about: PlaygroundView
  /** The thread that is open, in which the bot is mentioned; null in the channel, where its command is typed. */
  readonly thread: string | null
  readonly isBusy: boolean
  readonly ask: (text: string) => Promise<void>
  /** Checks what a colleague has misquoted; null where nobody has. */
  readonly check: (() => void) | null
  readonly suggest: (typed: string) => Promise<readonly ChoiceView[]>
}

/** The one line to type in, with examples to begin with, and the digest of any date. */
export function Composer({ about, thread, isBusy, ask, check, suggest }: ComposerProps) {
  const [typed, setTyped] = useState('')
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  // What was typed stays until it has arrived, so that nothing is lost with the connection.
  const send = (text: string): void => {
    ask(text).then(
      () => setTyped((now) => (now === text ? '' : now)),
      () => setTyped((now) => (now === '' ? text : now)),
    )
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send(typed.trim())
  }
  const prefix = thread === null ? `/${about.command}` : '@rapporteur'
  return (
    <div className="composer">
      <div className="examples">
        <span>Try</span>
        {about.examples.map(({ need, typed }) => {
          const use = typed === null ? check : () => send(typed)
          return (
            use !== null && (
              <button key={need} type="button" onClick={use}>
                {need}
              </button>
            )
          )
        })}
        <DigestOfDay preview={(date) => send(`digest preview ${date}`)} />
      </div>
      <form ref={form} onSubmit={submit} aria-busy={isBusy}>
        <Combobox
          label={`What to ask ${thread === null ? '' : 'in the thread '}after ${prefix}`}
          value={typed}
          placeholder="Ask in your own words, or type a number such as 11(c)"
          before={<span className="prefix">{prefix}</span>}
          onType={setTyped}
          onChoose={({ text }) => setTyped(text)}
          complete={suggest}
        />
        <button type="submit" className="ask">
          Ask
        </button>
      </form>
    </div>
  )
}

/** The digest of any date, as it would be posted in the morning. */
function DigestOfDay({ preview }: { readonly preview: (date: string) => void }) {
  const [date, setDate] = useState(() => new Date().toLocaleDateString('en-CA'))
  return (
    <form
      className="digest"
      onSubmit={(event) => {
        event.preventDefault()
        if (date !== '') preview(date)
      }}
    >
      <label>
        Digest of{' '}
        <input type="date" value={date} required onChange={(event) => setDate(event.target.value)} />
      </label>
      <button type="submit">Preview</button>
    </form>
  )
}
