import type { Line } from '../../document/lines.ts'
import type { Passage } from '../../document/passage.ts'
import type { Analyser } from '../../text/languages/analyser.ts'
import { analyserFor } from '../../text/languages/analyser-for.ts'
import type { Range } from '../../text/sentences.ts'
import type { Answers, Reason } from '../explain.ts'
import { type MarkedWord, type RelatedWord, type Shown, showReasons } from '../marks.ts'

/** What tells the reader why a passage was found, by the words of its language; `asked` are those to mark in English. */
export function showInLanguage(
  passage: Passage,
  answers: Answers,
  asked: () => readonly MarkedWord[],
): Shown {
  const reasons = answers.filter((reason) => reason !== null)
  const analyser = analyserFor(passage.document.language)
  if (analyser.id === 'en') return showReasons(passage, reasons, asked())
  const stems = new Set(reasons.flatMap(({ stem }) => stem ?? []))
  return {
    marks: passage.parts.map((part) => markPart(part, stems, analyser)),
    tell: () => tell(reasons),
  }
}

/** The words with these stems; those that overlap, as pairs of characters do, in one. */
function markPart({ text }: Line, stems: ReadonlySet<string>, analyser: Analyser): readonly Range[] {
  const marks: { start: number; end: number }[] = []
  for (const { folded, start, end } of analyser.splitWords(text)) {
    if (analyser.isStopWord(folded) || !stems.has(analyser.stemOf(folded))) continue
    const last = marks.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else marks.push({ start, end })
  }
  return marks
}

/** What stands for a word of the question because somebody wrote that it does. */
function tell(reasons: readonly Reason[]): readonly RelatedWord[] {
  return reasons.flatMap(({ asked, word, matchKind }) =>
    matchKind === 'thesaurus' ? [{ asked, found: word }] : [],
  )
}
