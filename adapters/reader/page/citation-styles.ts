import { copyText, makeButton, say } from './clipboard.ts'
import { pageWords } from './page-words.ts'

/** Opens the page of a passage's citation styles over the text, and lets each be copied. */
export function openStylesInPlace(): void {
  addCopyButtons(document)
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.styles') : null
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    open(link).catch(() => location.assign(link.href))
  })
}

async function open(link: HTMLAnchorElement): Promise<void> {
  const response = await fetch(link.href)
  if (!response.ok) throw new Error(String(response.status))
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const [heading, list] = [page.querySelector('h1'), page.querySelector('.style-list')]
  if (heading === null || list === null) throw new Error('no styles')
  const dialog = document.createElement('dialog')
  dialog.className = 'styles-dialog'
  dialog.lang = 'en'
  dialog.setAttribute('aria-labelledby', heading.id)
  const close = makeButton('close', '×', () => dialog.close())
  close.setAttribute('aria-label', pageWords.close)
  dialog.append(heading, list, close)
  addCopyButtons(dialog)
  dialog.addEventListener('close', () => {
    dialog.remove()
    link.focus()
  })
  // What is said is heard beneath a dialog, and seen only in it.
  document.body.append(dialog)
  dialog.showModal()
}

function addCopyButtons(within: ParentNode): void {
  for (const text of within.querySelectorAll<HTMLElement>('.copyable')) {
    const style = text.previousElementSibling?.textContent ?? ''
    const button = makeButton('button', pageWords.copy, () => {
      void copyText(text.textContent ?? '', pageWords.copied(style)).then((isCopied) => {
        if (isCopied) {
          button.textContent = pageWords.copied('').trim().replace(/^c/u, 'C')
          return
        }
        getSelection()?.selectAllChildren(text)
        say(pageWords.blocked)
      })
    })
    button.setAttribute('aria-label', pageWords.copyStyle(style))
    text.after(button)
  }
}
