import { generateCollection } from '../search/generate.ts'

const paragraphsInArticle = 10
const articlesInChapter = 20

/** A law of so many paragraphs in invented words, each with three items, as a document file; and questions on it. */
export function generateLaw(paragraphs: number): {
  readonly file: string
  readonly questions: readonly string[]
} {
  const { texts, questions } = generateCollection(paragraphs)
  const lines = ['---', 'format: 2', 'title: A law in invented words', 'short: Law 2031', 'date: 2031-04-02']
  lines.push('issuer: Nobody', 'source: https://example.org/law', '---', '')
  for (const [at, { text }] of texts.entries()) {
    const article = Math.floor(at / paragraphsInArticle)
    const number = (at % paragraphsInArticle) + 1
    if (number === 1 && article % articlesInChapter === 0) {
      lines.push(
        `## Chapter ${article / articlesInChapter + 1} Of ${text.split(' ').slice(0, 3).join(' ')}`,
        '',
      )
    }
    if (number === 1) lines.push(`### Article ${article + 1} On ${text.split(' ').slice(3, 6).join(' ')}`, '')
    const words = text.split(' ')
    const quarter = Math.ceil(words.length / 4)
    const part = (index: number): string => words.slice(index * quarter, (index + 1) * quarter).join(' ')
    lines.push(`${number}. ${part(0)}:`, '')
    for (const [index, letter] of ['a', 'b', 'c'].entries())
      lines.push(`    - (${letter}) ${part(index + 1)};`)
    lines.push('')
  }
  return { file: lines.join('\n'), questions: questions.clean.map(({ text }) => text) }
}
