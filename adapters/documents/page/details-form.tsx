import { useId, useState } from 'react'
import type { DetailName, DraftDetails } from '../../../src/publishing/publisher.ts'
import type { DocumentView, DraftView } from '../view.ts'
import { pageWords as words } from './page-words.ts'

interface DetailsFormProps {
  readonly draft: DraftView
  readonly documents: readonly DocumentView[]
  readonly change: (details: Partial<DraftDetails>) => void
}

const order: readonly DetailName[] = [
  ...(['title', 'short', 'name', 'date', 'issuer', 'source', 'language', 'actions', 'rights'] as const),
]

/** What only a person knows of a document. What the file suggests is filled in, and said to be a guess. */
export function DetailsForm({ draft, documents, change }: DetailsFormProps) {
  const { replaces } = draft
  const replaced = documents.find(({ id }) => id === replaces?.document)
  return (
    <section className="card details" aria-label={words.details}>
      <h2>{words.details}</h2>
      <div className="fields">
        {order.map((name) => (
          <Field key={name} name={name} draft={draft} change={change} />
        ))}
      </div>
      {replaces !== null && (
        <p className="replaces">
          {words.replaces(replaced?.short ?? replaces.document, replaces.number + 1)}
        </p>
      )}
    </section>
  )
}

interface FieldProps extends Pick<DetailsFormProps, 'draft' | 'change'> {
  readonly name: DetailName
}

function Field({ name, draft, change }: FieldProps) {
  const { details, guessed, missing, problems } = draft
  const id = useId()
  const [typed, setTyped] = useState(details[name])
  const problem = problems.find(({ field }) => field === name)
  const guess = typed === details[name] ? guessed[name] : undefined
  const isNeeded = missing.includes(name) && typed.trim() === ''
  const below = [
    ...(isNeeded ? [words.needed] : []),
    ...(guess === undefined
      ? []
      : [words.guesses[guess === 'unsure' && isOurs(name) ? 'suggestion' : guess]]),
    ...(words.hints[name] === '' ? [] : [words.hints[name]]),
  ]
  const shared = {
    id,
    name,
    value: typed,
    'aria-describedby': `${id}-below`,
    'aria-invalid': problem !== undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setTyped(target.value)
      change({ [name]: target.value })
    },
  }
  return (
    <div className={`field ${name}${isNeeded ? ' needed' : ''}${problem === undefined ? '' : ' wrong'}`}>
      <label htmlFor={id}>{words.fields[name]}</label>
      {name === 'title' ? (
        <textarea {...shared} rows={2} dir="auto" />
      ) : (
        <input {...shared} type={name === 'source' ? 'url' : 'text'} autoComplete="off" dir="auto" />
      )}
      <p id={`${id}-below`} className="below">
        {problem === undefined ? (
          below.map((each, at) => (
            <span
              key={each}
              className={
                at === 0 && isNeeded ? 'need' : guess !== undefined && at === 0 ? 'guess' : undefined
              }
            >
              {each}
            </span>
          ))
        ) : (
          <span className="error">{`${begun(problem.message)}. ${problem.remedy}.`}</span>
        )}
      </p>
    </div>
  )
}

/** What no file says. */
function isOurs(name: DetailName): boolean {
  return name === 'short' || name === 'name'
}

function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
