import type { ReactNode } from 'react'
import { icon } from '../../../src/app/http/icon.ts'
import type { PersonView } from '../session/view.ts'

interface SpeechProps {
  /** Null for the bot. */
  readonly person: PersonView | null
  /** Milliseconds since 1970. */
  readonly at: number
  readonly children: ReactNode
}

/** A message, with its author's picture and name. */
export function Speech({ person, at, children }: SpeechProps) {
  const sent = new Date(at)
  return (
    <div className="speech">
      <img src={person === null ? botPicture : pictureOf(person)} alt="" width="40" height="40" />
      <div>
        <p className="speech-head">
          <strong>{person?.name ?? 'Rapporteur'}</strong>{' '}
          {person === null && <span className="app">APP</span>}{' '}
          <time dateTime={sent.toISOString()}>
            {sent.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
          </time>
        </p>
        {children}
      </div>
    </div>
  )
}

const colours = ['#8a4b08', '#1f6f54', '#7a2e62', '#2f5d8a']

const botPicture = icon

function pictureOf({ id, name }: PersonView): string {
  return draw(name.slice(0, 1), colours[Number(id.at(-1)) % colours.length] ?? '#444')
}

/** A letter on a square, as a picture that is loaded from nowhere. */
function draw(letter: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${colour}"/><text x="20" y="27" font-family="Georgia,serif" font-size="21" fill="#fff" text-anchor="middle">${letter}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
