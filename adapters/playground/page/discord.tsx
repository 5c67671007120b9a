import './discord-elements.ts'
import { botAvatar } from './avatars.ts'
import { DiscordText } from './discord-text.tsx'
import type { MessagesProps } from './messages-props.ts'

// What the preview of Discord makes of a reply (docs.discord.com/developers/components/reference): it has sent it as JSON.
type Component =
  | { readonly type: 1; readonly components: readonly Component[] }
  | { readonly type: 2; readonly style: number; readonly label: string; readonly custom_id: string }
  | { readonly type: 9; readonly components: readonly Component[]; readonly accessory: Component }
  | { readonly type: 10; readonly content: string }
  | { readonly type: 13; readonly file: { readonly url: string } }
  | { readonly type: 17; readonly components: readonly Component[] }

// docs.discord.com/developers/resources/message#message-object-message-flags
const ephemeral = 1 << 6

interface MessageBody {
  readonly flags: number
  readonly components: readonly Component[]
}

/** Whether all of them are for the asker alone. */
export function arePrivate(bodies: readonly object[]): boolean {
  return (bodies as readonly MessageBody[]).every(({ flags }) => (flags & ephemeral) !== 0)
}

/**
 * Messages of the bot as Discord draws them. Their head is ours: the library's sets a style in a way that our pages do not
 * allow (style-src 'self').
 */
export function DiscordMessages({ bodies, at, ...rest }: MessagesProps) {
  const messages = bodies as readonly MessageBody[]
  return messages.map(({ flags, components }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one answer have no other name.
    <div className="discord-message" key={index}>
      <img src={botAvatar} alt="" width="40" height="40" />
      <div>
        <p className="discord-head">
          <strong>Rapporteur</strong> <span className="discord-app">APP</span>{' '}
          <time dateTime={new Date(at).toISOString()}>
            {new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
          </time>
        </p>
        <Components components={components} {...rest} />
        {(flags & ephemeral) !== 0 && <p className="discord-only-you">Only you can see this</p>}
      </div>
    </div>
  ))
}

type ShownProps = Omit<MessagesProps, 'bodies' | 'at'>

function Components({ components, ...rest }: ShownProps & { readonly components: readonly Component[] }) {
  return components.map((component, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: components have no other name, and never move.
    <Shown key={index} component={component} {...rest} />
  ))
}

function Shown({ component, ...rest }: ShownProps & { readonly component: Component }) {
  switch (component.type) {
    case 17:
      return (
        <div className="discord-container">
          <Components components={component.components} {...rest} />
        </div>
      )
    case 1:
      return (
        <discord-action-row>
          <Components components={component.components} {...rest} />
        </discord-action-row>
      )
    case 9:
      return (
        <div className="discord-section">
          <div>
            <Components components={component.components} {...rest} />
          </div>
          <discord-action-row>
            <Shown component={component.accessory} {...rest} />
          </discord-action-row>
        </div>
      )
    case 10:
      return (
        <div className="discord-text">
          <DiscordText text={component.content} names={rest} />
        </div>
      )
    case 2:
      return (
        <discord-button
          type={component.style === 1 ? 'primary' : 'secondary'}
          onClick={() => rest.onPress(component.custom_id)}
        >
          {component.label}
        </discord-button>
      )
    case 13:
      return (
        <a className="discord-file" href={rest.file ?? undefined} download>
          {component.file.url.replace('attachment://', '')}
        </a>
      )
  }
}
