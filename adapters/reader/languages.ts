import type { Document } from '../../src/document/document.ts'
import { directionOf } from '../../src/text/direction.ts'

/** The attributes of what is in one language on a page in another; null where nothing has to be said. */
export interface LanguageAttributes {
  readonly lang: string | null
  readonly dir: 'ltr' | 'rtl' | null
}

/** Of our own words, which are English, on the page of a document. */
export function ourLanguage({ language }: Pick<Document, 'language'>): LanguageAttributes {
  return attributesOf('en', language)
}

/** Of what is in `language` (null: that of its surroundings) on a page in `around`. */
export function attributesOf(language: string | null, around: string): LanguageAttributes {
  if (language === null) return { lang: null, dir: null }
  const direction = directionOf(language)
  return { lang: language, dir: direction === directionOf(around) ? null : direction }
}
