import { fetchCitation } from './citation-of.ts'
import { copyText, makeButton, say } from './clipboard.ts'
import { pageWords } from './page-words.ts'
import { nameOf } from './place-name.ts'

/** The address of this page, public where it has one, before `?` and `#`. */
export function pageAddress(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')
  return canonical?.href ?? `${location.origin}${location.pathname}`
}

/** Puts a button in the place of each citation that is there to be selected. */
export function addCopyButtons(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details.cite')) {
    const citation = details.querySelector<HTMLElement>('.citation')
    const place = details.dataset.place
    if (citation === null || place === undefined) continue
    const address = citation.querySelector<HTMLElement>('[data-address]')
    // Only the browser knows where it found a page that has no public address.
    if (address?.dataset.address !== undefined) {
      address.textContent = new URL(address.dataset.address, document.baseURI).href
    }
    const button = makeButton('copy', pageWords.copyCitation, () => void copy(details, citation, place))
    button.setAttribute('aria-label', pageWords.copyCitationOf(place))
    details.hidden = true
    details.before(button)
  }
}

/** Copies a citation and the address on its next line; where that is refused, shows both and selects them. */
async function copy(details: HTMLDetailsElement, citation: HTMLElement, place: string): Promise<void> {
  const lines = Array.from(citation.children, ({ textContent }) => textContent ?? '')
  if (await copyText(lines.join('\n'), pageWords.citationCopied(place))) return
  details.hidden = false
  details.open = true
  getSelection()?.selectAllChildren(citation)
  say(pageWords.citationSelected(place))
}

/** On a long page a passage gets its button, and an item its tools, when it's pointed at or focused. */
export function addToolsInReach(): void {
  if (document.querySelector('article.long') === null) return
  for (const event of ['pointerover', 'focusin', 'click']) document.addEventListener(event, addTools)
}

function addTools({ target }: Event): void {
  const around = target instanceof Element ? target.closest('.item, .paragraph, .heading') : null
  if (around === null || around.closest('.quoted') !== null) return
  const tools = around.querySelector(':scope > .tools') ?? addEmptyTools(around)
  const styles = tools?.querySelector<HTMLAnchorElement>('.styles:last-child')
  const named = styles == null ? null : new URL(styles.href).searchParams.get('p')
  if (styles == null || named === null) return
  const place = tools?.querySelector('.self')?.textContent ?? named
  const button = makeButton('copy', pageWords.copyCitation, () => void copyFetched(named, place))
  button.setAttribute('aria-label', pageWords.copyCitationOf(place))
  styles.after(button)
}

function addEmptyTools(item: Element): Element | null {
  const id = document.querySelector<HTMLElement>('main')?.dataset.document
  if (!item.matches('.item[id]') || id === undefined) return null
  const named = nameOf(item.id)
  const styles = document.createElement('a')
  styles.className = 'styles'
  styles.href = `${id}.cite?${new URLSearchParams({ p: named })}`
  styles.textContent = pageWords.cite
  const tools = document.createElement('div')
  tools.className = 'tools'
  tools.lang = 'en'
  tools.append(styles)
  const words = item.querySelector(':scope > .words')
  if (words === null) item.append(tools)
  else words.after(tools)
  return tools
}

async function copyFetched(named: string, place: string): Promise<void> {
  const anchor = /^\d+[a-z]{0,2}$/u.test(named) ? `p${named}` : named
  const citation = fetchCitation(named).then((cited) => `${cited}\n${pageAddress()}?p=${named}#${anchor}`)
  if (!(await copyText(citation, pageWords.citationCopied(place)))) say(pageWords.copyFailed)
}
