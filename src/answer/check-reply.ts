import { isTooLongToCheck } from '../check/checker.ts'
import { splitTokens } from '../check/tokens/tokens.ts'
import type { Absent, Altered, Exact, QuotedPassage, Verdict } from '../check/verdict.ts'
import { shortCitation } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { referenceTo } from '../document/passage.ts'
import type { Reference } from '../document/reference.ts'
import { createReply } from '../message/create-reply.ts'
import { notice, say } from '../message/notice.ts'
import { offer, quoteOffer } from '../message/offer.ts'
import { fitPassage, quotePassage } from '../message/passage-block.ts'
import type { Block, Offer, PassageBlock, Reply } from '../message/reply.ts'
import type { Hit } from '../search/engine.ts'
import { textOf } from '../text/span.ts'
import { words } from '../words/words.ts'
import { changeLines, markLines, shortenTyped, typedSpans } from './change-lines.ts'
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
  const verdicts = checker.check(text)
  const [only, second] = verdicts
  const reply =
    only !== undefined && second === undefined ? replyToOne(only, source) : replyToAll(verdicts, source)
  return isTooLongToCheck(text) ? { ...reply, blocks: [say(words.textCut), ...reply.blocks] } : reply
}

function replyToOne(verdict: Verdict, source: CheckContext): Reply {
  switch (verdict.kind) {
    case 'exact':
      return foundReply(words.exact, verdict, [], source)
    case 'altered': {
      const lines = changeLines(verdict.changes)
      return foundReply(
        words.altered,
        verdict,
        [
          say(words.asTyped, ...typedSpans(verdict.quotation, verdict.marks, mostTyped)),
          say([words.changed, ...lines.map((line) => `- ${line}`)].join('\n')),
        ],
        source,
      )
    }
    case 'absent':
      return absentReply(verdict, source)
  }
}

/** The first passage as far as it fits, its marked words in it; then what is said of it, and the further passages. */
function foundReply(
  title: (place: string, more: number) => string,
  { passages, elisions, insertions }: Exact | Altered,
  said: readonly Block<'text'>[],
  { library, pageCharacters }: CheckContext,
): Reply {
  const [first, ...others] = passages
  const lines = markLines(elisions, insertions)
  const blocks = [...said, ...(lines.length > 0 ? [say(lines.join('\n'))] : [])]
  const beside = blocks.reduce((sum, block) => sum + textOf(block.text).length, 0)
  const room = Math.max(pageCharacters - beside, Math.min(fewestOfPassage, pageCharacters))
  return createReply({
    title: title(first === undefined ? '' : shortCitation(first), others.length),
    blocks: [
      ...(first === undefined ? [] : [markedPortion(first, room)]),
      ...blocks,
      ...hitsBlock(words.alsoThere, others.map(toHit), library, mostFurther),
    ],
    offers: first === undefined ? [] : offersFor(first, library),
  })
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
  const reference = referenceTo(passage, library)
  const { paragraph } = passage.place
  const whole: Reference = {
    document: reference.document,
    spans: [{ kind: 'paragraphs', from: paragraph, to: paragraph }],
  }
  return [
    ...quoteOffer(reference),
    ...offer(words.offers.show(String(paragraph)), { kind: 'show', reference: whole, at: 0 }),
  ]
}

function absentReply({ quotation, beside }: Absent, { library, engine }: CheckContext): Reply {
  const plain = splitTokens(quotation)
    .flatMap(({ form, isWord }) => (isWord ? [form] : []))
    .join(' ')
  const hits = hitsBlock(words.nearestPassages, engine.search(plain, mostNearest).hits, library, mostNearest)
  return createReply({
    title: beside === null ? words.notInDocuments : words.notInParagraphs(beside.what, beside.document.short),
    blocks: [
      say(words.asTyped, ...typedSpans(quotation, [], mostTyped)),
      ...(hits.length > 0 ? hits : [say(words.nothingNear)]),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
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
    title: words.verdicts(count('exact'), count('altered'), count('absent')),
    blocks: [
      ...shown.map(describeVerdict),
      ...(verdicts.length > shown.length ? [say(words.moreQuotations(verdicts.length - shown.length))] : []),
      ...hitsBlock(words.theirPassages, [...passages.values()].map(toHit), library, mostFurther),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
}

function describeVerdict(verdict: Verdict): Block {
  const typed = shortenTyped(verdict.quotation, typedInList)
  if (verdict.kind === 'absent') {
    const { beside } = verdict
    const title =
      beside === null ? words.notInDocuments : words.notInParagraphs(beside.what, beside.document.short)
    return say(words.verdictOn(title, typed))
  }
  const [first, ...others] = verdict.passages
  const place = first === undefined ? '' : shortCitation(first)
  const title =
    verdict.kind === 'exact' ? words.exact(place, others.length) : words.altered(place, others.length)
  const lines = [
    ...(verdict.kind === 'altered' ? changeLines(verdict.changes, changesInList) : []),
    ...markLines(verdict.elisions, verdict.insertions).slice(0, changesInList),
  ]
  return say([words.verdictOn(title, typed), ...lines.map((line) => `- ${line}`)].join('\n'))
}

function toHit(passage: QuotedPassage): Hit {
  return { passage, score: 1, marks: passage.marks, because: [] }
}
