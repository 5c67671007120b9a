import { anyCase } from '../../text/any-case.ts'

/* The words that official headings begin with, and how far out each is. Languages as in the sources. */
const ranked: readonly (readonly [number, string])[] = [
  [
    5,
    'annex|annexe|anhang|anlage|anexo|allegato|bijlage|приложение|schedule|appendix|appendice|apéndice|protocol|protocole|protokoll|الملحق|附件|附录|별표|부칙',
  ],
  [12, 'book|livre|buch|libro|boek|livro'],
  [14, 'part|partie|parte|teil|deel|часть'],
  [16, 'title|titre|titel|título|titolo'],
  [18, 'chapter|chapitre|kapitel|capítulo|capitolo|hoofdstuk|глава|раздел|الباب|الفصل'],
  [20, 'section|sec|abschnitt|sección|sezione|secção|afdeling|القسم'],
  [22, 'subsection|unterabschnitt|subsección'],
  [50, 'article|articles|art|artikel|artículo|articolo|artigo|статья|المادة|§|§§|rule|regulation|clause'],
]
// The words may be written in any case; Roman numbers and letters are capitals, or "Part of the city" would be a label.
const number = `(?:(?:[Nn][or]\\.?\\s*)?\\p{Nd}+[\\p{Nd}.\\-–/]*(?:\\s?[a-z]{1,2}(?!\\p{L}))?(?:er|º|°)?|[IVXLCDM]+[a-z]?|[A-Z]|EV|(?:${anyCase('one|two|three|four|five|six|seven|eight|nine|ten|premier|première|primero|único|unique')}))`
const words = ranked.map(([rank, alternatives]) => ({
  rank,
  pattern: new RegExp(
    `^(?:(?:${anyCase(alternatives)})\\.?\\s+|(?:${anyCase(alternatives)})\\.?(?=\\p{Nd}))${number}(?=$|[\\s.:,—–(-])`,
    'u',
  ),
}))
const bareAnnex =
  /^(?:annex|annexe|anhang|anlage|anexo|allegato|bijlage|schedule|appendix|appendice|protocol|protocole|protokoll|приложение|附件|附录|부칙)(?=$|[\s—–:.(])/iu
const asian: readonly (readonly [number, RegExp])[] = [
  [14, /^第\s?[零〇一二三四五六七八九十百千\d]+\s?编/u],
  [18, /^第\s?[零〇一二三四五六七八九十百千\d]+\s?章/u],
  [20, /^第\s?[零〇一二三四五六七八九十百千\d]+\s?节/u],
  [50, /^第\s?[零〇一二三四五六七八九十百千\d]+\s?条(?:之[一二三四五六七八九十\d]+)?/u],
  [14, /^제\s?\d+\s?편/u],
  [18, /^제\s?\d+\s?장/u],
  [20, /^제\s?\d+\s?절/u],
  [50, /^제\s?\d+\s?조(?:의\s?\d+)?/u],
]

export const articleRank = 50
export const annexRank = 5
/** Of a preamble, recitals or operative part: in the document, or in an annex. */
export const containerRank = 6

/** What a heading's label says of it: how far out it is, the label, and the words after it; null without a label. */
export function headingLabel(
  text: string,
): { readonly rank: number; readonly label: string; readonly rest: string } | null {
  for (const [rank, pattern] of asian) {
    const found = pattern.exec(text)
    if (found !== null) return { rank, label: found[0], rest: text.slice(found[0].length).trim() }
  }
  for (const { rank, pattern } of words) {
    const found = pattern.exec(text)
    if (found !== null)
      return { rank, label: found[0], rest: text.slice(found[0].length).replace(/^[\s.:,—–-]+/u, '') }
  }
  const annex = bareAnnex.exec(text)
  if (annex !== null) return { rank: annexRank, label: annex[0], rest: text.slice(annex[0].length).trim() }
  return null
}

/** Whether a heading names the preamble. */
export function isPreamble(text: string): boolean {
  return /^(?:the )?(?:preamble|préambule|präambel|preambolo|preámbulo|preâmbulo|preambule|aanhef|преамбула|الديباجة|ديباجة|序\s?言|전\s?문)\W*$/iu.test(
    text,
  )
}

/** Whether a title says that an article defines words. */
export function isDefinitions(title: string): boolean {
  return /^(?:definitions?|définitions?|begriffsbestimmungen?|definities|definizioni|definiciones|definições|определения|定义|정의)\W*$/iu.test(
    title,
  )
}

/** Whether a heading says that its words are gone. */
export function isRepealed(text: string): boolean {
  return /[([](?:repealed|abrogée?s?|weggefallen|aufgehoben|vervallen|abrogato|derogado|revogado|утратил[аи]? силу|삭제)[)\]]/iu.test(
    text,
  )
}

/** Whether a text leads over to the recitals. */
export function isWhereas(text: string): boolean {
  return /^(?:whereas|considérant(?: ce qui suit)?|in erwägung nachstehender gründe|in erwägung der nachstehenden gründe|overwegende hetgeen volgt|overwegende|considerando(?: lo siguiente| o seguinte)?|considerando quanto segue)\s?:?$/iu.test(
    text,
  )
}

/** Whether a text is the clause of a treaty that says who signed it. */
export function isWitnessClause(text: string): boolean {
  return (
    /^(?:\p{Lu}{2,}\s+){2,}\p{Lu}{2,}\b.{20}/u.test(text) &&
    /sign|ondertekend|unterzeichn|firma|подписа/iu.test(text)
  )
}

/** Whether a heading's label is "Section", which heads articles in some acts and is the article of others. */
export function isSection(text: string): boolean {
  return /^(?:section|sec\.?)\s/iu.test(text)
}
