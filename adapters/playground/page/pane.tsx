import { useEffect, useRef } from 'react'
import type { MessageView, PlaygroundView } from '../session/view.ts'
import { avatarOf } from './avatars.ts'
import { channelName } from './channel.ts'
import { drawerOf } from './drawers.tsx'
import { Payload } from './payload.tsx'

type MessageAction = 'quote' | 'find' | 'check'

export interface PaneActions {
  readonly press: (preview: string, message: string, code: string) => void
  readonly use: (preview: string, message: string, which: MessageAction) => void
  /** Null leaves the thread. */
  readonly openThread: (message: string | null) => void
}

interface PaneProps {
  /** The name of the preview that is drawn, or another for the words alone. */
  readonly pane: string
  readonly about: PlaygroundView
  readonly session: string
  readonly messages: readonly MessageView[]
  readonly thread: string | null
  readonly actions: PaneActions
}

/** The conversation as one platform shows it: the channel, or one thread of it. */
export function Pane({ pane, about, session, messages, thread, actions }: PaneProps) {
  const end = useRef<HTMLDivElement>(null)
  const title = drawerOf(pane)?.title ?? 'Plain text'
  const shown = messages.filter((message) =>
    thread === null ? message.thread === null : message.id === thread || message.thread === thread,
  )
  const last = shown.at(-1)
  const lastDrawn = last?.drawn

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something is said, its beginning is shown.
  useEffect(() => {
    end.current?.lastElementChild?.scrollIntoView({ block: 'nearest' })
  }, [last?.id, lastDrawn, thread])

  return (
    <section className={`pane pane-${pane}`} aria-label={`The conversation in ${title}`}>
      <h2>
        {thread === null ? (
          <>
            <span aria-hidden="true"># </span>
            {channelName}
          </>
        ) : (
          <>
            <button type="button" className="back" onClick={() => actions.openThread(null)}>
              ← {channelName}
            </button>
            Thread
          </>
        )}
        <small>{title}</small>
      </h2>
      <section
        className="messages"
        ref={end}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        aria-label={`Messages in ${title}`}
      >
        {shown.map((message) => (
          <Shown
            key={message.id}
            pane={pane}
            about={about}
            session={session}
            message={message}
            replies={
              messages.filter((each) => each.thread === message.id && each.audience === 'channel').length
            }
            isInThread={thread !== null}
            actions={actions}
          />
        ))}
      </section>
    </section>
  )
}

interface ShownProps extends Omit<PaneProps, 'messages' | 'thread'> {
  readonly message: MessageView
  readonly replies: number
  readonly isInThread: boolean
}

function Shown({ pane, about, session, message, replies, isInThread, actions }: ShownProps) {
  const { id, audience, drawn, said, asked, at } = message
  const drawer = drawerOf(pane)
  const bodies = drawn?.bodies[pane] ?? []
  const isMeantPrivate = audience === 'asker'
  const isPrivate =
    drawer !== null && drawn !== null ? drawer.isPrivate(bodies, isMeantPrivate) : isMeantPrivate
  // What is asked where the words alone are shown opens its forms as the first platform does.
  const preview = drawer === null ? (about.previews[0] ?? '') : pane
  const onPress = (code: string): void => actions.press(preview, id, code)
  const file = drawn?.file == null ? null : `/playground/rooms/${session}/files/${id}`
  return (
    <article
      className={isPrivate ? 'message private' : 'message'}
      data-message={id}
      data-audience={audience}
      aria-label={said === null ? 'Rapporteur' : about.people.find((each) => each.id === said.person)?.name}
    >
      {asked !== null && (
        <p className="asked">
          You asked{' '}
          <code>
            /{about.command} {asked}
          </code>
        </p>
      )}
      {isPrivate && drawer?.saysItself !== true && <p className="only-you">Only visible to you</p>}
      {said !== null && <Said {...said} at={at} about={about} />}
      {drawn !== null && drawer !== null && (
        <drawer.Messages
          bodies={bodies}
          at={at}
          people={about.people}
          channel={{ id: drawer.channelId(session), name: channelName }}
          onPress={onPress}
          file={file}
        />
      )}
      {drawn !== null && drawer === null && (
        <>
          <pre className="text">{drawn.text}</pre>
          <p className="offers">
            {drawn.offers.map(({ label, code }) => (
              <button key={code} type="button" onClick={() => onPress(code)}>
                {label}
              </button>
            ))}
          </p>
        </>
      )}
      {file !== null && drawer?.saysItself !== true && (
        <a className="file" href={file} download>
          {drawn?.file}
        </a>
      )}
      <div className="tools">
        {said !== null && drawer !== null && (
          <>
            <button type="button" onClick={() => actions.use(preview, id, 'quote')}>
              {drawer.quoteTitle}
            </button>
            <button type="button" onClick={() => actions.use(preview, id, 'find')}>
              Find passages
            </button>
            <button type="button" onClick={() => actions.use(preview, id, 'check')}>
              Check quotation
            </button>
          </>
        )}
        {audience === 'channel' && !isInThread && (
          <button type="button" onClick={() => actions.openThread(id)}>
            {replies === 0 ? 'Open thread' : replies === 1 ? '1 reply' : `${replies} replies`}
          </button>
        )}
        {drawn !== null && drawer !== null && <Payload body={single(bodies)} />}
      </div>
    </article>
  )
}

function Said({
  person,
  text,
  at,
  about,
}: {
  readonly person: string
  readonly text: string
  readonly at: number
  readonly about: PlaygroundView
}) {
  const who = about.people.find(({ id }) => id === person)
  if (who === undefined) return null
  return (
    <div className="said">
      <img src={avatarOf(who)} alt="" width="36" height="36" />
      <p>
        <strong>{who.name}</strong>{' '}
        <time dateTime={new Date(at).toISOString()}>
          {new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
        </time>
        <br />
        {text}
      </p>
    </div>
  )
}

/** One message as it is; several in a list. */
function single(bodies: readonly object[]): object {
  return bodies.length === 1 ? (bodies[0] ?? bodies) : bodies
}
