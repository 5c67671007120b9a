import { useEffect, useState } from 'react'
import { icon } from '../../../src/app/http/icon.ts'
import type { PlaygroundView } from '../session/view.ts'
import { Composer } from './composer.tsx'
import type { Connection } from './connection.ts'
import { drawerOf } from './drawers.ts'
import { keyOf, Modal } from './modal.tsx'
import { Pane } from './pane.tsx'
import type { PaneActions } from './pane-actions.ts'
import { Tour } from './tour.tsx'
import { useSession } from './use-session.ts'
import { useTour } from './use-tour.ts'

/** What is shown: one platform, the first two side by side, or the words alone. */
interface Shown {
  readonly name: string
  readonly label: string
  readonly panes: readonly string[]
}

const both = 'both'
const text: Shown = { name: 'text', label: 'Plain text', panes: ['text'] }

function viewsOf({ previews }: PlaygroundView): readonly Shown[] {
  const single = previews.flatMap((name) => {
    const drawer = drawerOf(name)
    return drawer === null ? [] : [{ name, label: drawer.title, panes: [name] }]
  })
  const pair = single.slice(0, 2)
  const panes = pair.map(({ name }) => name)
  const beside = { name: both, label: pair.map(({ label }) => label).join(' and '), panes }
  return [...(pair.length === 2 ? [beside] : []), ...single, text]
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
// Two conversations side by side need room.
const wide = '(min-width: 60rem)'

export function App({ connection }: { readonly connection: Connection }) {
  const [about, setAbout] = useState<PlaygroundView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [view, setView] = useState<string | null>(null)
  const [thread, setThread] = useState<string | null>(null)
  const { messages, modal, problem, isBusy, act } = useSession(connection)

  useEffect(() => {
    connection.about().then(setAbout, (error: Error) => setFailure(error.message))
  }, [connection])

  const views = about === null ? [text] : viewsOf(about)
  const first = views.find(({ name }) => matchMedia(wide).matches || name !== both) ?? text
  const shown = views.find(({ name }) => name === view) ?? first
  const preview = about?.previews.find((name) => shown.panes.includes(name)) ?? about?.previews[0] ?? ''
  const context = { preview, thread, zone }
  const quietly = (doing: Promise<void>): void => void doing.catch(() => undefined)

  // A thread that is gone with its first message is left.
  useEffect(() => {
    if (thread !== null && messages.length > 0 && !messages.some(({ id }) => id === thread)) setThread(null)
  }, [messages, thread])

  const tour = useTour(about, messages, () => quietly(act('close', {})))
  const actions: PaneActions = {
    press: (pane, message, code) => quietly(act('press', { ...context, preview: pane, message, code })),
    use(pane, message, which) {
      if (which === 'check' && message === tour.misquote?.id) tour.go('post')
      quietly(act('use', { ...context, preview: pane, message, which }))
    },
    openThread(message) {
      if (tour.step === 'see') tour.go('done')
      setThread(message)
    },
    loadHome: connection.home,
  }
  const ask = (text: string): Promise<void> => {
    tour.go(null)
    return act('ask', { ...context, text })
  }
  const { misquote } = tour
  const last = messages.at(-1)
  const drawer = modal === null ? null : drawerOf(modal.preview)

  if (about === null) {
    return <p className="notice">{failure ?? 'Opening the playground …'}</p>
  }
  return (
    <div className="page" data-tour={tour.step ?? undefined}>
      <header className="top">
        <p className="brand">
          <img src={icon} alt="" width="28" height="28" /> <span>Rapporteur</span>
        </p>
        <fieldset className="views">
          <legend className="unseen">Show it as in</legend>
          {views.map(({ name, label }) => (
            <label key={name} className={name === both ? 'only-wide' : undefined}>
              <input
                type="radio"
                name="view"
                value={name}
                checked={shown.name === name}
                onChange={() => setView(name)}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <nav aria-label="Documents">
          <a href={`/documents?session=${connection.session}`}>Your documents</a>
          {about.documents.map(({ id, short, title }) => (
            <a key={id} href={`/${id}`} title={title}>
              <span>Read </span>
              {short}
            </a>
          ))}
        </nav>
      </header>
      <Tour about={about} step={tour.step} isOpen={tour.isOpen} />
      <main className={`panes panes-${shown.panes.length}`}>
        {shown.panes.map((pane) => (
          <Pane
            key={pane}
            pane={pane}
            about={about}
            session={connection.session}
            messages={messages}
            thread={thread}
            misquote={misquote?.id ?? null}
            actions={actions}
          />
        ))}
      </main>
      <footer className="bottom">
        {problem !== null && (
          <p role="alert" className="problem">
            {problem}
          </p>
        )}
        <Composer
          about={about}
          thread={thread}
          isBusy={isBusy}
          ask={ask}
          check={misquote === null ? null : () => actions.use(preview, misquote.id, 'check')}
          suggest={connection.suggest}
        />
      </footer>
      <p aria-live="polite" className="unseen">
        {last?.drawn?.text.slice(0, 400)}
      </p>
      {modal !== null && drawer !== null && (
        <Modal
          key={keyOf(modal)}
          modal={modal}
          drawer={drawer}
          people={about.people}
          session={connection.session}
          complete={connection.complete}
          submit={(entered) => quietly(act('submit', { ...context, entered }))}
          change={(input, chosen) => quietly(act('change', { input, chosen }))}
          press={(code) => actions.press(modal.preview, null, code)}
          close={() => quietly(act('close', {}))}
        />
      )}
    </div>
  )
}
