import './panels.css'
import './reader.css'
import './text.css'
import './tools.css'
import './print.css'
import { openStylesInPlace } from './citation-styles.ts'
import { addCopyButtons, addToolsInReach } from './copy-citations.ts'
import { markSection } from './mark-section.ts'
import { nameOf } from './place-name.ts'
import { showSelectionPanel } from './selection-panel.ts'
import { showStatuses } from './show-statuses.ts'

// The pages are whole without this script. It adds what can be done with selected words, buttons that copy, the section
// that is being read, what the playground's visitor has noted of action items, and a key for the search.

goToNamedPassage()
addCopyButtons()
addToolsInReach()
openStylesInPlace()
markSection()
showSelectionPanel()
followLinksInPlace()
focusSearchOnSlash()
void showStatuses()

/** An address that names a passage for servers alone leads to it all the same. */
function goToNamedPassage(): void {
  const anchor = document.querySelector<HTMLElement>('main')?.dataset.named
  if (anchor !== undefined && location.hash === '') location.replace(`#${anchor}`)
}

/** The link of a passage is its whole address, which needs no other page. That of a label is short in the page. */
function followLinksInPlace(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.self, a.here') : null
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    const anchor = decodeURIComponent(link.hash.slice(1))
    const isWhole = link.classList.contains('self')
    const whole = isWhole ? link.href.replace(/#.*$/u, '') : `${location.pathname}?p=${nameOf(anchor)}`
    history.pushState(null, '', whole)
    location.replace(link.hash)
  })
}

function focusSearchOnSlash(): void {
  const box = document.querySelector<HTMLInputElement>('#q')
  document.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, isComposing, target } = event
    const isTyping =
      target instanceof HTMLElement &&
      (target.isContentEditable ||
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement)
    if (key !== '/' || altKey || ctrlKey || metaKey || isComposing || isTyping || box === null) return
    event.preventDefault()
    box.focus()
    box.select()
  })
}
