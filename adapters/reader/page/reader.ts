import './reader.css'

// The page is whole without this script. It adds buttons that copy, what the playground's visitor has noted of action
// items, and a key for the search.

const said = {
  copy: 'Copy citation',
  copyNamed: (place: string) => `Copy citation of ¶${place}`,
  copied: (place: string) => `Citation of ¶${place} copied`,
  refused: (place: string) =>
    `The browser does not let us copy. The citation of ¶${place} is selected: copy it with Ctrl+C or ⌘C.`,
}

// As long as a sentence is read.
const shownMs = 5_000

/** How an action item stands, as the playground answers. */
interface Status {
  readonly passage: string
  readonly label: string
  readonly owner: string | null
}

addCopyButtons()
focusSearchOnSlash()
void showStatuses()

function addCopyButtons(): void {
  const isPublic = document.querySelector('link[rel="canonical"]') !== null
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.cite')) {
    const citation = details.querySelector<HTMLElement>('.citation')
    const place = details.dataset.place
    if (citation === null || place === undefined) continue
    const address = citation.querySelector<HTMLElement>('[data-anchor]')
    if (address !== null && !isPublic) {
      address.textContent = `${location.origin}${location.pathname}#${address.dataset.anchor}`
    }
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = said.copy
    button.setAttribute('aria-label', said.copyNamed(place))
    button.addEventListener('click', () => void copy(details, citation, place))
    details.hidden = true
    details.before(button)
  }
}

/** Copies a citation and the address on its next line; where that is refused, shows both and selects them. */
async function copy(details: HTMLDetailsElement, citation: HTMLElement, place: string): Promise<void> {
  const lines = Array.from(citation.children, ({ textContent }) => textContent ?? '')
  try {
    // Where a page came without TLS, there is no clipboard at all.
    await navigator.clipboard.writeText(lines.join('\n'))
    say(said.copied(place))
  } catch {
    details.hidden = false
    details.open = true
    getSelection()?.selectAllChildren(citation)
    say(said.refused(place))
  }
}

let clearing = 0

function say(sentence: string): void {
  const status = document.querySelector('.status')
  if (status === null) return
  status.textContent = sentence
  clearTimeout(clearing)
  clearing = setTimeout(() => {
    status.textContent = ''
  }, shownMs)
}

function focusSearchOnSlash(): void {
  const box = document.querySelector<HTMLInputElement>('#q')
  document.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, isComposing, target } = event
    const isTyping =
      target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLInputElement)
    if (key !== '/' || altKey || ctrlKey || metaKey || isComposing || isTyping || box === null) return
    event.preventDefault()
    box.focus()
    box.select()
  })
}

/** Says beside each action item what the playground's visitor has noted of it; any failure leaves the page as it is. */
async function showStatuses(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>('.standing')
  const id = document.querySelector<HTMLElement>('main')?.dataset.document
  if (places.length === 0 || id === undefined) return
  try {
    const session = localStorage.getItem('rapporteur.room')
    if (session === null || !/^[a-z0-9-]+$/iu.test(session)) return
    const response = await fetch(`/playground/rooms/${session}/standings/${id}`)
    const statuses: readonly Status[] = response.ok ? await response.json() : []
    for (const place of places) {
      const status = statuses.find(({ passage }) => passage === place.dataset.passage)
      if (status === undefined) continue
      const { label, owner } = status
      place.textContent = owner === null ? label : `${label} · ${owner}`
      place.hidden = false
    }
  } catch {
    // There is no playground, or it knows nothing of this visitor.
  }
}
