import 'slack-blocks-to-jsx/dist/style.css'
import { useSyncExternalStore } from 'react'
import { type Block, Message } from 'slack-blocks-to-jsx'
import type { BlocksProps, Drawer } from './drawer.ts'
import { type SlackElement, SlackElementView } from './slack-elements.tsx'
import { readModal } from './slack-modal.ts'

interface Plain {
  readonly text: string
}

/** What the preview of Slack makes of a reply; it has sent it as JSON. */
type SlackBlock =
  | { readonly type: 'header'; readonly text: Plain }
  | { readonly type: 'context'; readonly elements: readonly Plain[] }
  | { readonly type: 'divider' }
  | { readonly type: 'section'; readonly text: Plain; readonly accessory?: SlackElement }
  | { readonly type: 'actions'; readonly elements: readonly SlackElement[] }
  | Extract<Block, { readonly type: 'rich_text' }>

/** Messages and modals as Slack draws them. */
export const slack: Drawer = {
  title: 'Slack',
  quoteTitle: 'Quote in thread',
  hasHome: true,
  channelId: (session) => `C${session}`,
  blocksOf: (body) => (body as { readonly blocks: readonly object[] }).blocks,
  Blocks: SlackBlocks,
  readModal,
  isPrivate: (_body, isPrivate) => isPrivate,
  showsFile: false,
  onlyYou: null,
}

/** Only rich text is the library's (1.1.1): it reads plain text as markup, and what it draws can't be pressed. */
function SlackBlocks({ blocks, ...rest }: BlocksProps) {
  const isDark = useDark()
  return (
    <div className="slack-blocks">
      {(blocks as readonly SlackBlock[]).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and never move.
        <SlackBlockView key={index} block={block} isDark={isDark} {...rest} />
      ))}
    </div>
  )
}

interface BlockProps extends Omit<BlocksProps, 'blocks'> {
  readonly block: SlackBlock
  readonly isDark: boolean
}

function SlackBlockView({ block, isDark, people, channel, onPress }: BlockProps) {
  switch (block.type) {
    case 'header':
      return <h3>{block.text.text}</h3>
    case 'context':
      return <p className="slack-context">{block.elements.map(({ text }) => text).join(' ')}</p>
    case 'divider':
      return <hr className="slack-divider" />
    case 'section':
      return (
        <div className="slack-section">
          <p>{block.text.text}</p>
          {block.accessory !== undefined && <SlackElementView element={block.accessory} onPress={onPress} />}
        </div>
      )
    case 'actions':
      return (
        <div className="slack-actions">
          {block.elements.map((element) => (
            <SlackElementView key={element.action_id} element={element} onPress={onPress} />
          ))}
        </div>
      )
    case 'rich_text':
      return (
        <Message
          theme={isDark ? 'dark' : 'light'}
          blocks={[block]}
          logo=""
          name=""
          withoutWrapper
          data={{ users: [...people], channels: [channel] }}
        />
      )
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Whether the visitor's system is dark. */
function useDark(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      dark.addEventListener('change', onChange)
      return () => dark.removeEventListener('change', onChange)
    },
    () => dark.matches,
  )
}
