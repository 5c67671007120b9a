import { LRUCache } from 'lru-cache'
import { actionItemsOf } from '../actions/action-items.ts'
import type { TrackedItem } from '../actions/statuses.ts'
import type { Verdict } from '../check/verdict.ts'
import { assumeDocument } from '../command/assume-document.ts'
import { decode } from '../command/codec.ts'
import type { Asker, Command } from '../command/command.ts'
import { withOthers } from '../command/other-documents.ts'
import { parseCommand } from '../command/parse-command.ts'
import type { Channel } from '../command/place.ts'
import { pointsAbove } from '../command/points-above.ts'
import type { Subscription } from '../digest/digest-store.ts'
import { knownDocuments } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import { hasHints } from '../library/holdings.ts'
import { withoutHints } from '../message/create-reply.ts'
import type { Answer, Reply } from '../message/reply.ts'
import type { WaitingDraft } from '../publishing/publisher.ts'
import { longestQuestion } from '../search/parameters.ts'
import type { Suggestion } from '../search/suggest.ts'
import { cutText } from '../text/cut-text.ts'
import { addFile, type OfferedFile } from './add-file.ts'
import { findTracked } from './answer-action.ts'
import { answerCommand, isRemembered, refuse } from './answer-command.ts'
import { mainOf, type SettingsShown } from './answer-settings.ts'
import { asNamed } from './as-named.ts'
import { checkerOf } from './checker-of.ts'
import { type AnswerContext, noVersions, openTracking } from './context.ts'
import { openEarlier, pinVersion, withCurrentItem } from './earlier-versions.ts'
import { type Findings, findPassages, suggestCompletions } from './find-passages.ts'
import { type Home, homeReplies } from './home-reply.ts'
import { linkCard } from './link-card.ts'
import { shownPassages } from './shown-passages.ts'

/** What a platform drives: a command goes in, an answer comes out. What is kept between two questions is in the store. */
export interface Bot {
  /**
   * The bot as it is in a channel: with the documents of its workspace, and what a bare number means there. Rejects with what
   * the store rejects with.
   */
  readonly at: (channel: Channel) => Promise<Bot>
  /** Reads what a person typed, or the code of a button. Never throws: what cannot be read is an unclear command. */
  readonly read: (typed: string) => Command
  readonly readCode: (code: string) => Command
  /** `post` is the id under which a public answer is going to stand, null where it is not kept. */
  readonly answer: (command: Command, asker: Asker, post?: string | null) => Promise<Answer>
  /** What is shown under a link to passages in our reader; null for any other address. */
  readonly readLink: (address: string) => Reply | null
  /** What a page of the bot's own shows, where the platform has one, beside what is the asker's. */
  readonly home: () => Home
  /** What an asker is told who may not have a command, before any form of it is opened; null for all others. */
  readonly refuse: (command: Command, asker: Asker) => Reply | null
  /** Completions of what has been typed so far: references, passages and the words of the command table. */
  readonly suggest: (prefix: string, limit: number) => readonly Suggestion[]
  /** The data behind an answer: the passages of a reference, each with score 1, or the hits of a search. */
  readonly find: (text: string, limit: number) => Findings
  /** The ids of the passages that the answer to a command shows, best first. */
  readonly shownBy: (command: Command) => readonly string[]
  /** The data behind a check: a verdict for each quotation in a text, at least one, or that it's none. */
  readonly check: (text: string) => readonly (Verdict | { readonly kind: 'no quotation' })[]
  /** The data behind the form of an action item: how the one that a reference names stands; null where it names none. */
  readonly findAction: (reference: Reference, asker: Asker) => Promise<TrackedItem | null>
  /** The data behind the form of a digest: that of the asker's channel; null where it has none. */
  readonly findDigest: (asker: Asker) => Promise<Subscription | null>
  /** The data behind the form of a draft; null where it is gone. */
  readonly findDraft: (id: string, asker: Asker) => Promise<WaitingDraft | null>
  /** The data behind the form of the settings. */
  readonly findSettings: (asker: Asker) => SettingsShown
  /** Reads a file that a person brings into a draft, and shows it; what is wrong with it is said. */
  readonly addFile: (file: OfferedFile, asker: Asker) => Promise<Reply>
  /** Every action item of every document. */
  readonly actionItems: readonly Passage[]
}

type Assumable = 'meant' | 'versions'

/** What a bot answers from: of the documents, a bare number means the main one where nothing else is said. */
export type BotOptions = Omit<AnswerContext, 'checker' | Assumable> & Partial<Pick<AnswerContext, Assumable>>

/** The whole of what the bot does, without a platform. */
export function createBot(options: BotOptions): Bot {
  const { library, tracking } = options
  const meant = options.meant ?? library.main
  const checker = checkerOf(library)
  const documents = knownDocuments(library)
  const typeable = [meant, ...documents.filter((each) => each !== meant)]
  const hasActions = actionItemsOf(meant).length > 0
  const assumed = { id: meant.id, isMain: meant === library.main, hasActions }
  const context: AnswerContext = { versions: noVersions, ...options, meant, checker }
  // What is asked a second time soon is kept, and by the adapters what they rendered of it. Most is asked once: keeping that,
  // too, would have the garbage collector move every answer about.
  const recent = new LRUCache<string, Answer | 'asked once'>({ max: 500 })
  const bot: Bot = {
    at: async () => bot,
    read: (typed) =>
      assumeDocument(withOthers(parseCommand(typed, typeable), typed, meant, library), assumed),
    // Our own buttons have shorter codes; others are nobody's.
    readCode: (code) => decode(cutText(code, longestQuestion), documents),
    readLink: (address) => linkCard(address, library),
    home: () => homeReplies(library, options.prompt, context.versions.holdings.hints),
    refuse: (command, asker) => refuse(command, context, known(asker)),
    suggest: (prefix, limit) => suggestCompletions(prefix, limit, context),
    find: (text, limit) => findPassages(text, limit, context),
    shownBy: (command) => shownPassages(command, context),
    check: (text) =>
      checker.isNoQuotation(text) || pointsAbove(text) ? [{ kind: 'no quotation' }] : checker.check(text),
    async findAction(reference, asker) {
      if (tracking === null) return null
      const asked = { kind: 'action', reference } as const
      const here = await openEarlier(asked, context)
      const current = withCurrentItem(asked, here.library)
      return current.kind === 'action'
        ? findTracked(await openTracking(here, tracking), current.reference, asker)
        : null
    },
    findDigest: async ({ at }) => (await (await tracking?.open())?.digests.find(at)) ?? null,
    findDraft: async (id, { at }) => (await tracking?.publisher?.find(at, id)) ?? null,
    findSettings: ({ access }) => ({
      ...context.versions.holdings,
      ...{ main: mainOf(context.versions.holdings, library), documents, namesAdmins: access.isAdmin },
    }),
    addFile: (file, asker) => addFile(context, file, known(asker)),
    actionItems: library.documents.flatMap(actionItemsOf),
    async answer(asked, asker, post = null) {
      const answer = await answerNow(asked, known(asker), post)
      const isNew = asked.kind === 'search' && asked.at === 0
      if (isNew && answer.kind === 'reply' && answer.outcome === 'none') countUnanswered(asked.text, asker)
      return answer.kind === 'reply' && !hasHints(context.versions.holdings, asker.at.channel)
        ? withoutHints(answer)
        : answer
    },
  }
  return bot

  function known(asker: Asker): Asker {
    return asNamed(asker, context.versions.holdings.admins)
  }

  async function answerNow(asked: Command, asker: Asker, post: string | null): Promise<Answer> {
    const pinned = pinVersion(asked, library)
    const here = await openEarlier(pinned, context)
    const command = withCurrentItem(pinned, here.library)
    if (!isRemembered(command)) return answerCommand(command, here, { asker, post })
    const key = JSON.stringify(command)
    const known = recent.get(key)
    if (known !== undefined && known !== 'asked once') return known
    const answer = await answerCommand(command, here, { asker, post })
    recent.set(key, known === undefined ? 'asked once' : answer)
    return answer
  }

  /** Nobody waits for it, and a question that isn't counted does no harm. */
  function countUnanswered(question: string, { at: { platform, workspace } }: Asker): void {
    const count = async (): Promise<void> => {
      const { unanswered, now } = (await tracking?.open()) ?? {}
      if (now !== undefined) await unanswered?.add({ platform, workspace }, question, now())
    }
    count().catch(() => undefined)
  }
}
