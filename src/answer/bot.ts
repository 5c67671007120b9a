import { LRUCache } from 'lru-cache'
import { actionItemsOf } from '../actions/action-items.ts'
import type { TrackedItem } from '../actions/statuses.ts'
import type { ActionStore } from '../actions/tracker.ts'
import { createChecker, isTooLongToCheck } from '../check/checker.ts'
import type { Verdict } from '../check/verdict.ts'
import { decode } from '../command/codec.ts'
import type { Asker, Command } from '../command/command.ts'
import { parseCommand } from '../command/parse-command.ts'
import { commandWords } from '../command/table.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { DigestStore, Subscription } from '../digest/digest-store.ts'
import { withContext } from '../document/context.ts'
import type { Library } from '../document/library.ts'
import { type Passage, passageId, resolveReference } from '../document/passage.ts'
import { parseReference, type Reference } from '../document/reference.ts'
import { notice } from '../message/notice.ts'
import { offer } from '../message/offer.ts'
import type { Answer, Reply } from '../message/reply.ts'
import type { Engine } from '../search/engine.ts'
import type { Suggestion } from '../search/suggest.ts'
import { actionWords } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import { type ActionDesk, answerAction, findTracked } from './answer-action.ts'
import { answerDigest, type DigestDesk } from './answer-digest.ts'
import { checkReply } from './check-reply.ts'
import { citeReply } from './cite-reply.ts'
import { forgetReply } from './forget-reply.ts'
import { contentsReply, helpReply } from './help-reply.ts'
import { quoteReply } from './quote-reply.ts'
import { relatedReply, searchReply } from './search-reply.ts'
import { absentReply, showReply } from './show-reply.ts'

/** What a platform drives: a command goes in, an answer comes out. What is kept between two questions is in the store. */
export interface Bot {
  /** Reads what a person typed, or the code of a button. Never throws: what cannot be read is an unclear command. */
  readonly read: (typed: string) => Command
  readonly readCode: (code: string) => Command
  /** `post` is the id under which a public answer is going to stand, null where it is not kept. */
  readonly answer: (command: Command, asker: Asker, post?: string | null) => Promise<Answer>
  /** Completions of what has been typed so far: references, passages and the words of the command table. */
  readonly suggest: (prefix: string, limit: number) => readonly Suggestion[]
  /** The data behind an answer: the passages of a reference, each with score 1, or the hits of a search. */
  readonly find: (text: string, limit: number) => Findings
  /** The data behind a check: a verdict for each quotation in a text, at least one. */
  readonly check: (text: string) => readonly Verdict[]
  /** The data behind the form of an action item: how the one that a reference names stands; null where it names none. */
  readonly findAction: (reference: Reference, asker: Asker) => Promise<TrackedItem | null>
  /** The data behind the form of a digest: that of the asker's channel; null where it has none. */
  readonly findDigest: (asker: Asker) => Promise<Subscription | null>
  /** Every action item of every document. */
  readonly actionItems: readonly Passage[]
}

/** What is kept between two questions, and how to reach a channel. */
export interface Tracking {
  readonly open: () => Promise<Kept>
  /** What posts publicly; null in a terminal. */
  readonly outbox: Pick<Outbox, 'accept' | 'deliver'> | null
  /** The platform's way into its channels; null where it has none or is not connected. */
  readonly channelAccess: (platform: string) => ChannelAccess | null
}

/** The ports of what is kept. */
export interface Kept {
  readonly actions: ActionStore
  readonly digests: DigestStore
  /** Deletes everything that is kept of a workspace; resolves to how many rows that were. */
  readonly forget: (platform: string, workspace: string) => Promise<number>
}

export interface Findings {
  readonly kind: 'passages' | 'hits' | 'none'
  readonly hits: readonly Finding[]
}

/** `id` is the passage's own ("11.c"), after its document's and a slash where that is not the main one. */
export interface Finding {
  readonly id: string
  readonly score: number
  readonly passage: Passage
}

export interface BotOptions {
  readonly library: Library
  readonly engine: Engine
  /** What stands before a command where the bot is asked: "/korea ", or nothing in a terminal. */
  readonly prompt: string
  /** How many characters of documents one private answer holds; Infinity turns pages off. */
  readonly pageCharacters: number
  /** Null where nothing is kept: then there are no action items to change, and no digests. */
  readonly tracking: Tracking | null
}

// So many hits can be paged through; further ones are no longer answers.
const mostHits = 10

// Of passages that a quotation could be meant to be from.
const mostNearest = 3

/** The whole of what the bot does, without a platform. */
export function createBot({ library, engine, prompt, pageCharacters, tracking }: BotOptions): Bot {
  // What is answered privately depends on the command alone, so the replies to recent ones are kept, rendered as they
  // then are by the adapters.
  const recent = new LRUCache<string, Answer>({ max: 500 })
  const checker = createChecker(library)
  return {
    read: (typed) => parseCommand(typed, library.documents),
    readCode: (code) => decode(code, library.documents),
    answer: recall,
    suggest,
    find,
    check: checker.check,
    findAction: async (reference, asker) =>
      tracking === null ? null : findTracked(await openDesk(tracking), reference, asker),
    findDigest: async ({ at }) => (await (await tracking?.open())?.digests.find(at)) ?? null,
    actionItems: library.documents.flatMap(actionItemsOf),
  }

  async function recall(command: Command, asker: Asker, post: string | null = null): Promise<Answer> {
    if (!isRemembered(command)) return answer(command, asker, post)
    const key = JSON.stringify(command)
    const known = recent.get(key)
    if (known !== undefined) return known
    const made = await answer(command, asker, post)
    recent.set(key, made)
    return made
  }

  async function answer(command: Command, asker: Asker, post: string | null): Promise<Answer> {
    switch (command.kind) {
      case 'search':
        return searchReply(
          command.text,
          engine.search(command.text, mostHits),
          command.at,
          library,
          pageCharacters,
        )
      case 'show': {
        const { passages, absences } = resolveReference(command.reference, library)
        return showReply(command.reference, passages, absences, command.at, library, pageCharacters)
      }
      case 'quote':
        return withPassages(command.reference, (passages) => {
          const quoted = command.withContext
            ? passages.map((passage) => withContext(passage, library))
            : passages
          return quoteReply(command, quoted, asker, post, library)
        })
      case 'check':
        return answerCheck(command.text)
      case 'take back':
        return command.asker === asker.id || asker.isAdmin
          ? { kind: 'withdrawal' }
          : notice(words.offers.takeBack, words.notYourQuote)
      case 'cite':
        return withPassages(command.reference, (passages) => citeReply(command, passages))
      case 'related':
        return withPassages(command.reference, ([passage]) =>
          relatedReply(passage, engine.related(passage, mostHits), library),
        )
      case 'contents':
        return contentsReply(library)
      case 'help':
        return helpReply(library, prompt)
      case 'unclear':
        switch (command.reason) {
          case 'unknown button':
            return notice(words.unknownButton, words.unknownButtonWhy)
          case 'unknown person':
            return notice(actionWords.unknownPerson, actionWords.unknownPersonWhy)
          case 'malformed reference':
            return unclearReference(command.text)
        }
        break
      case 'actions':
      case 'actions file':
      case 'action':
      case 'change action':
      case 'action form':
        return tracking === null ? notKept : answerAction(await openDesk(tracking), command, asker)
      case 'digest':
      case 'digests':
      case 'set digest':
      case 'digest form':
      case 'preview digest':
      case 'pause digest':
      case 'resume digest':
      case 'stop digest':
        return tracking === null ? notKept : answerDigest(await openDesk(tracking), command, asker)
      case 'forget':
        return tracking === null
          ? notKept
          : forgetReply(command.isConfirmed, asker, (await tracking.open()).forget)
    }
  }

  async function openDesk({ open, outbox, channelAccess }: Tracking): Promise<ActionDesk & DigestDesk> {
    const { actions, digests } = await open()
    return { library, prompt, pageCharacters, actions, digests, outbox, channelAccess }
  }

  async function answerCheck(text: string): Promise<Reply> {
    if (!/[\p{L}\p{N}]/u.test(text)) return notice(words.checked, words.nothingToCheck(prompt))
    // A large library is read for this first, and everybody else is answered meanwhile.
    await checker.prepare()
    return checkReply(checker.check(text), {
      library,
      pageCharacters,
      nearest: (question) => engine.search(question, mostNearest).hits,
      isCut: isTooLongToCheck(text),
    })
  }

  /** Answers with the passages of a reference if every one of them exists; a public quote is never half of one. */
  function withPassages<R extends Reply | Promise<Reply>>(
    reference: Reference,
    reply: (passages: readonly [Passage, ...Passage[]]) => R,
  ): R | Reply {
    const { passages, absences } = resolveReference(reference, library)
    const [first, ...others] = passages
    return first === undefined || absences.length > 0
      ? absentReply(absences, library)
      : reply([first, ...others])
  }

  function unclearReference(text: string): Reply {
    return {
      kind: 'reply',
      audience: 'asker',
      title: words.unclearReference(text),
      blocks: [{ kind: 'text', text: [words.unclearReferenceWhy(library.main, prompt)] }],
      offers: [
        ...offer(words.offers.searchInstead, { kind: 'search', text, at: 0 }),
        ...offer(words.offers.contents, { kind: 'contents' }),
      ],
    }
  }

  function suggest(prefix: string, limit: number): readonly Suggestion[] {
    const typed = prefix.trim().toLowerCase()
    const completed = commandWords.filter((word) => typed !== '' && word.startsWith(typed))
    const commands = completed.map((word) => ({ label: word, text: word }))
    return [...commands, ...engine.suggest(prefix, limit)].slice(0, limit)
  }

  function find(text: string, limit: number): Findings {
    const parsed = parseReference(text, library.documents)
    if (parsed === null) return findings('hits', engine.search(text, limit).hits)
    const passages = parsed.kind === 'reference' ? resolveReference(parsed.reference, library).passages : []
    return findings(
      'passages',
      passages.slice(0, limit).map((passage) => ({ passage, score: 1 })),
    )
  }

  function findings(
    kind: 'passages' | 'hits',
    found: readonly { readonly passage: Passage; readonly score: number }[],
  ): Findings {
    const hits = found.map(({ passage, score }) => {
      const id = passageId(passage.place)
      return { id: passage.document === library.main ? id : `${passage.document.id}/${id}`, score, passage }
    })
    return { kind: hits.length > 0 ? kind : 'none', hits }
  }
}

const notKept = notice(actionWords.notKept, actionWords.notKeptWhy)

/** What depends on the documents alone. What is checked can be long, and nobody checks the same again. */
const remembered: ReadonlySet<Command['kind']> = new Set([
  'search',
  'show',
  'cite',
  'related',
  'contents',
  'help',
  'unclear',
])

function isRemembered({ kind }: Command): boolean {
  return remembered.has(kind)
}
