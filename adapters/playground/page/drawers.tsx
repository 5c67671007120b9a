import type { ComponentType } from 'react'
import { arePrivate, DiscordMessages } from './discord.tsx'
import { DiscordModal } from './discord-modal.tsx'
import type { MessagesProps } from './messages-props.ts'
import type { ModalProps } from './modal-props.ts'
import { SlackMessages } from './slack.tsx'
import { SlackModal } from './slack-modal.tsx'

/** How a platform's messages and modals are drawn. */
interface Drawer {
  readonly title: string
  /** What quoting under a message is called. */
  readonly quoteTitle: string
  /** A session's channel by an id that the platform could have. */
  readonly channelId: (session: string) => string
  readonly Messages: ComponentType<MessagesProps>
  readonly Modal: ComponentType<ModalProps>
  /** Whether bodies are for the asker alone; `isPrivate` is what the bot meant. */
  readonly isPrivate: (bodies: readonly object[], isPrivate: boolean) => boolean
  /** Whether the platform itself says that a message is private, and shows its file. */
  readonly saysItself: boolean
}

const drawers: Readonly<Record<string, Drawer>> = {
  slack: {
    title: 'Slack',
    quoteTitle: 'Quote in thread',
    channelId: (session) => `C${session}`,
    Messages: SlackMessages,
    Modal: SlackModal,
    isPrivate: (_bodies, isPrivate) => isPrivate,
    saysItself: false,
  },
  discord: {
    title: 'Discord',
    quoteTitle: 'Quote in reply',
    channelId: (session) => session,
    Messages: DiscordMessages,
    Modal: DiscordModal,
    isPrivate: arePrivate,
    saysItself: true,
  },
}

/** How the preview with this name is drawn; null for plain text, and for what this page can't draw. */
export function drawerOf(preview: string): Drawer | null {
  return Object.hasOwn(drawers, preview) ? (drawers[preview] ?? null) : null
}
