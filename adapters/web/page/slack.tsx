import 'slack-blocks-to-jsx/dist/style.css'
import type { MouseEvent } from 'react'
import { type Block, Message } from 'slack-blocks-to-jsx'
import type { PersonView } from '../view.ts'
import { botAvatar } from './avatars.ts'
import { useDark } from './use-dark.ts'

interface SlackMessageBody {
  readonly blocks: Block[]
}

/** Bodies of messages that a look of Slack made: it has sent them as JSON. */
export function slackMessages(bodies: readonly object[]): readonly SlackMessageBody[] {
  return bodies as readonly SlackMessageBody[]
}

interface SlackProps {
  readonly bodies: readonly object[]
  readonly at: number
  readonly people: readonly PersonView[]
  readonly channel: { readonly id: string; readonly name: string }
  readonly onPress: (code: string) => void
}

/** Messages of the bot as Slack draws them. */
export function SlackMessages({ bodies, at, people, channel, onPress }: SlackProps) {
  return slackMessages(bodies).map(({ blocks }, index) => (
    <SlackBlocks
      // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one answer have no other name.
      key={index}
      blocks={blocks}
      at={index === 0 ? at : null}
      people={people}
      channel={channel}
      onPress={onPress}
    />
  ))
}

interface SlackBlocksProps extends Omit<SlackProps, 'bodies' | 'at'> {
  readonly blocks: Block[]
  /** When it was sent; null for blocks without a head of their own. */
  readonly at: number | null
}

/** Blocks as Slack draws them. A button's id is its action, which holds its code. */
export function SlackBlocks({ blocks, at, people, channel, onPress }: SlackBlocksProps) {
  const isDark = useDark()
  const press = (event: MouseEvent<HTMLElement>): void => {
    const button = event.target instanceof Element ? event.target.closest('button[id^="offer:"]') : null
    if (button !== null) onPress(button.id.slice('offer:'.length))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the buttons inside are buttons, with keys of their own.
    // biome-ignore lint/a11y/noStaticElementInteractions: as above.
    <div className="slack-blocks" onClick={press}>
      <Message
        theme={isDark ? 'dark' : 'light'}
        blocks={blocks}
        logo={botAvatar}
        name="Rapporteur"
        time={new Date(at ?? 0)}
        withoutWrapper={at === null}
        data={{
          users: people.map(({ id, name }) => ({ id, name })),
          channels: [{ id: channel.id, name: channel.name }],
        }}
      />
    </div>
  )
}
