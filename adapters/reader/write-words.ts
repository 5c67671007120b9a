import { h, type Markup } from '../../src/app/http/markup.ts'
import { anchorOf } from '../../src/document/citation.ts'
import { sentenceRanges } from '../../src/text/sentences.ts'
import { ourLanguage } from './languages.ts'
import { markWords } from './mark-words.ts'
import { readerWords } from './reader-words.ts'
import type { TextSetting } from './text-setting.ts'

/** Writes the own words of one unit or quotation, text after text; sentences are counted through them. */
export interface WordsWriter {
  readonly next: (text: string) => Markup
}

/** `of` is the unit's or quotation's id, under which its lines are known; 'document' at the top. */
export function createWordsWriter(of: string, setting: TextSetting): WordsWriter {
  const { document, lines, marks, found } = setting
  let texts = 0
  let sentences = 0
  return {
    next(text) {
      const line = lines.textOf(of, texts)
      const before = sentences
      texts += 1
      sentences += sentenceRanges(text, document.language).length
      const nameSentence = (position: number) => {
        const number = before + position + 1
        const id = anchorOf({ unit: of, sentences: { from: number, to: number } })
        return { id, isFound: found.has(id) }
      }
      const calls = line?.calls.map(({ at, note }, position) => ({
        at,
        markup: writeCall(note, lines.anchorOfCall(line, position), setting),
      }))
      const marked = line === null ? [] : (marks.get(line) ?? [])
      return markWords(text, document.language, nameSentence, marked, calls)
    },
  }
}

/** The mark of a note, where the document calls it. It is none of the words around it. */
function writeCall(note: string, anchor: string, { lines, document }: TextSetting): Markup {
  const label = lines.labelOfNote(note)
  const named = h('span.unseen', { ...ourLanguage(document) }, `${readerWords.note} `)
  return h('sup.call', {}, h('a', { id: anchor, href: `#${note}` }, [named, label]))
}
