import type { WorkspaceView } from '../view.ts'
import type { Connection } from './connection.ts'
import { pageWords as words } from './page-words.ts'

interface MainDocumentProps {
  readonly connection: Connection
  readonly workspace: WorkspaceView
  readonly doing: (work: Promise<WorkspaceView>) => Promise<void>
}

/** Which document a bare number means, in the workspace and in channels that have one of their own. */
export function MainDocument({ connection, workspace, doing }: MainDocumentProps) {
  const { documents, bundled, main, channels } = workspace
  const [first] = bundled
  const shortOf = (id: string): string =>
    [...documents, ...bundled].find((each) => each.id === id)?.short ?? id
  return (
    <section>
      <h2>{words.settings}</h2>
      <p className="soft">{words.settingsHint}</p>
      <label className="field main">
        <span>{words.mainLabel}</span>
        <select
          value={main ?? ''}
          onChange={({ target }) => void doing(connection.setMain(target.value === '' ? null : target.value))}
        >
          <option value="">{words.bundledMain(first?.short ?? '')}</option>
          {documents.map(({ id, short }) => (
            <option key={id} value={id}>
              {short}
            </option>
          ))}
        </select>
      </label>
      {channels.length > 0 && (
        <ul className="channels">
          {channels.map(({ channel, document }) => (
            <li key={channel}>
              {words.channel(channel, shortOf(document))}{' '}
              <button
                type="button"
                aria-label={words.clearChannelNamed(channel)}
                onClick={() => void doing(connection.clearChannel(channel))}
              >
                {words.clearChannel}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="soft small">{words.channelHint}</p>
    </section>
  )
}
