import { isTooLongToCheck } from '../check/checker.ts'
import { splitTokens } from '../check/tokens/tokens.ts'
import type { Absent, Altered, Exact, QuotedPassage, Verdict } from '../check/verdict.ts'
import { pointsAbove } from '../command/points-above.ts'
import { linkTo, placeIn } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { basicPlace, referenceTo } from '../document/passage.ts'
import {
  createReply,
  hint,
  note,
  notice,
  offer,
  quoteOffer,
  say,
  showOffer,
} from '../message/create-reply.ts'
import type { Block, Offer, Reply, Tone } from '../message/reply.ts'
import type { Hit } from '../search/hit.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import type { Span } from '../text/span.ts'
import { verdictSigns, words } from '../words/words.ts'
import { abridgeTyped, markLines } from './change-lines.ts'
import type { AnswerContext } from './context.ts'
import { correctionOf, correctReference } from './correction.ts'
import { hitsBlock } from './search-reply.ts'
import { verdictTitle } from './verdict-title.ts'

type CheckContext = Omit<AnswerContext, 'tracking'>

// What was checked stands above the answer or is remembered.
const mostTyped = 160
const mostNearest = 3
const mostFurther = 4
const mostVerdicts = 8
const mostCorrections = 3
const typedInList = 80
const changesInList = 3
// Characters of corrected sentences: some lines.
const mostCorrected = 1_500

const tones: Readonly<Record<Verdict['kind'], Tone>> = {
  exact: 'exact',
  'exact with marked changes': 'changed',
  altered: 'changed',
  absent: 'absent',
}

const legend: Block = { ...note(words.redPen), explainsLooks: true }

/** The verdicts on the quotations in a text, for the asker alone. */
export async function answerCheck(text: string, source: CheckContext): Promise<Reply> {
  const { checker, prompt } = source
  if (!/[\p{L}\p{N}]/u.test(text)) return notice(words.checked, words.nothingToCheck(prompt))
  // A large library is read for this first, and everybody else is answered meanwhile.
  await checker.prepare()
  if (checker.isNoQuotation(text) || pointsAbove(text)) {
    return createReply({
      title: words.noQuotation,
      tone: 'quiet',
      blocks: [
        say(words.noQuotationWhy(text, prompt)),
        ...(prompt === '' ? [] : [hint(say(words.checkMessage()))]),
      ],
    })
  }
  const verdicts = await checker.checkInSlices(text)
  const [only, second] = verdicts
  const reply =
    only !== undefined && second === undefined ? await replyToOne(only, source) : replyToAll(verdicts, source)
  return isTooLongToCheck(text) ? { ...reply, blocks: [say(words.textCut), ...reply.blocks] } : reply
}

async function replyToOne(verdict: Verdict, source: CheckContext): Promise<Reply> {
  return verdict.kind === 'absent' ? absentReply(verdict, source) : foundReply(verdict, source)
}

/** The sentences concerned, corrected; then what was openly left out or put in, and where else it stands. */
function foundReply(
  verdict: Exact | Altered,
  { library, pageCharacters, excerptCharacters }: CheckContext,
): Reply {
  const { kind } = verdict
  const [first, ...others] = verdict.passages
  const lines = markLines(verdict.elisions, verdict.insertions)
  const further = kind === 'altered' ? [] : others
  return createReply({
    title: `${verdictSigns[kind]} ${verdictTitle(verdict)}`,
    tone: tones[kind],
    blocks: [
      ...correctionOf(verdict, Math.min(pageCharacters, mostCorrected)),
      ...(kind === 'altered' ? [legend] : []),
      ...lines.map((line) => note(line)),
      ...hitsBlock(words.alsoThere, further.map(toHit), library, mostFurther, excerptCharacters),
    ],
    offers: first === undefined ? [] : offersFor(verdict, first, library),
    source: first === undefined ? null : linkTo(first),
  })
}

/** The correct wording of a quotation that differs, or the passage of one that is right; and the whole paragraph. */
function offersFor(verdict: Exact | Altered, first: QuotedPassage, library: Library): readonly Offer[] {
  const { document, place } = first
  const paragraph = showOffer({ document, place: basicPlace({ document, place }) }, library)
  if (verdict.kind !== 'altered') return [...quoteOffer(referenceTo(first, library)), ...paragraph]
  return [...quoteOffer(correctReference(verdict, library), words.offers.quoteCorrect), ...paragraph]
}

async function absentReply(
  { quotation, beside }: Absent,
  { library, engine, excerptCharacters }: CheckContext,
): Promise<Reply> {
  const plain = splitTokens(quotation)
    .flatMap(({ form, isWord }) => (isWord ? [form] : []))
    .join(' ')
  const { hits } = await runTaskInSlices(engine.searchSteps(plain, mostNearest))
  return createReply({
    title: `${verdictSigns.absent} ${absentTitle(beside, library)}`,
    tone: 'absent',
    blocks: [
      say(words.asTyped, abridgeTyped(quotation, mostTyped)),
      ...(hits.length > 0
        ? hitsBlock(words.nearestPassages, hits, library, mostNearest, excerptCharacters)
        : [note(words.nothingNear)]),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
}

function absentTitle(beside: Absent['beside'], { documents }: Library): string {
  return beside === null
    ? words.notInDocuments(documents)
    : words.notInParagraphs(beside.what, beside.document.short)
}

/** A line for each quotation, and of the first that differ their sentences, corrected. */
function replyToAll(verdicts: readonly Verdict[], { library }: CheckContext): Reply {
  const count = (kind: Verdict['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length
  const shown = verdicts.slice(0, mostVerdicts)
  const corrected = new Set(shown.filter(({ kind }) => kind === 'altered').slice(0, mostCorrections))
  const found = shown.flatMap((verdict) => ('passages' in verdict ? verdict.passages.slice(0, 1) : []))
  const counts = words.verdicts(
    count('exact'),
    count('exact with marked changes'),
    count('altered'),
    count('absent'),
  )
  return createReply({
    title: words.checkedAll(verdicts.length, counts),
    blocks: [
      ...shown.flatMap((verdict) => describeVerdict(verdict, corrected.has(verdict), library)),
      ...(corrected.size > 0 ? [legend] : []),
      ...(verdicts.length > shown.length ? [note(words.moreQuotations(verdicts.length - shown.length))] : []),
    ],
    offers: found.flatMap((passage) => showOffer(passage, library)),
  })
}

function describeVerdict(verdict: Verdict, isCorrected: boolean, library: Library): readonly Block[] {
  const sign = verdictSigns[verdict.kind]
  const typed = abridgeTyped(verdict.quotation, typedInList)
  if (verdict.kind === 'absent') {
    return [say(`${sign} `, words.verdictOn(absentTitle(verdict.beside, library), typed))]
  }
  const [first] = verdict.passages
  const place: readonly Span[] = first === undefined ? [] : [strong(placeIn(first, library)), ' ']
  const lines = markLines(verdict.elisions, verdict.insertions).slice(0, changesInList)
  const title = verdictTitle(verdict)
  return [
    say(`${sign} `, ...place, isCorrected ? title : words.verdictOn(title, typed)),
    ...(isCorrected ? correctionOf(verdict, mostCorrected) : []),
    ...lines.map((line) => note(line)),
  ]
}

function strong(text: string): Span {
  return { mark: 'strong', text }
}

function toHit(passage: QuotedPassage): Hit {
  return { passage, score: 1, marks: passage.marks, because: [] }
}
