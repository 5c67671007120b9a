import { useState } from 'react'

/** What the platform would be sent, as JSON; written only once somebody looks. */
export function Payload({ body }: { readonly body: object }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="payload" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Payload</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      {isOpen && <pre tabIndex={0}>{JSON.stringify(body, null, 2)}</pre>}
    </details>
  )
}
