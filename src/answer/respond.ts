import type { Asker, Command, Quote } from '../command/command.ts'
import { needsOf, unknownPerson } from '../command/needs.ts'
import { asksWhetherRight } from '../command/points-above.ts'
import type { Outbox } from '../delivery/outbox.ts'
import { deliveryIdOf, type PostRequest } from '../delivery/post-request.ts'
import { fileOf, type ReplyFile } from '../message/blocks.ts'
import type { Form, FormErrors } from '../message/form.ts'
import type { Reply } from '../message/reply.ts'
import { words } from '../words/words.ts'
import type { Bot } from './bot.ts'
import { formFor, forms } from './forms/forms.ts'
import { outcomeReply, refusedQuoteReply } from './quote-reply.ts'

/** What answering needs. */
export interface ResponseDependencies {
  readonly bot: Bot
  readonly outbox: Outbox
}

/** One question, and the ways back to the person who asked it. Each platform has its own, and leaves out what it lacks. */
export interface Exchange {
  /** Who asks, with what the command needs to know of them. */
  readonly askerFor: (command: Command) => Asker | Promise<Asker>
  /** The name of a person who can own an action item, by the platform's id; null for bots and unknown ids. */
  readonly findName: (id: string) => string | null | Promise<string | null>
  /** The command with the people whom it mentions as they are called. */
  readonly nameMentioned?: (command: Command) => Command | Promise<Command>
  /** Whether answering takes so long that the platform is told first that the question arrived. */
  readonly isSlow?: (command: Command) => boolean
  /** Why the command can't be granted here, before any form is opened; null where it can. */
  readonly problemWith?: (command: Command) => Reply | null
  /** Tells the platform that the question arrived. Does nothing the second time. */
  readonly acknowledge?: (command: Command) => Promise<void>
  /** Opens a form; resolves to false where it's too late for that. */
  readonly openForm?: ((form: Form) => Promise<boolean>) | undefined
  /** Says what is wrong beside the inputs of the form that was sent off. */
  readonly showErrors?: ((errors: FormErrors) => Promise<void>) | undefined
  /** Shows a reply to the asker alone, and acknowledges where that has not been done. */
  readonly showPrivately: (reply: Reply, command: Command) => Promise<void>
  /** Sends a file to the asker alone; resolves to what is said where they asked. Left out where replies carry files. */
  readonly sendFile?: (file: ReplyFile, title: string) => Promise<Reply | null>
  readonly posting: Posting
  /** The words of the message that the question is under; null where there is none, or none that can be read. */
  readonly readAbove?: () => Promise<string | null>
  /** Removes the message whose button was pressed, and the others of its post. Left out where nothing was pressed. */
  readonly removeMessage?: ((post: string | null) => Promise<void>) | undefined
}

/** How a quote gets into the channel. */
export type Posting =
  | OutboxPosting
  /** As the answer itself, where the bot is no member. */
  | { readonly kind: 'answer'; readonly post: (reply: Reply, command: Quote) => Promise<void> }

export interface OutboxPosting {
  readonly kind: 'outbox'
  /** Where the quote goes, and what asked for it. */
  readonly origin: Omit<PostRequest, 'kind' | 'asker' | 'command'>
  /** The quote as the messages that the poster takes. */
  readonly render: (reply: Reply) => readonly unknown[]
  /** Why these messages can't be posted there, as a sentence; null where that isn't known yet. */
  readonly problemWith?: (messages: readonly unknown[]) => string | null
  /** Tells the asker how it ended; `problem` is null where the quote is posted. */
  readonly settle: (problem: Reply | null, command: Quote) => Promise<void>
}

/** What happens to a command: it's acknowledged, and answered with a form, privately, in the channel, or by removing a message. */
export async function respond(
  dependencies: ResponseDependencies,
  read: Command,
  exchange: Exchange,
): Promise<void> {
  if (read.kind === 'quote') return quote(dependencies, read, exchange)
  const { bot } = dependencies
  const problem = exchange.problemWith?.(read) ?? null
  if (problem !== null) return exchange.showPrivately(problem, read)
  if (exchange.isSlow?.(read) === true) await exchange.acknowledge?.(read)
  const pointed = await readPointed(read, bot, exchange)
  const command = await nameOwner((await exchange.nameMentioned?.(pointed)) ?? pointed, exchange)
  const errors = exchange.showErrors === undefined ? {} : findErrors(command)
  if (Object.keys(errors).length > 0) return exchange.showErrors?.(errors)
  const asker = await exchange.askerFor(command)
  const refusal = bot.refuse(command, asker)
  if (refusal !== null) return exchange.showPrivately(refusal, command)
  const form = exchange.openForm === undefined ? null : await formFor(bot, command, asker)
  if (form !== null && (await exchange.openForm?.(form)) === true) return
  // Where no form can be shown, what is set is, with a button that opens it.
  const answer = await bot.answer(command.kind === 'digest form' ? { kind: 'digest' } : command, asker)
  if (answer.kind === 'withdrawal') {
    const post = command.kind === 'take back' ? command.post : null
    return exchange.removeMessage === undefined
      ? exchange.acknowledge?.(command)
      : exchange.removeMessage(post)
  }
  const file = exchange.sendFile === undefined ? null : fileOf(answer)
  const reply = file === null ? answer : await exchange.sendFile?.(file, answer.title)
  return reply == null ? exchange.acknowledge?.(command) : exchange.showPrivately(reply, command)
}

// What is longer is a quotation.
const longestPointing = 100

/** Checks the typed text, or the message above if the text only points to it ("check this", "is that right?"). */
export async function readPointed(
  command: Command,
  bot: Bot,
  { readAbove }: Pick<Exchange, 'readAbove'>,
): Promise<Command> {
  if ((command.kind !== 'check' && command.kind !== 'search') || command.text.length > longestPointing)
    return command
  const isMeant =
    command.kind === 'check'
      ? bot.check(command.text).some(({ kind }) => kind === 'no quotation')
      : asksWhetherRight(command.text)
  return isMeant ? { kind: 'check', text: (await readAbove?.()) ?? command.text } : command
}

/** The command with the name of whoever is to own an item, or to administer. */
async function nameOwner(command: Command, { findName }: Exchange): Promise<Command> {
  if (command.kind === 'change settings' && command.admins !== null) {
    const named = command.admins.map(async ({ id, name }) => ({ id, name: name ?? (await findName(id)) }))
    return { ...command, admins: await Promise.all(named) }
  }
  const { nameOf: id } = needsOf(command, '')
  if (id === null) return command
  const name = await findName(id)
  if (command.kind === 'name admin')
    return name === null ? { kind: 'unknown admin' } : { ...command, person: { id, name } }
  if (name === null) return unknownPerson(id)
  return command.kind === 'change action' ? { ...command, owner: { id, name } } : command
}

/** Whether a private message whose button was pressed turns into the answer, instead of staying beside it. */
export function turnsMessage({ kind }: Command): boolean {
  return kind !== 'quote' && kind !== 'actions file'
}

/**
 * Writes a quote down, from when on it's going to be posted whatever happens. Resolves to the id of its post, or to what
 * its asker is told where there is nothing to post.
 */
export async function acceptQuote(
  { bot, outbox }: ResponseDependencies,
  command: Quote,
  asker: Asker,
  { origin, render, problemWith }: Omit<OutboxPosting, 'settle'>,
): Promise<string | Reply> {
  const request: PostRequest = { ...origin, kind: 'quote', asker: asker.id, command }
  const answer = await bot.answer(command, asker, deliveryIdOf(request))
  if (answer.kind === 'withdrawal') throw new Error('A quote is never answered with a withdrawal')
  if (answer.audience === 'asker') return answer
  const messages = render(answer)
  const problem = problemWith?.(messages) ?? null
  return problem === null
    ? outbox.accept(request, messages)
    : refusedQuoteReply(command, words.cannotPost(problem))
}

/** It is written down before its asker is told that it arrived, and posted after. */
async function quote(dependencies: ResponseDependencies, command: Quote, exchange: Exchange): Promise<void> {
  const { bot, outbox } = dependencies
  const { posting } = exchange
  const asker = await exchange.askerFor(command)
  if (posting.kind === 'answer') {
    const answer = await bot.answer(command, asker)
    if (answer.kind === 'withdrawal') return
    return answer.audience === 'asker'
      ? exchange.showPrivately(answer, command)
      : posting.post(answer, command)
  }
  const id = await acceptQuote(dependencies, command, asker, posting)
  if (typeof id !== 'string') return exchange.showPrivately(id, command)
  // What is written down is posted, whether its asker could be told or not.
  const isHeard = await (exchange.acknowledge?.(command) ?? Promise.resolve()).then(
    () => true,
    () => false,
  )
  if (isHeard) await outbox.acknowledge(id)
  await posting.settle(outcomeReply(command, await outbox.deliver(id)), command)
}

/** What is wrong with a command by the inputs of whichever form it came from. */
function findErrors(command: Command): FormErrors {
  return Object.assign({}, ...Object.values(forms).map((form) => form.findErrors(command)))
}
