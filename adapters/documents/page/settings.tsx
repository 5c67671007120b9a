import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { ChannelView, SettingsWish, WorkspaceView } from '../view.ts'
import { Admins } from './admins.tsx'
import type { Connection } from './connection.ts'
import { Outcome, type Said } from './outcome.tsx'
import { pageWords } from './page-words.ts'

const words = pageWords.settings

interface SettingsProps {
  readonly connection: Connection
  readonly workspace: WorkspaceView
  readonly change: (workspace: WorkspaceView) => void
  /** Whether the visitor came for this. */
  readonly isFirst: boolean
}

/** How the workspace and its channels are set, in one form, and who administers it. */
export function Settings({ connection, workspace, change, isFirst }: SettingsProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const [saved, setSaved] = useState<Said | null>(null)
  const [removed, setRemoved] = useState<Said | null>(null)
  useEffect(() => {
    if (!isFirst) return
    title.current?.scrollIntoView()
    title.current?.focus({ preventScroll: true })
  }, [isFirst])
  const doing = async (
    work: Promise<WorkspaceView>,
    done: string,
    tell: (said: Said | null) => void,
  ): Promise<void> => {
    setSaved(null)
    setRemoved(null)
    try {
      change(await work)
      tell({ text: done, isWrong: false })
    } catch (error) {
      tell({ text: error instanceof Error ? error.message : String(error), isWrong: true })
    }
  }
  return (
    <section className="settings" id="settings">
      <h2 ref={title} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="soft">{words.intro}</p>
      <SettingsForm
        key={workspace.settings.revision}
        workspace={workspace}
        save={(wish) => doing(connection.saveSettings(wish), words.saved, setSaved)}
      >
        <Outcome said={saved} />
      </SettingsForm>
      <Admins
        settings={workspace.settings}
        remove={({ id, name }) =>
          doing(connection.removeAdmin(id), words.adminRemoved(name ?? id), setRemoved)
        }
      >
        <Outcome said={removed} />
      </Admins>
    </section>
  )
}

interface SettingsFormProps {
  readonly workspace: WorkspaceView
  readonly save: (wish: SettingsWish) => Promise<void>
  /** What is said of the last time that it was saved. */
  readonly children: ReactNode
}

function SettingsForm({ workspace, save, children }: SettingsFormProps) {
  const { settings, documents, bundled } = workspace
  const [main, setMain] = useState(workspace.main)
  const [dates, setDates] = useState(settings.dates)
  const [hints, setHints] = useState(settings.hints)
  const [channels, setChannels] = useState(settings.channels)
  const [first, ...others] = bundled
  const choices = [...documents, ...others]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save({
      ...{ revision: settings.revision, main, dates, hints },
      channels: channels.map(({ id, document, hints: own }) => ({ channel: id, document, hints: own })),
    })
  }
  const setChannel = (changed: ChannelView): void =>
    setChannels(channels.map((each) => (each.id === changed.id ? changed : each)))
  return (
    <form className="card" onSubmit={submit}>
      <Choice
        label={words.main}
        hint={words.mainHint}
        value={main ?? ''}
        options={[
          { value: '', label: words.bundledMain(first?.short ?? '') },
          ...choices.map(({ id, short }) => ({ value: id, label: short })),
        ]}
        choose={(value) => setMain(value === '' ? null : value)}
      />
      <Choice
        label={words.dates}
        hint={words.datesHint(settings.languages.find(({ tag }) => tag === dates)?.example ?? '')}
        value={dates}
        options={settings.languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        choose={(value) => setDates(settings.languages.find(({ tag }) => tag === value)?.tag ?? dates)}
      />
      <Hints isOn={hints} turn={setHints} />
      <h3>{words.channels}</h3>
      <p className="soft small">{words.channelsHint(channels.length)}</p>
      {channels.map((channel) => (
        <fieldset key={channel.id} className="channel">
          <legend>
            {channel.address === null ? (
              channel.name
            ) : (
              <a href={channel.address} target="_blank" rel="noreferrer">
                {channel.name}
                <span className="unseen">{words.opensElsewhere}</span>
              </a>
            )}
          </legend>
          <Choice
            label={words.main}
            value={channel.document ?? ''}
            options={[
              { value: '', label: words.asEverywhere },
              ...[...documents, ...bundled].map(({ id, short }) => ({ value: id, label: short })),
            ]}
            choose={(value) => setChannel({ ...channel, document: value === '' ? null : value })}
          />
          <Choice
            label={words.hints}
            value={channel.hints === null ? '' : channel.hints ? 'on' : 'off'}
            options={[
              { value: '', label: words.asEverywhere },
              { value: 'on', label: words.on },
              { value: 'off', label: words.off },
            ]}
            choose={(value) => setChannel({ ...channel, hints: value === '' ? null : value === 'on' })}
          />
        </fieldset>
      ))}
      <p className="buttons">
        <button type="submit" className="primary">
          {words.save}
        </button>
      </p>
      {children}
    </form>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly choose: (value: string) => void
}

function Choice({ label, hint, value, options, choose }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field main">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-below`}
        onChange={({ target }: ChangeEvent<HTMLSelectElement>) => choose(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-below`} className="below">
          {hint}
        </p>
      )}
    </div>
  )
}

function Hints({ isOn, turn }: { readonly isOn: boolean; readonly turn: (isOn: boolean) => void }) {
  const id = useId()
  return (
    <div className="field main">
      <label className="check" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          aria-describedby={`${id}-below`}
          onChange={({ target }) => turn(target.checked)}
        />{' '}
        {words.showHints}
      </label>
      <p id={`${id}-below`} className="below">
        {words.hintsHint}
      </p>
    </div>
  )
}
