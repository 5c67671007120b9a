import { useEffect, useRef } from 'react'
import type { MessageView, PlaygroundView, PreviewName } from '../session/view.ts'
import { avatarOf } from './avatars.ts'
import { channelName } from './channel.ts'
import { arePrivate, DiscordMessages } from './discord.tsx'
import { Payload } from './payload.tsx'
import { SlackMessages } from './slack.tsx'

/** What is drawn: as one platform does, or the words alone. */
type PaneName = PreviewName | 'text'

type MessageAction = 'quote' | 'find' | 'check'

export interface PaneActions {
  readonly press: (preview: PreviewName, message: string, code: string) => void
  readonly use: (preview: PreviewName, message: string, which: MessageAction) => void
  /** Null leaves the thread. */
  readonly openThread: (message: string | null) => void
}

interface PaneProps {
  readonly pane: PaneName
  readonly about: PlaygroundView
  readonly room: string
  readonly messages: readonly MessageView[]
  readonly thread: string | null
  readonly actions: PaneActions
}

const titles = { slack: 'Slack', discord: 'Discord', text: 'Plain text' } as const

/** The conversation as one platform shows it: the channel, or one thread of it. */
export function Pane({ pane, about, room, messages, thread, actions }: PaneProps) {
  const end = useRef<HTMLDivElement>(null)
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
    <section className={`pane pane-${pane}`} aria-label={`The conversation in ${titles[pane]}`}>
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
        <small>{titles[pane]}</small>
      </h2>
      <section
        className="messages"
        ref={end}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
        tabIndex={0}
        aria-label={`Messages in ${titles[pane]}`}
      >
        {shown.map((message) => (
          <Shown
            key={message.id}
            pane={pane}
            about={about}
            room={room}
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

function Shown({ pane, about, room, message, replies, isInThread, actions }: ShownProps) {
  const { id, audience, drawn, said, asked, at } = message
  const isPrivate = pane === 'discord' && drawn !== null ? arePrivate(drawn.discord) : audience === 'asker'
  const preview = pane === 'text' ? 'slack' : pane
  const channel = { id: pane === 'slack' ? `C${room}` : room, name: channelName }
  const onPress = (code: string): void => actions.press(preview, id, code)
  const file = drawn?.file == null ? null : `/playground/rooms/${room}/files/${id}`
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
      {isPrivate && pane !== 'discord' && <p className="only-you">Only visible to you</p>}
      {said !== null && <Said {...said} at={at} about={about} />}
      {drawn !== null && pane === 'slack' && (
        <SlackMessages
          bodies={drawn.slack}
          at={at}
          people={about.people}
          channel={channel}
          onPress={onPress}
        />
      )}
      {drawn !== null && pane === 'discord' && (
        <DiscordMessages
          bodies={drawn.discord}
          at={at}
          people={about.people}
          channel={channel}
          onPress={onPress}
          file={file}
        />
      )}
      {drawn !== null && pane === 'text' && (
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
      {file !== null && pane !== 'discord' && (
        <a className="file" href={file} download>
          {drawn?.file}
        </a>
      )}
      <div className="tools">
        {said !== null && pane !== 'text' && (
          <>
            <button type="button" onClick={() => actions.use(preview, id, 'quote')}>
              {pane === 'slack' ? 'Quote in thread' : 'Quote in reply'}
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
        {drawn !== null && pane !== 'text' && <Payload body={single(drawn[pane])} />}
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
