// Paragraphs count as being read a little below the bar.
const reading = '-18% 0px -70% 0px'
// The width from which the contents stand beside the text, as in reader.css.
const wide = '(min-width: 66rem)'

/** Marks in the contents the section that is being read, and keeps the contents open where they have room. */
export function markSection(): void {
  const contents = document.querySelector<HTMLElement>('main > .contents')
  if (contents === null) return
  const details = contents.querySelector('details')
  const room = matchMedia(wide)
  const unfold = (): void => {
    if (details !== null) details.open = room.matches
  }
  unfold()
  room.addEventListener('change', unfold)
  const links = new Map(
    Array.from(contents.querySelectorAll('a'), (link) => [decodeURIComponent(link.hash.slice(1)), link]),
  )
  // On a phone, whoever chose a section wants to read it.
  contents.addEventListener('click', (event) => {
    if (event.target instanceof HTMLAnchorElement && !room.matches && details !== null) details.open = false
  })
  const [opening] = links.values()
  // The title comes before anything that is read.
  if (opening !== undefined) markCurrent(opening, contents)
  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.findLast(({ isIntersecting }) => isIntersecting)?.target
      if (seen === undefined) return
      const link = linkFor(seen, links) ?? opening
      if (link !== undefined) markCurrent(link, contents)
    },
    { rootMargin: reading },
  )
  for (const part of document.querySelectorAll('article :is(.paragraph, h2, h3, h4, h5, h6)'))
    observer.observe(part)
}

/** The link to the innermost section around something that the contents list. */
function linkFor(seen: Element, links: ReadonlyMap<string, HTMLElement>): HTMLElement | null {
  for (let section = seen.closest('section'); section !== null; ) {
    const link = links.get(section.getAttribute('aria-labelledby') ?? '')
    if (link !== undefined) return link
    section = section.parentElement?.closest('section') ?? null
  }
  return null
}

function markCurrent(link: HTMLElement, contents: HTMLElement): void {
  const marked = contents.querySelector('[aria-current]')
  if (marked === link) return
  marked?.removeAttribute('aria-current')
  link.setAttribute('aria-current', 'location')
  openGroup(link, contents)
  // Only the contents are scrolled, never the page under its reader.
  const [inside, around] = [link.getBoundingClientRect(), contents.getBoundingClientRect()]
  if (inside.top < around.top) contents.scrollTop += inside.top - around.top
  if (inside.bottom > around.bottom) contents.scrollTop += inside.bottom - around.bottom
}

/** Unfolds the section that is being read, and folds again what was unfolded for another. */
function openGroup(link: HTMLElement, contents: HTMLElement): void {
  const group = link.closest<HTMLDetailsElement>('.group > details')
  for (const other of contents.querySelectorAll<HTMLDetailsElement>('details[data-opened]')) {
    if (other === group) continue
    other.open = false
    delete other.dataset.opened
  }
  if (group === null || group.open) return
  group.open = true
  group.dataset.opened = ''
}
