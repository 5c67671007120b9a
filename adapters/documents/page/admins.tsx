import type { ReactNode } from 'react'
import type { Person } from '../../../src/publishing/publisher.ts'
import type { SettingsView } from '../view.ts'
import { pageWords } from './page-words.ts'

const words = pageWords.settings

interface AdminsProps {
  readonly settings: SettingsView
  readonly remove: (person: Person) => Promise<void>
  /** What is said of the last removal. */
  readonly children: ReactNode
}

/** Who administers the workspace; whoever was named sees it, and changes nothing. */
export function Admins({ settings: { platformAdmins, admins, howToName }, remove, children }: AdminsProps) {
  return (
    <div className="card">
      <h3>{words.admins}</h3>
      <ul className="admins">
        <li>{words.platformAdmins(platformAdmins)}</li>
        {admins.map((person) => (
          <li key={person.id}>
            <bdi>{person.name ?? person.id}</bdi>
            {howToName !== null && (
              <button
                type="button"
                aria-label={words.removeAdminNamed(person.name ?? person.id)}
                onClick={() => void remove(person)}
              >
                {words.removeAdmin}
              </button>
            )}
          </li>
        ))}
      </ul>
      {children}
      <p className="soft small">{howToName ?? words.namesNobody}</p>
    </div>
  )
}
