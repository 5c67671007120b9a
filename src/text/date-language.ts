/** The languages that dates can be in: those that are written from left to right, like the sentences around them. */
export const dateLanguages = [
  { tag: 'en-GB', name: 'English (UK)', typed: ['english', 'en', 'british'] },
  { tag: 'en-US', name: 'English (US)', typed: ['american', 'us', 'usa'] },
  { tag: 'zh', name: 'Chinese', typed: ['中文', 'mandarin', 'cn'] },
  { tag: 'cs', name: 'Czech', typed: ['čeština', 'cestina', 'cz'] },
  { tag: 'da', name: 'Danish', typed: ['dansk', 'dk'] },
  { tag: 'nl', name: 'Dutch', typed: ['nederlands'] },
  { tag: 'fi', name: 'Finnish', typed: ['suomi'] },
  { tag: 'fr', name: 'French', typed: ['français', 'francais'] },
  { tag: 'de', name: 'German', typed: ['deutsch'] },
  { tag: 'el', name: 'Greek', typed: ['ελληνικά', 'gr'] },
  { tag: 'hi', name: 'Hindi', typed: ['हिन्दी'] },
  { tag: 'id', name: 'Indonesian', typed: ['bahasa', 'bahasa indonesia'] },
  { tag: 'it', name: 'Italian', typed: ['italiano'] },
  { tag: 'ja', name: 'Japanese', typed: ['日本語', 'jp'] },
  { tag: 'ko', name: 'Korean', typed: ['한국어', 'kr'] },
  { tag: 'no', name: 'Norwegian', typed: ['norsk', 'nb'] },
  { tag: 'pl', name: 'Polish', typed: ['polski'] },
  { tag: 'pt', name: 'Portuguese', typed: ['português', 'portugues', 'pt-br', 'br'] },
  { tag: 'ru', name: 'Russian', typed: ['русский'] },
  { tag: 'es', name: 'Spanish', typed: ['español', 'espanol'] },
  { tag: 'sv', name: 'Swedish', typed: ['svenska', 'se'] },
  { tag: 'tr', name: 'Turkish', typed: ['türkçe', 'turkce'] },
  { tag: 'uk', name: 'Ukrainian', typed: ['українська', 'ua'] },
  { tag: 'vi', name: 'Vietnamese', typed: ['tiếng việt', 'vn'] },
] as const satisfies readonly {
  readonly tag: string
  readonly name: string
  readonly typed: readonly string[]
}[]

/** A language that dates can be in, by its tag. */
export type DateLanguage = (typeof dateLanguages)[number]['tag']

/** Where nothing else is set. */
export const usualDates: DateLanguage = 'en-GB'

/** A language by its tag or a name of it, as people type it; null for any other. */
export function readDateLanguage(typed: string): DateLanguage | null {
  const said = typed.normalize('NFC').trim().toLowerCase().replaceAll('_', '-')
  const found =
    dateLanguages.find(({ tag, name }) => [tag.toLowerCase(), name.toLowerCase()].includes(said)) ??
    dateLanguages.find((each) => each.typed.some((name) => name === said))
  return found?.tag ?? null
}

/** What a language is called in English. */
export function nameOfDates(language: DateLanguage): string {
  return dateLanguages.find(({ tag }) => tag === language)?.name ?? language
}
