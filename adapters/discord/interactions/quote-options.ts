import type { ChatInputCommandInteraction } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import { respond } from '../../../src/answer/respond.ts'
import type { Command } from '../../../src/command/command.ts'
import type { Reference, Span } from '../../../src/document/reference.ts'
import { quoteOptions } from './commands.ts'
import { createExchange } from './exchange.ts'
import { answering } from './listener-context.ts'

/** `/quote`, option by option. What names no passage is answered as it would be after the other command, privately. */
export const onQuoteCommand = answering<ChatInputCommandInteraction>((context, interaction) => {
  const { bot } = context
  const { options } = interaction
  const command = readQuote(bot, {
    passage: options.getString(quoteOptions.passage, true),
    sentences: options.getString(quoteOptions.sentences),
    withContext: options.getBoolean(quoteOptions.context) === true,
    comment: options.getString(quoteOptions.comment),
  })
  return respond(context, command, createExchange(context, interaction))
})

/** A quote as it is put together from several inputs; `passage` and `sentences` as typed or chosen. */
interface QuoteInputs {
  readonly passage: string
  readonly sentences: string | null
  readonly withContext: boolean
  readonly comment: string | null
}

/** The quote that is asked for, or what else the passage is read as. */
function readQuote(bot: Bot, { passage, sentences, withContext, comment }: QuoteInputs): Command {
  const named = bot.read(passage)
  if (named.kind !== 'show' && named.kind !== 'quote') return named
  const chosen = sentences?.trim() || null
  const reference = chosen === null ? named.reference : withSentences(named.reference, chosen)
  if (reference === null) {
    return { kind: 'unclear', reason: 'malformed reference', text: `${passage}:${chosen}` }
  }
  return {
    kind: 'quote',
    reference,
    withContext: withContext || (named.kind === 'quote' && named.withContext),
    comment: comment?.trim() || null,
  }
}

/** `2`, `2-3`, `2, 4-5`: sentences of the one paragraph or item that a reference names; null where that cannot be. */
function withSentences({ document, spans }: Reference, typed: string): Reference | null {
  const [span, another] = spans
  const place = span === undefined || another !== undefined ? null : placeOf(span)
  if (place === null) return null
  const runs = typed
    .split(/\s*(?:,|;|&|\band\b)\s*/u)
    .map((run) => /^(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?$/u.exec(run))
  const chosen = runs.map((run): Span | null =>
    run === null ? null : { kind: 'sentences', ...place, from: Number(run[1]), to: Number(run[2] ?? run[1]) },
  )
  const found = chosen.filter((each) => each !== null)
  return found.length === chosen.length ? { document, spans: found } : null
}

/** The one paragraph or item that a span is; null for a range, and for sentences, which have none of their own. */
function placeOf(span: Span): { readonly paragraph: number; readonly item: string | null } | null {
  switch (span.kind) {
    case 'paragraphs':
      return span.from === span.to ? { paragraph: span.from, item: null } : null
    case 'items':
      return span.from === span.to ? { paragraph: span.paragraph, item: span.from } : null
    case 'sentences':
      return null
  }
}
