import './discord-elements.ts'
import { readModal } from './discord-modal.ts'
import { DiscordText } from './discord-text.tsx'
import type { BlocksProps, Drawer } from './drawer.ts'

// What the preview of Discord makes of a reply (docs.discord.com/developers/components/reference): it has sent it as JSON.
type Component =
  | { readonly type: 1; readonly components: readonly Component[] }
  | { readonly type: 2; readonly style: number; readonly label: string; readonly custom_id: string }
  | { readonly type: 9; readonly components: readonly Component[]; readonly accessory: Component }
  | { readonly type: 10; readonly content: string }
  | { readonly type: 13; readonly file: { readonly url: string } }
  | { readonly type: 17; readonly components: readonly Component[] }

interface MessageBody {
  readonly flags: number
  readonly components: readonly Component[]
}

// docs.discord.com/developers/resources/message#message-object-message-flags
const ephemeral = 1 << 6

/** Messages and modals as Discord draws them. */
export const discord: Drawer = {
  title: 'Discord',
  quoteTitle: 'Quote in reply',
  channelId: (session) => session,
  blocksOf: (body) => (body as MessageBody).components,
  Blocks: Components,
  readModal,
  isPrivate: (body) => ((body as MessageBody).flags & ephemeral) !== 0,
  showsFile: true,
  onlyYou: 'Only you can see this',
}

function Components({ blocks, ...rest }: BlocksProps) {
  return (blocks as readonly Component[]).map((component, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: components have no other name, and never move.
    <Shown key={index} component={component} {...rest} />
  ))
}

function Shown({ component, ...rest }: Omit<BlocksProps, 'blocks'> & { readonly component: Component }) {
  switch (component.type) {
    case 17:
      return (
        <div className="discord-container">
          <Components blocks={component.components} {...rest} />
        </div>
      )
    case 1:
      return (
        <discord-action-row>
          <Components blocks={component.components} {...rest} />
        </discord-action-row>
      )
    case 9:
      return (
        <div className="discord-section">
          <div>
            <Components blocks={component.components} {...rest} />
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
