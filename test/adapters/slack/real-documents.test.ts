import { describe, expect, it } from 'vitest'
import { ids } from '../../platforms/slack/ids.ts'
import { isLong } from '../../run-length.ts'
import { waitFor } from '../../wait-for.ts'
import { realFiles } from '../real-files.ts'
import { pressIn, submit, untilModal } from './in-view.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { startSlackDocuments } from './start-documents.ts'

describe.skipIf(realFiles.length === 0)('A real document in Slack', () => {
  // Every day a web page, and on Discord a Word file; in the long form every kind on both.
  const tried = isLong ? realFiles : realFiles.filter(([kind]) => kind === 'HTML')
  it.each(tried)('goes from a file to a public quote with the right citation: %s', async (_, real) => {
    const { file, details, asked, begins, place } = real
    const bot = await startSlackDocuments('Socket Mode')
    await bot.add([file])
    await untilModal(bot, `${file.name} needs`)
    await pressIn(bot, 'modal', 'Fill in details…')
    await untilModal(bot, 'The address of the official text.')
    await submit(bot, details)
    await untilModal(bot, `${file.name} is ready to publish`)
    await pressIn(bot, 'modal', 'Publish')
    await untilModal(bot, `${details.short} is published`)
    await bot.ask(asked)
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[1], 'the quote')
    expect(quoteOf(quote)).toContain(begins)
    expect(readBlocks(quote)).toContain(details.issuer)
    expect(readBlocks(quote)).toContain('As uploaded by alice, not compared with the official text.')
    expect(quote.text).toContain(place)
    expect(bot.slack.violations).toEqual([])
  })
})
