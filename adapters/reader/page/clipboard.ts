// As long as a sentence is read.
const shownMs = 5_000

let clearing = 0

/** Says a sentence at the foot of the page, also to those who listen, for a while. */
export function say(sentence: string): void {
  const status = document.querySelector('.status')
  if (status === null) return
  status.textContent = sentence
  clearTimeout(clearing)
  clearing = window.setTimeout(() => {
    status.textContent = ''
  }, shownMs)
}

/**
 * Copies a text and says so; false where the browser refuses, or the text does not come. Where a page came without TLS, there is
 * no clipboard at all.
 */
export async function copyText(text: string | Promise<string>, said: string): Promise<boolean> {
  try {
    if (typeof text === 'string') await navigator.clipboard.writeText(text)
    else {
      // Some browsers let only a press itself begin to copy, so what is still to come is handed over as such.
      const coming = text.then((come) => new Blob([come], { type: 'text/plain' }))
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': coming })])
    }
    say(said)
    return true
  } catch {
    return false
  }
}

/** A button that does something. */
export function makeButton(className: string, label: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = label
  button.addEventListener('click', press)
  return button
}
