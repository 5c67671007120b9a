import { copyText, makeButton, say } from './clipboard.ts'
import { pageWords } from './page-words.ts'
import { readSelectedWords, type SelectedWords } from './selected-words.ts'

// Whoever is still selecting isn't disturbed.
const settledMs = 200
const gap = 8

/** Offers to copy, link to and check whatever words of the text are selected. Escape sends it away. */
export function showSelectionPanel(): void {
  const id = document.querySelector<HTMLElement>('main')?.dataset.document
  if (id === undefined) return
  let selected: SelectedWords | null = null
  let settling = 0
  const check = document.createElement('a')
  check.textContent = pageWords.check
  const panel = document.createElement('div')
  panel.className = 'selection'
  panel.lang = 'en'
  panel.hidden = true
  panel.setAttribute('role', 'group')
  panel.setAttribute('aria-label', pageWords.selected)
  panel.append(
    makeButton('', pageWords.copyWords, () => copy(withCitation, pageWords.wordsCopied)),
    makeButton('', pageWords.copyLink, () => copy(({ link }) => link, pageWords.linkCopied)),
    check,
  )
  // Pressing a button leaves the selection as it is.
  panel.addEventListener('pointerdown', (event) => event.preventDefault())
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  const heard = document.createElement('p')
  heard.className = 'unseen'
  heard.lang = 'en'
  heard.setAttribute('role', 'status')
  document.body.append(heard)

  document.addEventListener('selectionchange', () => {
    clearTimeout(settling)
    settling = window.setTimeout(update, settledMs)
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || panel.hidden) return
    const isInside = panel.contains(document.activeElement)
    hide()
    // Whoever was in the panel goes on reading where it was.
    if (isInside) document.querySelector<HTMLElement>('article')?.focus({ preventScroll: true })
  })

  function update(): void {
    // A press of its own buttons is no reason to go away.
    if (panel.contains(document.activeElement)) return
    selected = readSelectedWords(getSelection())
    if (selected === null) {
      hide()
      return
    }
    check.href = `${id}.check?${new URLSearchParams({ text: selected.text.slice(0, 2_000).toWellFormed() })}`
    // Right after the words, it is what Tab comes to next.
    if (selected.end.nextElementSibling !== panel) selected.end.after(panel)
    panel.hidden = false
    place(panel)
    heard.textContent = pageWords.selectedIn(selected.pinpoint)
  }

  function hide(): void {
    panel.hidden = true
    heard.textContent = ''
  }

  function copy(write: (words: SelectedWords) => string | Promise<string>, said: string): void {
    if (selected === null) return
    void copyText(write(selected), said).then((isCopied) => {
      if (!isCopied) say(pageWords.blocked)
    })
  }
}

function withCitation({ text, citation, link }: SelectedWords): string | Promise<string> {
  const write = (cited: string): string => `“${text}”\n${cited}\n${link}`
  const cited = citation()
  return typeof cited === 'string' ? write(cited) : cited.then(write)
}

/** Above the selection, or below it where the bar would hide it. */
function place(panel: HTMLElement): void {
  const range = getSelection()?.getRangeAt(0).getBoundingClientRect()
  if (range === undefined) return
  const { offsetWidth: width, offsetHeight: height } = panel
  const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0
  const isAbove = range.top - height - gap > bar
  const top = isAbove ? range.top - height - gap : Math.min(range.bottom + gap, innerHeight - height - gap)
  const left = Math.max(gap, Math.min(range.left, document.documentElement.clientWidth - width - gap))
  panel.style.setProperty('--top', `${top + scrollY}px`)
  panel.style.setProperty('--left', `${left + scrollX}px`)
}
