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

/** The elements of the library that this page has loaded, with their properties. */
type Elements = {
  [Tag in keyof HTMLElementTagNameMap & `discord-${string}`]: DetailedHTMLProps<
    HTMLAttributes<HTMLElement>,
    HTMLElement
  > &
    Partial<Omit<HTMLElementTagNameMap[Tag], keyof HTMLElement>>
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
