import { ids } from '../../platforms/slack/ids.ts'
import type { View } from '../../platforms/slack/views.ts'
import { longestImportMs, waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { buttonsIn, type SlackBot } from './start-bot.ts'

/** The modal that the asker has before them, once there is one. */
export function modalOf(bot: SlackBot): Promise<View> {
  return waitFor(() => bot.slack.modal(ids.user), 'a modal')
}

/** Waits until the modal says something. */
export function untilModal(bot: SlackBot, text: string): Promise<unknown> {
  return waitFor(
    () => readBlocks(bot.slack.modal(ids.user)).includes(text),
    () => `“${text}” in the modal, which says ${readBlocks(bot.slack.modal(ids.user))}`,
    longestImportMs,
  )
}

/** Sends the modal's form off. */
export function submit(
  bot: SlackBot,
  values: Readonly<Record<string, string | readonly string[] | null>>,
): Promise<void> {
  return bot.deliver('interactive', bot.slack.payloads.viewSubmission({ values }))
}

/** Presses the button, or chooses the option, with this label in a view of the asker's. */
export async function pressIn(bot: SlackBot, surface: 'modal' | 'home', label: string): Promise<void> {
  const view = surface === 'modal' ? bot.slack.modal(ids.user) : bot.slack.home(ids.user)
  const buttons = buttonsIn(view?.blocks ?? [])
  const button = buttons.find((each) => each.label === label)
  if (button === undefined)
    throw new Error(`no “${label}”, only ${buttons.map((each) => each.label).join(', ')}`)
  const { actionId, value, isOption } = button
  await bot.deliver(
    'interactive',
    bot.slack.payloads.viewAction({
      surface,
      actionId,
      ...(isOption ? { selectedOption: value } : { value }),
    }),
  )
}
