import type { types } from '@slack/bolt'
import type { Place } from '../../../src/command/place.ts'
import { words } from '../../../src/words/words.ts'
import { limits } from '../limits.ts'
import { encodePlace } from './modal.ts'

/** The callback of the form, and the names of its inputs, each both block and action. */
export const quoteForm = {
  callback: 'quote',
  passage: 'passage',
  sentences: 'sentences',
  context: 'context',
  comment: 'comment',
} as const

/**
 * The form behind *Quote in thread*: a passage, found as one types, then its sentences to choose from (empty while no
 * single passage is chosen), and a comment. The quote goes to `place`.
 */
export function renderQuoteForm(
  place: Pick<Place, 'channel' | 'thread'>,
  sentences: readonly string[],
): types.ModalView {
  return {
    type: 'modal',
    callback_id: quoteForm.callback,
    title: plain(words.form.title),
    submit: plain(words.form.submit),
    close: plain(words.close),
    private_metadata: encodePlace(place),
    blocks: [passageInput, ...sentencesInput(sentences), contextInput, commentInput],
  }
}

/** What may be chosen, as Slack takes it: labels that are too long are cut, and seen to be cut. */
export function renderOption(label: string, value: string): types.PlainTextOption {
  const text = label.length <= limits.option ? label : `${label.slice(0, limits.option - 1)}…`
  return { text: plain(text), value }
}

const passageInput: types.InputBlock = {
  type: 'input',
  block_id: quoteForm.passage,
  label: plain(words.form.passage),
  hint: plain(words.form.passageHint),
  // Told of the choice at once, we can offer the sentences.
  dispatch_action: true,
  element: {
    type: 'external_select',
    action_id: quoteForm.passage,
    min_query_length: 0,
    placeholder: plain(words.form.passagePlaceholder),
  },
}

function sentencesInput(sentences: readonly string[]): readonly types.InputBlock[] {
  if (sentences.length < 2) return []
  const options = sentences
    .slice(0, limits.options)
    .map((text, index) => renderOption(`${index + 1}. ${text}`, String(index + 1)))
  return [
    {
      type: 'input',
      block_id: quoteForm.sentences,
      optional: true,
      label: plain(words.form.sentences),
      hint: plain(words.form.sentencesHint),
      element: { type: 'multi_static_select', action_id: quoteForm.sentences, options },
    },
  ]
}

const contextInput: types.InputBlock = {
  type: 'input',
  block_id: quoteForm.context,
  optional: true,
  label: plain(words.form.context),
  element: {
    type: 'checkboxes',
    action_id: quoteForm.context,
    options: [renderOption(words.form.withContext, quoteForm.context)],
  },
}

const commentInput: types.InputBlock = {
  type: 'input',
  block_id: quoteForm.comment,
  optional: true,
  label: plain(words.form.comment),
  hint: plain(words.form.commentHint),
  element: {
    type: 'plain_text_input',
    action_id: quoteForm.comment,
    multiline: true,
    max_length: limits.comment,
  },
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}
