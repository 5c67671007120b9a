/** An invented text in one language, what is asked about it, and what's quoted from it. */
export interface LanguageText {
  readonly language: string
  /** The texts of its numbered paragraphs, from 1 on. */
  readonly paragraphs: readonly string[]
  /** Questions of a word or two, and the number of the paragraph that must come first. */
  readonly words: readonly (readonly [question: string, paragraph: number])[]
  /** Whole questions, with words that every question has. */
  readonly questions: readonly (readonly [question: string, paragraph: number])[]
  /** Quotations: the verdict, and for an altered one each change as "document > quotation". */
  readonly quotations: readonly (readonly [
    quotation: string,
    verdict: 'exact' | 'altered' | 'absent',
    ...changes: readonly string[],
  ])[]
}
