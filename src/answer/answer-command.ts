import { accessProblem, mayTakeBackOthers } from '../command/access.ts'
import type { Asker, Command, OtherReferences, TakeBack } from '../command/command.ts'
import type { ChangeDraft, DocumentCommand } from '../command/document-command.ts'
import { withContext } from '../document/context.ts'
import { findDocument } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import type { Reference } from '../document/reference/step.ts'
import { resolveReference } from '../document/resolve.ts'
import { notice, offer } from '../message/create-reply.ts'
import type { Answer, Reply } from '../message/reply.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { accessWords } from '../words/access-words.ts'
import { actionWords } from '../words/action-words.ts'
import { digestWords } from '../words/digest-words.ts'
import { documentWords } from '../words/document-words.ts'
import { keyWords } from '../words/key-words.ts'
import { words } from '../words/words.ts'
import { answerAction } from './answer-action.ts'
import { answerDigest } from './answer-digest.ts'
import { answerDocument } from './answer-document.ts'
import { answerKeys } from './answer-keys.ts'
import { answerSettings } from './answer-settings.ts'
import { answerUnanswered } from './answer-unanswered.ts'
import { answerCheck } from './check-reply.ts'
import { citeReply } from './cite-reply.ts'
import { compareReply } from './compare-reply.ts'
import { type AnswerContext, openTracking, type TrackingContext } from './context.ts'
import { contentsReply, helpReply, howToAskReply, thanksReply, welcomeReply } from './help-reply.ts'
import { otherOffers } from './other-offers.ts'
import { quoteReply } from './quote-reply.ts'
import { searchForSteps } from './search-for.ts'
import { relatedReply, searchReply } from './search-reply.ts'
import { absentReply, showReply } from './show-reply.ts'
import { unclearReply } from './unclear-reply.ts'
import { answerUse, cannotUse, meantReply } from './use-reply.ts'
import { versionsReply } from './versions-reply.ts'

type CommandKind = Command['kind']

type CommandOf<K extends CommandKind> = {
  [Each in K]: { readonly kind: Each } & Extract<Command, { kind: Each }>
}[K]

/** Who asks, and the id under which a public answer is going to be posted, null where it is not kept. */
interface Asked {
  readonly asker: Asker
  readonly post: string | null
}

/** How a kind of command is answered. */
interface CommandHandler<C> {
  readonly answer: (command: C, context: AnswerContext, asked: Asked) => Answer | Promise<Answer>
  /** Whether the answer depends on the command and the documents alone, so that it can be given again. */
  readonly isRemembered: boolean
}

// Of hits so many can be paged through; further ones are no longer answers.
const mostHits = 10

const handlers: { readonly [K in CommandKind]: CommandHandler<CommandOf<K>> } = {
  search: remember(async (command, context) => {
    const found = await runTaskInSlices(searchForSteps(command, context.engine, mostHits))
    return searchReply(command, found, context)
  }),
  show: remember((command, { library, pageCharacters }) => {
    const { passages, absences } = resolveReference(command.reference, library)
    return showReply(command, passages, absences, library, pageCharacters)
  }),
  quote: {
    isRemembered: false,
    answer: (command, context, { asker, post }) =>
      withPassages(command, context, (passages) => {
        const { library } = context
        const quoted = command.withContext
          ? passages.map((passage) => withContext(passage, library))
          : passages
        return quoteReply(command, quoted, asker, post, library)
      }),
  },
  // What is checked can be long, and nobody checks the same again.
  check: { isRemembered: false, answer: ({ text }, context) => answerCheck(text, context) },
  'take back': {
    isRemembered: false,
    answer: (command, _, { asker }) => (mayTakeBack(command, asker) ? { kind: 'withdrawal' } : notYours),
  },
  confirm: {
    isRemembered: false,
    answer: ({ command }, { library }, { asker }) => {
      if (command.kind === 'take back' && !mayTakeBack(command, asker)) return notYours
      const { question, label } = words.confirm[command.kind]
      const document = command.kind === 'remove document' ? findDocument(library, command.document) : null
      const title =
        document !== null
          ? documentWords.reallyRemove(document.short)
          : command.kind === 'revoke key'
            ? keyWords.reallyRevoke(command.key)
            : question.title
      const confirmed = offer(label, command).map((each) => ({ ...each, isConfirmed: true }))
      return notice(title, question.text, confirmed)
    },
  },
  cite: remember((command, context) =>
    withPassages(command, context, (passages) => citeReply(command, passages, context.library)),
  ),
  related: remember((command, context) =>
    withPassages(command, context, async ([passage]) => {
      const hits = await runTaskInSlices(context.engine.relatedSteps(passage, mostHits))
      return relatedReply(passage, hits, context)
    }),
  ),
  contents: remember((_, { library }) => contentsReply(library)),
  help: remember(({ isFull }, { library, prompt }) => helpReply(library, prompt, isFull)),
  'ask form': remember(({ kind }, { prompt }) => howToAskReply(kind, prompt)),
  'check form': remember(({ kind }, { prompt }) => howToAskReply(kind, prompt)),
  unclear: remember((command, { library, meant, prompt }) => unclearReply(command, library, meant, prompt)),
  greeting: remember((_, { library, prompt }) => welcomeReply(library, prompt)),
  thanks: remember(() => thanksReply()),
  actions: track(answerAction),
  'actions file': track(answerAction),
  action: track(answerAction),
  'change action': track(answerAction),
  'action form': track(answerAction),
  digest: track(answerDigest),
  digests: track(answerDigest),
  'set digest': track(answerDigest),
  'digest form': track(answerDigest),
  'preview digest': track(answerDigest),
  'pause digest': track(answerDigest),
  'resume digest': track(answerDigest),
  'stop digest': track(answerDigest),
  documents: ofDocuments(),
  'add document': ofDocuments(),
  drafts: ofDocuments(),
  draft: ofDocuments(),
  'draft form': ofDocuments(),
  'change draft': ofDocuments(),
  'publish draft': ofDocuments(),
  'discard draft': ofDocuments(),
  'remove document': ofDocuments(),
  keys: track(answerKeys),
  'new key': track(answerKeys),
  'revoke key': track(answerKeys),
  forget: track(answerForget),
  settings: track(answerSettings),
  'settings form': track(answerSettings),
  'change settings': track(answerSettings),
  'set dates': track(answerSettings),
  'set hints': track(answerSettings),
  'unknown hints': track(answerSettings),
  'unknown dates': track(answerSettings),
  'unknown admin': track(answerSettings),
  'name admin': track(answerSettings),
  'remove admin': track(answerSettings),
  unanswered: track(answerUnanswered),
  'keep unanswered': track(answerUnanswered),
  'drop unanswered': track(answerUnanswered),
  versions: remember((command, context) => versionsReply(command, context)),
  compare: remember((command, context) => compareReply(command, context)),
  use: {
    isRemembered: false,
    async answer(command, context, { asker }) {
      if (command.where === null) return meantReply(context, asker)
      return context.tracking === null
        ? cannotUse
        : answerUse(await openTracking(context, context.tracking), command, asker)
    },
  },
}

/** Answers any command, unless its asker may not have it. Throws what the store throws. */
export async function answerCommand<K extends CommandKind>(
  command: CommandOf<K>,
  context: AnswerContext,
  asked: Asked,
): Promise<Answer> {
  return refuse(command, context, asked.asker) ?? handlers[command.kind].answer(command, context, asked)
}

/** What an asker is told who may not have a command; null for all others. */
export function refuse(command: Command, { tracking }: AnswerContext, { access }: Asker): Reply | null {
  const problem = tracking === null ? null : accessProblem(command, access, tracking.policy)
  return problem === null ? null : notice(accessWords.title, accessWords[problem])
}

/** Whether the answer to a command depends on the command and the documents alone. */
export function isRemembered({ kind }: Command): boolean {
  return handlers[kind].isRemembered
}

function remember<C>(answer: CommandHandler<C>['answer']): CommandHandler<C> {
  return { answer, isRemembered: true }
}

/** For what needs the store. */
function track<C>(
  answer: (context: TrackingContext, command: C, asker: Asker) => Promise<Reply>,
): CommandHandler<C> {
  return {
    isRemembered: false,
    answer: async (command, context, { asker }) =>
      context.tracking === null
        ? notKept
        : answer(await openTracking(context, context.tracking), command, asker),
  }
}

/** For what a workspace's documents are, and become. */
function ofDocuments(): CommandHandler<DocumentCommand | ChangeDraft> {
  return {
    isRemembered: false,
    answer: (command, context, { asker }) => answerDocument(context, command, asker),
  }
}

const notYours = notice(words.offers.takeBack, words.notYourQuote)

function mayTakeBack({ asker: by }: TakeBack, asker: Asker): boolean {
  return by === asker.id || mayTakeBackOthers(asker.access)
}

const notKept = notice(actionWords.notKept, actionWords.notKeptWhy)

/** Answers with the passages of a reference if every one of them exists; a public quote is never half of one. */
function withPassages<R extends Reply | Promise<Reply>>(
  { reference, others = [] }: { readonly reference: Reference; readonly others?: OtherReferences },
  { library }: AnswerContext,
  reply: (passages: readonly [Passage, ...Passage[]]) => R,
): R | Reply {
  const { passages, absences } = resolveReference(reference, library)
  const [first, ...more] = passages
  return first === undefined || absences.length > 0
    ? absentReply(absences, library, otherOffers(others, library))
    : reply([first, ...more])
}

/** Asks whether everything of the workspace is to be deleted; deletes it once that is confirmed. */
async function answerForget(
  { forget }: TrackingContext,
  { isConfirmed }: CommandOf<'forget'>,
  { at: { platform, workspace } }: Asker,
): Promise<Reply> {
  if (isConfirmed) {
    return notice(digestWords.forgotten, digestWords.forgottenWhat(await forget(platform, workspace)))
  }
  const really = offer(words.offers.forget, { kind: 'forget', isConfirmed: true })
  return notice(digestWords.forgetTitle, digestWords.forgetWhat, really)
}
