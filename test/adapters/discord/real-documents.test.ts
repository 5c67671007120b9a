import { afterEach, describe, expect, it } from 'vitest'
import { ids } from '../../platforms/discord/world.ts'
import { isLong } from '../../run-length.ts'
import { realFiles } from '../real-files.ts'
import { finishServers, quotesIn, read, some } from './start-bot.ts'
import { bringAndFill, startDiscordDocuments } from './start-documents.ts'
import { press, said } from './start-tracking.ts'

afterEach(finishServers)

describe.skipIf(realFiles.length === 0)('A real document in Discord', () => {
  // Every day a Word file, and on Slack a web page; in the long form every kind on both.
  it.each(isLong ? realFiles : realFiles.filter(([kind]) => kind === 'DOCX'))(
    'goes from a file to a public quote with the right citation: %s',
    async (_, real) => {
      const { file, details, asked, begins, place } = real
      const bot = await startDiscordDocuments()
      const { discord } = bot
      const draft = await bringAndFill(bot, file, details)
      expect(said(draft)).toContain(`${file.name} is ready to publish`)
      expect(said(await bot.answer(press(bot, draft, 'Publish')))).toContain(`${details.short} is published`)
      discord.invoke(discord.payloads.slash('korea', { text: asked }))
      const [quote] = await discord.until(() => some(quotesIn(discord, ids.channel)), 'the quote')
      const { quoted, text } = read(quote)
      expect(quoted).toContain(begins)
      expect(text).toContain(place)
      expect(text).toContain(details.issuer)
      expect(text).toContain('not compared with the official text')
    },
    60_000,
  )
})
