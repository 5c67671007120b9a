import { createRandom } from '../random.ts'

/** The file of an invented document, and a question that its paragraphs answer. */
export interface GeneratedDocument {
  readonly id: string
  readonly language: string
  readonly file: string
  readonly question: string
}

// With which a document of 12,000 words has some 2,000 different ones, as laws have.
const vocabularySize = 5_000
const wordsInParagraph = 60

/** What the words of each language are made of, so that each has letters, endings and a way to part words of its own. */
const languages: Readonly<
  Record<string, { readonly syllables: string; readonly endings: string; readonly gap?: '' }>
> = {
  en: {
    syllables: 'ka re mi to sun dal ve lor pi an gre tos ban eck ium ster on fal wi mar ble qui',
    endings: 's ing ed ation ly ment',
  },
  fr: {
    syllables: 'dé ré mi tou son val vé leur pi an gré tos bon ec ieu cha on fal oui mar bl qué',
    endings: 'es ement ation ait ées eux',
  },
  de: {
    syllables: 'ver be mit tun sun dal vor leh pf an grö tos ban eck zeit ster ort fall wi mar ble',
    endings: 'en ung ungen heit lich er',
  },
  es: {
    syllables: 'de re mi to sol dal ve lor pi an gra tos ban ec cio ter on fal ñu mar ble qui',
    endings: 'es ción ciones mente ado os',
  },
  ru: {
    syllables: 'при ре ми то сун дал ве лор пи ан гра тос бан эк жи стер он фал щи мар бле',
    endings: 'ов ами ение ого ать ый',
  },
  ar: {
    syllables: 'با را مي تو سن دل في لر بي ان غر تس بن اك يم سر ون فل وي مر بل',
    endings: 'ات ون ين ها ية ان',
  },
  ko: {
    syllables: '가 레 미 토 선 달 베 로 피 안 그 토 반 엑 윰 스 온 팔 위 마 블 키',
    endings: '은 는 을 를 에서 으로',
  },
  zh: {
    syllables: '安 理 会 决 定 国 际 和 平 与 成 员 条 约 保 障 监 督 制 裁 发 展 权 利',
    endings: '的 了 性 者 们 法',
    gap: '',
  },
}

/** Half are English; the others are in three more languages. */
const languageAt = (seed: number, at: number): string => {
  const others = Object.keys(languages).slice(1)
  return at % 2 === 0 ? 'en' : (others[(seed * 3 + (((at - 1) / 2) % 3)) % others.length] ?? 'en')
}

const vocabularies = new Map<string, readonly string[]>()

/** So many documents of so many paragraphs in invented words, the frequent ones as frequent as in English (Zipf). */
export function generateDocuments(
  seed: number,
  count: number,
  paragraphs: number,
): readonly GeneratedDocument[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    const language = languageAt(seed, at)
    const words = vocabularies.getOrInsertComputed(language, () => inventWords(language))
    const gap = languages[language]?.gap ?? ' '
    const word = (): string => words[Math.floor(Math.exp(random() * Math.log(vocabularySize)))] ?? ''
    const texts = Array.from({ length: paragraphs }, () => Array.from({ length: wordsInParagraph }, word))
    const lines = [
      '---',
      `title: Accord ${seed}-${at}`,
      `short: Accord ${seed}-${at}`,
      `language: ${language}`,
    ]
    lines.push('date: 2031-04-02', 'issuer: Nobody', 'source: https://example.org/accord', '---', '')
    for (const [number, text] of texts.entries()) {
      if (number % 20 === 0) lines.push(`## ${text.slice(0, 3).join(gap)}`, '')
      lines.push(`${number + 1}. ${text.join(gap)}.`, '')
    }
    const asked = texts[Math.floor(random() * paragraphs)]?.slice(10, 13) ?? []
    return { id: `accord-${at}`, language, file: lines.join('\n'), question: asked.join(gap) }
  })
}

function inventWords(language: string): readonly string[] {
  const { syllables = '', endings = '' } = languages[language] ?? {}
  const [beginnings, last] = [syllables.split(' '), endings.split(' ')]
  const random = createRandom(42)
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const words = new Set<string>()
  while (words.size < vocabularySize) {
    const length = 1 + Math.floor(random() * 3)
    const stem = Array.from({ length }, () => pick(beginnings)).join('')
    words.add(random() < 0.4 ? stem + pick(last) : stem)
  }
  return [...words]
}
