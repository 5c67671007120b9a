/* Words that every text of a language has, and texts of others seldom have. */
const common: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'shall', 'which', 'by'],
  nl: ['de', 'het', 'een', 'van', 'wordt', 'bij', 'voor', 'niet'],
  de: ['der', 'die', 'das', 'und', 'nicht', 'mit', 'wird', 'durch'],
  fr: ['le', 'les', 'des', 'et', 'dans', 'par', 'une', 'est'],
  es: ['el', 'los', 'las', 'del', 'por', 'con', 'una', 'que'],
  it: ['il', 'gli', 'della', 'dei', 'per', 'con', 'sono', 'che'],
  pt: ['os', 'das', 'dos', 'não', 'pelo', 'uma', 'com', 'são'],
}

/** The language that most of the common words of a text are of; null where they are few. */
export function guessLanguage(text: string): string | null {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const counts = Object.entries(common).map(([language, known]) => ({
    language,
    count: words.filter((word) => known.includes(word)).length,
  }))
  const best = counts.toSorted((a, b) => b.count - a.count)[0]
  return best === undefined || best.count < words.length / 20 || best.count < 10 ? null : best.language
}
