import { readModal } from './discord-modal.ts'
import { DiscordText } from './discord-text.tsx'
import type { BlocksProps, Drawer } from './drawer.ts'
import { Menu } from './menu.tsx'

// What the preview of Discord makes of a reply (docs.discord.com/developers/components/reference): it has sent it as JSON.
type Component =
  | { readonly type: 1; readonly components: readonly Component[] }
  | { readonly type: 2; readonly style: 1 | 2 | 3 | 4; readonly label: string; readonly custom_id: string }
  | { readonly type: 2; readonly style: 5; readonly label: string; readonly url: string }
  | { readonly type: 3; readonly placeholder?: string; readonly options: readonly Option[] }
  | { readonly type: 9; readonly components: readonly Component[]; readonly accessory: Component }
  | { readonly type: 10; readonly content: string }
  | { readonly type: 13; readonly file: { readonly url: string } }
  | { readonly type: 14; readonly divider?: boolean; readonly spacing?: 1 | 2 }
  | { readonly type: 17; readonly components: readonly Component[]; readonly accent_color?: number | null }

interface Option {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly default?: boolean
}

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
  hasHome: false,
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

const styles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' } as const

function Shown({ component, ...rest }: Omit<BlocksProps, 'blocks'> & { readonly component: Component }) {
  switch (component.type) {
    case 17:
      return (
        <div className="discord-container" style={{ borderLeftColor: colourOf(component.accent_color) }}>
          <Components blocks={component.components} {...rest} />
        </div>
      )
    case 1:
      return (
        <div className="discord-row">
          <Components blocks={component.components} {...rest} />
        </div>
      )
    case 9:
      return (
        <div className="discord-section">
          <div>
            <Components blocks={component.components} {...rest} />
          </div>
          <Shown component={component.accessory} {...rest} />
        </div>
      )
    case 10:
      return (
        <div className="discord-text">
          <DiscordText text={component.content} names={rest} />
        </div>
      )
    case 2:
      if (component.style === 5) {
        return (
          <a className="discord-button secondary" href={component.url} target="_blank" rel="noreferrer">
            {component.label} <span aria-hidden="true">↗</span>
          </a>
        )
      }
      return (
        <button
          type="button"
          className={`discord-button ${styles[component.style]}`}
          onClick={() => rest.onPress(component.custom_id)}
        >
          {component.label}
        </button>
      )
    case 3: {
      const chosen = component.options.find((option) => option.default === true)
      return (
        <Menu className="discord-select" items={component.options} onChoose={rest.onPress}>
          {chosen?.label ?? component.placeholder ?? 'Choose'}
        </Menu>
      )
    }
    case 13:
      return (
        <a className="discord-file" href={rest.file ?? undefined} download>
          {component.file.url.replace('attachment://', '')}
        </a>
      )
    case 14:
      return component.divider === false ? null : (
        <hr className={component.spacing === 2 ? 'discord-line wide' : 'discord-line'} />
      )
  }
}

/** 0xRRGGBB as CSS has it. */
function colourOf(colour: number | null | undefined): string | undefined {
  return colour == null ? undefined : `#${colour.toString(16).padStart(6, '0')}`
}
