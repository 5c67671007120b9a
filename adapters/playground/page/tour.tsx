import type { PlaygroundView } from '../session/view.ts'

/** Which click of the tour is next; `done` after the last, null where it has been left. */
export type TourStep = 'check' | 'post' | 'see' | 'done' | null

const steps = ['check', 'post', 'see'] as const

interface TourProps {
  readonly about: PlaygroundView
  readonly step: TourStep
  /** Whether there is still room for it, before anything else has been asked. */
  readonly isOpen: boolean
}

/** What this is, in a sentence, and the way through it in three clicks. */
export function Tour({ about, step, isOpen }: TourProps) {
  const name = about.people.find(({ id }) => id === about.misquoter)?.name.split(' ')[0]
  const labels = {
    check: `Check ${name}’s quotation`,
    post: 'Post the correct quote',
    see: 'See it in the thread',
  }
  const at = step === null || step === 'done' ? steps.length : steps.indexOf(step)
  return (
    <section className={isOpen ? 'opening' : 'unseen'} aria-label="What this is">
      <div>
        <h1>Rapporteur finds, quotes and checks official documents, word for word, in Slack and Discord.</h1>
        <p>
          {step === 'done'
            ? 'That is all: the right words, with their source, where everyone sees them. Now ask your own.'
            : 'This is the real bot in a room of your own; nothing is posted anywhere. Ask it, or take the tour.'}
        </p>
      </div>
      {isOpen && name !== undefined && (
        <ol className="tour" aria-label="Tour in three clicks">
          {steps.map((each, index) => (
            <li
              key={each}
              className={index < at ? 'past' : undefined}
              aria-current={each === step ? 'step' : undefined}
            >
              <b aria-hidden="true">{index < at ? '✓' : index + 1}</b>
              <span>{labels[each]}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
