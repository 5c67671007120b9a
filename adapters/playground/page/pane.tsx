import { useEffect, useRef, useState } from 'react'
import type { MessageAction, MessageView, PlaygroundView } from '../session/view.ts'
import { channelName } from './channel.ts'
import { drawerOf } from './drawers.ts'
import { Home } from './home.tsx'
import type { PaneActions } from './pane-actions.ts'
import { Payload } from './payload.tsx'
import { Speech } from './speech.tsx'

interface PaneProps {
  /** The name of the preview that is drawn, or another for the words alone. */
  readonly pane: string
  readonly about: PlaygroundView
  readonly session: string
  readonly messages: readonly MessageView[]
  readonly thread: string | null
  /** The message in which a colleague misquotes; null where nobody does. */
  readonly misquote: string | null
  readonly actions: PaneActions
}

/** The conversation as one platform shows it: the channel, or one thread of it. */
export function Pane({ pane, about, session, messages, thread, misquote, actions }: PaneProps) {
  const [isHome, setIsHome] = useState(false)
  const end = useRef<HTMLDivElement>(null)
  const drawer = drawerOf(pane)
  const title = drawer?.title ?? 'Plain text'
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
        {drawer?.hasHome === true && (
          <button
            type="button"
            className="to-home"
            aria-pressed={isHome}
            onClick={() => setIsHome(!isHome)}
            title="The bot’s own page in Slack"
          >
            App Home
          </button>
        )}
        <small>{title}</small>
      </h2>
      {isHome && drawer !== null && (
        <Home
          pane={pane}
          drawer={drawer}
          about={about}
          session={session}
          messages={messages}
          actions={actions}
        />
      )}
      <section
        hidden={isHome}
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
            misquotes={message.id === misquote}
            actions={actions}
          />
        ))}
      </section>
    </section>
  )
}

interface ShownProps extends Omit<PaneProps, 'messages' | 'thread' | 'misquote'> {
  readonly misquotes: boolean
  readonly message: MessageView
  readonly replies: number
  readonly isInThread: boolean
}

function Shown({ pane, about, session, message, replies, isInThread, misquotes, actions }: ShownProps) {
  const { id, audience, drawn, said, asked, at } = message
  const drawer = drawerOf(pane)
  const bodies = drawn?.bodies[pane] ?? []
  const isPrivate = (body: object): boolean =>
    drawer === null ? audience === 'asker' : drawer.isPrivate(body, audience === 'asker')
  const isWhollyPrivate = drawer === null || drawn === null ? audience === 'asker' : bodies.every(isPrivate)
  // What is asked where the words alone are shown opens its forms as the first platform does.
  const preview = drawer === null ? (about.previews[0] ?? '') : pane
  const onPress = (code: string): void => actions.press(preview, id, code)
  const file = drawn?.file == null ? null : `/playground/rooms/${session}/files/${id}`
  const speaker = about.people.find((each) => each.id === said?.person)
  return (
    <article
      className={isWhollyPrivate ? 'message private' : 'message'}
      data-message={id}
      data-audience={audience}
      data-misquotes={misquotes || undefined}
      aria-label={said === null ? 'Rapporteur' : speaker?.name}
    >
      {asked !== null && (
        <p className="asked">
          You asked{' '}
          <code>
            /{about.command} {asked}
          </code>
        </p>
      )}
      {isWhollyPrivate && drawer?.onlyYou == null && <p className="only-you">Only visible to you</p>}
      {said !== null && speaker !== undefined && (
        <Speech person={speaker} at={at}>
          {said.text}
        </Speech>
      )}
      {drawer !== null &&
        bodies.map((body, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one answer have no other name.
          <Speech person={null} at={at} key={index}>
            <drawer.Blocks
              blocks={drawer.blocksOf(body)}
              people={about.people}
              channel={{ id: drawer.channelId(session), name: channelName }}
              onPress={onPress}
              file={file}
            />
            {isPrivate(body) && drawer.onlyYou !== null && <p className="only-you">{drawer.onlyYou}</p>}
          </Speech>
        ))}
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
      {file !== null && drawer?.showsFile !== true && (
        <a className="file" href={file} download>
          {drawn?.file}
        </a>
      )}
      <div className="tools">
        {said !== null &&
          drawer !== null &&
          messageActions.map(([which, label]) => (
            <button
              key={which}
              type="button"
              data-action={which}
              onClick={() => actions.use(preview, id, which)}
            >
              {label ?? drawer.quoteTitle}
            </button>
          ))}
        {audience === 'channel' && !isInThread && (
          <button type="button" data-action="thread" onClick={() => actions.openThread(id)}>
            {replies === 0 ? 'Open thread' : replies === 1 ? '1 reply' : `${replies} replies`}
          </button>
        )}
        {/* One message as it is; several in a list. */}
        {bodies.length > 0 && <Payload body={(bodies.length === 1 ? bodies[0] : undefined) ?? bodies} />}
      </div>
    </article>
  )
}

/** What can be done with what a person says; quoting is called what the platform calls it. */
const messageActions: readonly (readonly [MessageAction, string | null])[] = [
  ['quote', null],
  ['find', 'Find passages'],
  ['check', 'Check quotation'],
]
