import { chooseSentences } from '../../document/choose-sentences.ts'
import { listSentences } from '../../document/passage.ts'
import type { Form, FormErrors, Input } from '../../message/form.ts'
import type { Suggestion } from '../../search/suggest.ts'
import { words } from '../../words/words.ts'
import type { Bot } from '../bot.ts'
import { choosePassages } from '../choose-passages.ts'
import type { FormDefinition } from './form-definition.ts'

const names = { passage: 'passage', sentences: 'sentences', context: 'context', comment: 'comment' } as const

/** The most characters of a comment: enough for a remark, not for a second document. */
export const longestComment = 1_000
// Long enough for any list that people type.
const longestReference = 200

/** What a form for a quote is opened with. */
export interface QuoteFormOptions {
  /** What the platform calls it. */
  readonly title: string
  /** What the form carries: the message that the quote goes under, where nothing else of the form does. */
  readonly carried: string
  /** Whether the quote goes under a message. */
  readonly isReply: boolean
  /** The passages that may be meant, the likeliest first. */
  readonly suggestions: readonly Suggestion[]
}

/** The form behind *Quote in thread* and *Quote in reply*: a passage, its sentences once one is chosen, a comment. */
export function createQuoteForm(options: QuoteFormOptions, sentences: readonly string[] = []): Form {
  const { title, carried, isReply, suggestions } = options
  const { form } = words
  return {
    kind: 'quote',
    carried,
    title,
    submit: form.submit,
    passage: null,
    inputs: [
      {
        kind: 'search',
        name: names.passage,
        label: form.passage,
        hint: isReply ? form.passageHint : undefined,
        placeholder: form.passagePlaceholder,
        chosen: null,
        changesForm: true,
        suggestions: suggestions.map(({ label, text }) => ({ label, value: text })),
        typed: { label: form.number, placeholder: form.numberPlaceholder, longest: longestReference },
      },
      ...sentencesInput(sentences),
      {
        kind: 'yes or no',
        name: names.context,
        label: form.context,
        isOptional: true,
        statement: form.withContext,
        isYes: false,
      },
      {
        kind: 'text',
        name: names.comment,
        label: form.comment,
        hint: form.commentHint,
        isOptional: true,
        value: '',
        longest: longestComment,
      },
    ],
  }
}

/** Nothing but a reference is read as a passage. */
export const quoteForm: FormDefinition = {
  read(bot, _carried, entered) {
    const passage = entered('search', names.passage).trim()
    if (passage === '') return { kind: 'unclear', reason: 'no passage', text: '' }
    const named = bot.read(passage)
    if (named.kind !== 'show' && named.kind !== 'quote') {
      return { kind: 'unclear', reason: 'malformed reference', text: passage }
    }
    return {
      kind: 'quote',
      reference: chooseSentences(named.reference, entered('choice', names.sentences).map(Number)),
      withContext: entered('yes or no', names.context) || (named.kind === 'quote' && named.withContext),
      comment: entered('text', names.comment).trim() || null,
    }
  },
  findErrors(command): FormErrors {
    const isWithout =
      command.kind === 'unclear' && ['no passage', 'malformed reference'].includes(command.reason)
    return isWithout ? { [names.passage]: words.choosePassage } : {}
  },
  complete: (bot, input, typed, limit) => (input === names.passage ? choosePassages(bot, typed, limit) : []),
  change: (bot, { carried, title }, chosen) =>
    createQuoteForm({ title, carried, isReply: true, suggestions: [] }, sentencesOf(bot, chosen)),
}

function sentencesInput(sentences: readonly string[]): readonly Input[] {
  if (sentences.length < 2) return []
  return [
    {
      kind: 'choice',
      name: names.sentences,
      label: words.form.sentences,
      hint: words.form.sentencesHint,
      isOptional: true,
      options: sentences.map((text, index) => ({
        label: `${index + 1}. ${text}`,
        value: String(index + 1),
      })),
      chosen: [],
      most: sentences.length,
    },
  ]
}

/** The sentences of the one passage that a reference names; none for several. */
function sentencesOf(bot: Bot, reference: string): readonly string[] {
  const [only, another] = bot.find(reference, 2).hits
  return only === undefined || another !== undefined ? [] : listSentences(only.passage)
}
