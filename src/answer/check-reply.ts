import { isTooLongToCheck } from '../check/checker.ts'
import { splitTokens } from '../check/tokens/tokens.ts'
import type { Absent, Altered, Exact, QuotedPassage, Verdict } from '../check/verdict.ts'
import { pointsAbove } from '../command/points-above.ts'
import { shortCitation } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { referenceTo, wholeParagraph } from '../document/passage.ts'
import { createReply, notice, offer, quoteOffer, say, showOffer } from '../message/create-reply.ts'
import { fitPassage, quotePassage } from '../message/passage-block.ts'
import type { Block, Offer, PassageBlock, Reply } from '../message/reply.ts'
import type { Hit } from '../search/engine.ts'
import { textOf } from '../text/span.ts'
import { words } from '../words/words.ts'
import { abridgeTyped, changeLines, markLines, typedSpans } from './change-lines.ts'
import type { AnswerContext } from './context.ts'
import { hitsBlock } from './search-reply.ts'

type CheckContext = Omit<AnswerContext, 'tracking'>

const mostTyped = 1_000
const fewestOfPassage = 800
const mostNearest = 3
const mostFurther = 4
const mostVerdicts = 8
const typedInList = 120
const changesInList = 3

/** The verdicts on the quotations in a text, for the asker alone. */
export async function answerCheck(text: string, source: CheckContext): Promise<Reply> {
  const { checker, prompt } = source
  if (!/[\p{L}\p{N}]/u.test(text)) return notice(words.checked, words.nothingToCheck(prompt))
  // A large library is read for this first, and everybody else is answered meanwhile.
  await checker.prepare()
  if (checker.isNoQuotation(text) || pointsAbove(text)) {
    return notice(words.noQuotation, words.noQuotationWhy(text, prompt))
  }
  const verdicts = await checker.checkInSlices(text)
  const [only, second] = verdicts
  const reply =
    only !== undefined && second === undefined ? replyToOne(only, source) : replyToAll(verdicts, source)
  return isTooLongToCheck(text) ? { ...reply, blocks: [say(words.textCut), ...reply.blocks] } : reply
}

function replyToOne(verdict: Verdict, source: CheckContext): Reply {
  if (verdict.kind === 'absent') return absentReply(verdict, source)
  if (verdict.kind !== 'altered') return foundReply(verdict, [], source)
  const { quotation, marks, changes } = verdict
  const lines = changeLines(changes).map((line) => `- ${line}`)
  const typed = say(words.asTyped, ...typedSpans(quotation, marks, mostTyped))
  return foundReply(verdict, [typed, say([words.changed, ...lines].join('\n'))], source)
}

/** The first passage as far as it fits, its marked words in it; then what is said of it, and the further passages. */
function foundReply(
  verdict: Exact | Altered,
  said: readonly Block<'text'>[],
  { library, pageCharacters }: CheckContext,
): Reply {
  const [first, ...others] = verdict.passages
  const lines = markLines(verdict.elisions, verdict.insertions)
  const blocks = [...said, ...(lines.length > 0 ? [say(lines.join('\n'))] : [])]
  const beside = blocks.reduce((sum, block) => sum + textOf(block.text).length, 0)
  const room = Math.max(pageCharacters - beside, Math.min(fewestOfPassage, pageCharacters))
  return createReply({
    title: foundTitle(verdict),
    blocks: [
      ...(first === undefined ? [] : [markedPortion(first, room)]),
      ...blocks,
      ...hitsBlock(words.alsoThere, others.map(toHit), library, mostFurther),
    ],
    offers: first === undefined ? [] : offersFor(first, library),
  })
}

function foundTitle({ kind, passages: [first, ...others] }: Exact | Altered): string {
  return words[kind](first === undefined ? '' : shortCitation(first), others.length)
}

/** Of a passage that is too long to be shown at once the part with the first marked words. */
function markedPortion(passage: QuotedPassage, room: number): PassageBlock {
  const whole = quotePassage(passage, passage.marks)
  const portions = fitPassage(whole, room)
  const isMarked = ({ parts }: PassageBlock): boolean =>
    parts.some(({ spans }) => spans.some((span) => typeof span !== 'string'))
  return portions.find(isMarked) ?? portions[0] ?? whole
}

function offersFor(passage: QuotedPassage, library: Library): readonly Offer[] {
  const { document, place } = passage
  return [
    ...quoteOffer(referenceTo(passage, library)),
    ...showOffer({ document, place: wholeParagraph(place.paragraph) }, library),
  ]
}

function absentReply({ quotation, beside }: Absent, { library, engine }: CheckContext): Reply {
  const plain = splitTokens(quotation)
    .flatMap(({ form, isWord }) => (isWord ? [form] : []))
    .join(' ')
  const hits = hitsBlock(words.nearestPassages, engine.search(plain, mostNearest).hits, library, mostNearest)
  return createReply({
    title: absentTitle(beside),
    blocks: [
      say(words.asTyped, ...typedSpans(quotation, [], mostTyped)),
      ...(hits.length > 0 ? hits : [say(words.nothingNear)]),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
}

function absentTitle(beside: Absent['beside']): string {
  return beside === null ? words.notInDocuments : words.notInParagraphs(beside.what, beside.document.short)
}

/** A paragraph for each quotation, then the passages that they are from. */
function replyToAll(verdicts: readonly Verdict[], { library }: CheckContext): Reply {
  const count = (kind: Verdict['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length
  const shown = verdicts.slice(0, mostVerdicts)
  const passages = new Map(
    shown
      .flatMap((verdict) => (verdict.kind === 'absent' ? [] : verdict.passages.slice(0, 1)))
      .map((passage) => [passage.id, passage]),
  )
  return createReply({
    title: words.verdicts(
      count('exact'),
      count('exact with marked changes'),
      count('altered'),
      count('absent'),
    ),
    blocks: [
      ...shown.map(describeVerdict),
      ...(verdicts.length > shown.length ? [say(words.moreQuotations(verdicts.length - shown.length))] : []),
      ...hitsBlock(words.theirPassages, [...passages.values()].map(toHit), library, mostFurther),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
}

function describeVerdict(verdict: Verdict): Block {
  const typed = abridgeTyped(verdict.quotation, typedInList)
  if (verdict.kind === 'absent') return say(words.verdictOn(absentTitle(verdict.beside), typed))
  const lines = [
    ...(verdict.kind === 'altered' ? changeLines(verdict.changes, changesInList) : []),
    ...markLines(verdict.elisions, verdict.insertions).slice(0, changesInList),
  ]
  return say([words.verdictOn(foundTitle(verdict), typed), ...lines.map((line) => `- ${line}`)].join('\n'))
}

function toHit(passage: QuotedPassage): Hit {
  return { passage, score: 1, marks: passage.marks, because: [] }
}
