import 'slack-blocks-to-jsx/dist/style.css'
import { useSyncExternalStore } from 'react'
import { type Block, Message } from 'slack-blocks-to-jsx'
import type { BlocksProps, Drawer } from './drawer.ts'
import { readModal } from './slack-modal.ts'

interface Plain {
  readonly text: string
}

/** What the preview of Slack makes of a reply; it has sent it as JSON. */
type SlackBlock =
  | { readonly type: 'header'; readonly text: Plain }
  | {
      readonly type: 'actions'
      readonly elements: readonly {
        readonly action_id: string
        readonly text: Plain
        readonly value: string
      }[]
    }
  | Exclude<Block, { readonly type: 'header' | 'actions' }>

/** Messages and modals as Slack draws them. */
export const slack: Drawer = {
  title: 'Slack',
  quoteTitle: 'Quote in thread',
  channelId: (session) => `C${session}`,
  blocksOf: (body) => (body as { readonly blocks: readonly object[] }).blocks,
  Blocks: SlackBlocks,
  readModal,
  isPrivate: (_body, isPrivate) => isPrivate,
  showsFile: false,
  onlyYou: null,
}

/** Titles and buttons are ours: in Slack their text is plain, and the library (1.1.1) reads it as markup. */
function SlackBlocks({ blocks, people, channel, onPress }: BlocksProps) {
  const isDark = useDark()
  return (
    <div className="slack-blocks">
      {(blocks as readonly SlackBlock[]).map((block, index) => {
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
                data={{ users: [...people], channels: [channel] }}
              />
            )
        }
      })}
    </div>
  )
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
