import { treeOf } from '../tree.ts'
import { foldWord } from './fold.ts'
import type { KnownDocument } from './known.ts'
import { findNames } from './names.ts'
import type { Reference } from './step.ts'

const asked: readonly RegExp[] = [
  /^(?:what(?:['’]?s| is) the |show (?:me )?the |the )?definitions? (?:of|for)\s*:?\s*(?:the (?:term|word) )?(.+)$/iu,
  /^(?:please )?define\s*:?\s*(.+)$/iu,
  /^how (?:is|are) (.+) defined$/iu,
  /^what does (.+) mean$/iu,
  /^(["“'‘«„].+["”'’»“]) means$/iu,
  /^(?:la )?définition (?:de la |de l['’]|du |des |de |d['’])(.+)$/iu,
  /^(?:la )?definici[oó]n (?:de la |del |de los |de las |de )(.+)$/iu,
  /^(?:la )?definizione (?:della |dello |dell['’]|del |dei |di )(.+)$/iu,
  /^(?:a )?definição (?:da |do |de |dos |das )(.+)$/iu,
  /^(?:die )?(?:Definition|Begriffsbestimmung) (?:von |des |der )(.+)$/iu,
  /^(?:de )?definitie van (?:de |het |een )?(.+)$/iu,
  /^определение (?:термина |понятия )?(.+)$/iu,
  /^تعريف (.+)$/u,
  /^(.+)(?:的定义|的定義)$/u,
  /^(.+?)의? ?정의$/u,
]

/** What each of them has: most texts need no further look. */
const word = /defin|mean|définition|Begriffsbestimmung|определение|تعريف|的定[义義]|정의/iu

/** The definition that a text asks for, by the term, where a document has one; null for all other texts. */
export function findTermAsked(text: string, documents: readonly KnownDocument[]): Reference | null {
  if (!word.test(text)) return null
  const question = text.replace(/[\s?.!]+$/u, '')
  const match = asked.map((each) => each.exec(question)?.[1]).find((term) => term !== undefined)
  if (match === undefined) return null
  const names = findNames(match, documents)
  const name = names[0] ?? null
  const words =
    name === null
      ? match
      : match
          .slice(0, name.start)
          .replace(
            /[\s,(]*(?:(?:in|of|de|du|des|der|van|del|da|do) )?(?:(?:the|la|le|die|das|de|het) )?$/iu,
            '',
          )
  const wanted = bare(words)
  if (wanted === '') return null
  for (const [at, document] of documents.entries()) {
    if (!('parts' in document) || (name !== null && name.document !== document.id)) continue
    const terms = treeOf(document).nodes.flatMap(({ unit }) => unit.term ?? [])
    const term =
      terms.find((each) => bare(each) === wanted) ??
      terms.find((each) => `${bare(each)}s` === wanted || bare(each) === `${wanted}s`)
    if (term === undefined) continue
    const step = { level: 'term', word: null, number: term, isOrdinal: false, isBracketed: false } as const
    return {
      document: name?.document ?? (at === 0 ? null : document.id),
      spans: [{ steps: [step], to: null }],
    }
  }
  return null
}

function bare(term: string): string {
  return foldWord(term)
    .replace(/["“”„'‘’«»`]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
