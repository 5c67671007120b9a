import { arabicText } from './arabic.ts'
import { chineseText } from './chinese.ts'
import { dutchText } from './dutch.ts'
import { frenchText } from './french.ts'
import { germanText } from './german.ts'
import { italianText } from './italian.ts'
import { japaneseText } from './japanese.ts'
import { koreanText } from './korean.ts'
import { portugueseText } from './portuguese.ts'
import { russianText } from './russian.ts'
import { spanishText } from './spanish.ts'
import type { LanguageText } from './text.ts'
import { thaiText } from './thai.ts'

/** The same invented agreement in each language whose words we know. */
export const texts: readonly LanguageText[] = [
  frenchText,
  spanishText,
  germanText,
  dutchText,
  italianText,
  portugueseText,
  russianText,
  arabicText,
  chineseText,
  japaneseText,
  koreanText,
  thaiText,
]
