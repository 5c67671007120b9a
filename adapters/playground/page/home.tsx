import { useEffect, useState } from 'react'
import type { MessageView, PlaygroundView } from '../session/view.ts'
import { channelName } from './channel.ts'
import type { Drawer } from './drawer.ts'
import type { PaneActions } from './pane-actions.ts'
import { Payload } from './payload.tsx'

interface HomeProps {
  readonly pane: string
  readonly drawer: Drawer
  readonly about: PlaygroundView
  readonly session: string
  /** Whenever they change, what the page shows may have, too. */
  readonly messages: readonly MessageView[]
  readonly actions: PaneActions
}

/** The bot's own page on a platform; what is pressed there is answered in a modal. */
export function Home({ pane, drawer, about, session, messages, actions }: HomeProps) {
  const [body, setBody] = useState<object | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { loadHome } = actions

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew with whatever was noted meanwhile.
  useEffect(() => {
    let isGone = false
    loadHome(pane).then(
      (home) => isGone || setBody(home),
      (error: Error) => isGone || setProblem(error.message),
    )
    return () => {
      isGone = true
    }
  }, [loadHome, pane, messages])

  return (
    <section
      className="messages home"
      aria-label="App Home"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
    >
      {body === null ? (
        <p>{problem ?? 'Opening …'}</p>
      ) : (
        <>
          <drawer.Blocks
            blocks={drawer.blocksOf(body)}
            people={about.people}
            channel={{ id: drawer.channelId(session), name: channelName }}
            onPress={(code) => actions.press(pane, null, code)}
            file={null}
          />
          <Payload body={body} />
        </>
      )}
    </section>
  )
}
