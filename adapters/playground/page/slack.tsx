import 'slack-blocks-to-jsx/dist/style.css'
import { type Block, Message } from 'slack-blocks-to-jsx'
import type { PersonView } from '../session/view.ts'
import { botAvatar } from './avatars.ts'
import type { MessagesProps } from './messages-props.ts'
import { useDark } from './use-dark.ts'

interface Plain {
  readonly text: string
}

interface HeaderBlock {
  readonly type: 'header'
  readonly text: Plain
}

interface ActionsBlock {
  readonly type: 'actions'
  readonly elements: readonly { readonly action_id: string; readonly text: Plain; readonly value: string }[]
}

/** What the preview of Slack makes of a reply; it has sent it as JSON. */
export type SlackBlock = HeaderBlock | ActionsBlock | Exclude<Block, { readonly type: 'header' | 'actions' }>

interface SlackProps {
  readonly people: readonly PersonView[]
  readonly channel: { readonly id: string; readonly name: string }
  readonly onPress: (code: string) => void
}

/** Messages of the bot as Slack draws them. */
export function SlackMessages({ bodies, at, people, channel, onPress }: MessagesProps) {
  const messages = bodies as readonly { readonly blocks: readonly SlackBlock[] }[]
  const sent = new Date(at)
  return messages.map(({ blocks }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one answer have no other name.
    <div className="slack-message" key={index}>
      <img src={botAvatar} alt="" width="36" height="36" />
      <div>
        <p className="slack-head">
          <strong>Rapporteur</strong> <span className="slack-app">APP</span>{' '}
          <time dateTime={sent.toISOString()}>
            {sent.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
          </time>
        </p>
        <SlackBlocks blocks={blocks} people={people} channel={channel} onPress={onPress} />
      </div>
    </div>
  ))
}

/**
 * Blocks as Slack draws them. Titles and buttons are ours: in Slack their text is plain, and the library (1.1.1) reads it
 * as markup.
 */
export function SlackBlocks({
  blocks,
  people,
  channel,
  onPress,
}: SlackProps & { readonly blocks: readonly SlackBlock[] }) {
  const isDark = useDark()
  const data = {
    users: people.map(({ id, name }) => ({ id, name })),
    channels: [{ id: channel.id, name: channel.name }],
  }
  return (
    <div className="slack-blocks">
      {blocks.map((block, index) => {
        switch (block.type) {
          case 'header':
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and never move.
              <h3 key={index}>{block.text.text}</h3>
            )
          case 'actions':
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <p className="slack-actions" key={index}>
                {block.elements.map(({ action_id, text, value }) => (
                  <button key={action_id} type="button" onClick={() => onPress(value)}>
                    {text.text}
                  </button>
                ))}
              </p>
            )
          default:
            return (
              <Message
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                key={index}
                theme={isDark ? 'dark' : 'light'}
                blocks={[block]}
                logo=""
                name=""
                withoutWrapper
                data={data}
              />
            )
        }
      })}
    </div>
  )
}
