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
  list.before(chooser(list))
  dialog.addEventListener('close', () => {
    dialog.remove()
    link.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
}

/** The names of the styles to choose one by; the choice is kept for the next passage. */
function chooser(list: Element): HTMLElement {
  const choices = document.createElement('fieldset')
  choices.className = 'choose'
  const legend = document.createElement('legend')
  legend.className = 'unseen'
  legend.textContent = pageWords.style
  choices.append(legend)
  const sections = [...list.querySelectorAll<HTMLElement>('section')]
  const wanted = keptStyle()
  const chosen = sections.find((section) => nameOf(section) === wanted) ?? sections[0]
  for (const section of sections) {
    const choice = document.createElement('input')
    choice.type = 'radio'
    choice.name = 'style'
    choice.className = 'unseen'
    choice.checked = section === chosen
    section.hidden = section !== chosen
    choice.addEventListener('change', () => {
      for (const each of sections) each.hidden = each !== section
      keepStyle(nameOf(section))
    })
    const label = document.createElement('label')
    label.append(choice, nameOf(section))
    choices.append(label)
  }
  return choices
}

function nameOf(section: Element): string {
  return section.querySelector('h2')?.textContent ?? ''
}

const key = 'rapporteur.style'

// A browser may refuse to keep anything.
function keptStyle(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keepStyle(style: string): void {
  try {
    localStorage.setItem(key, style)
  } catch {
    // Then it's chosen again next time.
  }
}

function addCopyButtons(within: ParentNode): void {
  for (const text of within.querySelectorAll<HTMLElement>('.copyable')) {
    const style = text.previousElementSibling?.textContent ?? ''
    const button = makeButton('button', pageWords.copy, () => {
      void copyText(text.textContent ?? '', pageWords.copied(style)).then((isCopied) => {
        if (isCopied) {
          button.textContent = pageWords.justCopied
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
