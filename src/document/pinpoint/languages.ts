import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ko } from './ko.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import type { PinpointWords } from './words.ts'
import { zh } from './zh.ts'

const languages: ReadonlyMap<string, PinpointWords> = new Map(
  Object.entries({ ar, de, en, es, fr, it, ko, nl, pt, ru, zh }),
)

/** The words for places in a text of this language (BCP 47): English where there are no others. */
export function pinpointWords(language: string): PinpointWords {
  return languages.get(language) ?? languages.get(language.split('-')[0]?.toLowerCase() ?? '') ?? en
}
