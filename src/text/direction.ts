// Scripts that are written from right to left.
const fromTheRight = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

/** The way in which a language is written; `language` is a BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(language).maximize()
  return script !== undefined && fromTheRight.has(script) ? 'rtl' : 'ltr'
}
