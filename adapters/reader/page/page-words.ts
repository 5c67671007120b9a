/** Every word that the pages' script says, in English. */
export const pageWords = {
  copyCitation: 'Copy citation',
  copyCitationOf: (place: string) => `Copy citation of ${place}`,
  citationCopied: (place: string) => `Citation of ${place} copied`,
  citationSelected: (place: string) =>
    `Your browser blocked copying. The citation of ${place} is selected: press Ctrl+C or ⌘C.`,
  cite: 'Cite',
  copyFailed: 'That couldn’t be copied. Open “Cite” and copy it there.',
  copy: 'Copy',
  copyStyle: (style: string) => `Copy ${style}`,
  copied: (what: string) => `${what} copied`,
  justCopied: 'Copied',
  style: 'Citation style',
  blocked: 'Your browser blocked copying. Select the text and press Ctrl+C or ⌘C.',
  close: 'Close',
  copyWords: 'Copy with citation',
  wordsCopied: 'Copied with its citation',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  check: 'Check quotation',
  selected: 'Selected text',
  selectedIn: (place: string) => `Selected in ${place}. Press Tab to copy, link or check.`,
} as const
