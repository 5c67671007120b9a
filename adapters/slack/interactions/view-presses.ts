import type { types } from '@slack/bolt'
import { forms, readFormKind } from '../../../src/answer/forms/forms.ts'
import { inPlace } from '../../../src/answer/in-place.ts'
import { respond } from '../../../src/answer/respond.ts'
import { changesDocuments } from '../../../src/command/access.ts'
import type { Command } from '../../../src/command/command.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { documentWords } from '../../../src/words/document-words.ts'
import { words } from '../../../src/words/words.ts'
import { renderOption } from '../forms/inputs.ts'
import { renderForm, renderModal } from '../forms/modal.ts'
import { openView, updateView } from '../forms/open-view.ts'
import { readSearch, type ViewPress } from '../forms/read-view.ts'
import { limits } from '../limits.ts'
import { linkValue } from '../render/offers.ts'
import { createExchange, type ListenerContext, postingIn } from './exchange.ts'
import { postDirectly } from './responses.ts'

/** A button in a modal or in App Home, or something chosen in a form. */
export async function onViewPress(
  context: ListenerContext,
  press: ViewPress,
  ack: () => Promise<void>,
): Promise<void> {
  const { errorBoundary, client } = context
  const { asking, place, surface } = press
  let isTooLate = false
  const showView = async (view: types.ModalView): Promise<boolean> => {
    if (surface === 'modal') return updateView(client, press.view, view)
    isTooLate = isTooLate || !(await openView(client, press.trigger, view))
    return !isTooLate
  }
  const show = async (reply: Reply, title: string = words.passage): Promise<void> => {
    const isShown = await showView(renderModal(reply, title, place))
    // In App Home there is no message to answer beside, and a private one would show nowhere.
    if (isShown || surface === 'modal') return
    const { channel } = await client.conversations.open({ users: asking.user.id })
    await postDirectly(client, channel?.id ?? asking.user.id, null, reply)
  }
  await errorBoundary.run(
    async () => {
      await ack()
      // A link opens by itself.
      if (press.value === linkValue) return
      const here = await inPlace(context, asking.place)
      if (press.isInput) return changeForm(here, press)
      await respond(here, here.bot.readCode(press.value), {
        ...createExchange(here, asking),
        openForm: (form) => showView(renderForm(form, place)),
        showPrivately: (reply, command) => show(reply, titleOf(command)),
        posting: postingIn(asking, (problem) => show(problem ?? notice(words.quoted, words.quotedHere))),
      })
    },
    (sentence) => show(notice(words.passage, sentence)),
  )
}

/** What a modal is called that shows the answer to a command. */
function titleOf(command: Command): string {
  return command.kind === 'documents' || changesDocuments(command) ? documentWords.heading : words.passage
}

type OptionsAck = (options: { readonly options: types.PlainTextOption[] }) => Promise<void>

/** What may be chosen in an input of a form, for what has been typed so far. */
export async function onSearch(
  { bot, errorBoundary, placeOf }: ListenerContext,
  body: unknown,
  ack: OptionsAck,
): Promise<void> {
  await errorBoundary.run(
    async () => {
      const search = readSearch(body, placeOf)
      const found =
        search === null
          ? []
          : forms[search.kind].complete(
              await bot.at(search.place),
              search.input,
              search.typed,
              limits.options,
            )
      const options = found
        .filter(({ text }) => text.length <= limits.option)
        .map(({ label, text }) => renderOption(label, text))
      await ack({ options })
    },
    () => ack({ options: [] }),
  )
}

/** Redraws the form, unless the person has chosen again meanwhile. */
async function changeForm({ bot, client }: ListenerContext, press: ViewPress): Promise<void> {
  const { place, carried, title, callback, value } = press
  const kind = readFormKind(callback)
  const changed = kind === null ? null : forms[kind].change(bot, { carried, title }, value)
  if (changed !== null) await updateView(client, press.view, renderForm(changed, place), press.hash)
}
