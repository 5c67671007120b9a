import '@skyra/discord-components-core/discord-action-row.js'
import '@skyra/discord-components-core/discord-bold.js'
import '@skyra/discord-components-core/discord-button.js'
import '@skyra/discord-components-core/discord-code.js'
import '@skyra/discord-components-core/discord-header.js'
import '@skyra/discord-components-core/discord-italic.js'
import '@skyra/discord-components-core/discord-link.js'
import '@skyra/discord-components-core/discord-mention.js'
import '@skyra/discord-components-core/discord-quote.js'
import '@skyra/discord-components-core/discord-subscript.js'
import '@skyra/discord-components-core/discord-time.js'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

// The elements that are used here, as React knows them.

type Tag<Properties = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & Properties

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'discord-action-row': Tag
      'discord-bold': Tag
      'discord-button': Tag<{ type: 'primary' | 'secondary' | 'success' | 'destructive' }>
      'discord-code': Tag<{ multiline?: boolean }>
      'discord-header': Tag<{ level: number }>
      'discord-italic': Tag
      'discord-link': Tag<{ href: string; target?: string; rel?: string }>
      'discord-mention': Tag<{ type: 'channel' | 'user' }>
      'discord-quote': Tag
      'discord-subscript': Tag
      'discord-time': Tag
    }
  }
}
