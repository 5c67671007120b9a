import { type Interaction, SlashCommandBuilder } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { loginAs, start } from './sample-bot.ts'
import { users } from './world.ts'

const command = new SlashCommandBuilder()
  .setName('keep')
  .setDescription('Keeps a file')
  .addAttachmentOption((file) => file.setName('file').setDescription('Which').setRequired(true))
  .toJSON()
const file = { name: 'a treaty.txt', type: 'text/plain', bytes: new TextEncoder().encode('Article 1') }

async function startKeeping() {
  const server = await start()
  const seen: unknown[] = []
  await loginAs(server, [command], async (interaction: Interaction) => {
    if (!interaction.isChatInputCommand()) return
    const attached = interaction.options.getAttachment('file', true)
    seen.push([attached.name, attached.size, attached.contentType, await (await fetch(attached.url)).text()])
    await interaction.reply('kept')
  })
  return { server, seen }
}

describe('a file that is attached to a command', () => {
  it('is known by its name and size, and fetched from its address without a token', async () => {
    const { server, seen } = await startKeeping()
    await server.interact(server.payloads.slash('keep', { file: server.peopleFiles.attach(file) }))
    expect(seen).toEqual([['a treaty.txt', 9, 'text/plain', 'Article 1']])
    expect(server.peopleFiles.downloads).toHaveLength(1)
    expect(server.violations).toEqual([])
  })

  it('is no text and no person', async () => {
    const { server } = await startKeeping()
    expect(() => server.payloads.slash('keep', { file: 'treaty.txt' })).toThrow('cannot be treaty.txt')
    expect(() => server.payloads.slash('keep', { file: users.bob })).toThrow('cannot be bob')
    expect(() => server.payloads.slash('keep')).toThrow('is required')
  })

  it('can be gone, or lead elsewhere', async () => {
    const { server } = await startKeeping()
    const { attach } = server.peopleFiles
    const get = (url: string) => fetch(url, { redirect: 'manual' })
    expect((await get(attach({ ...file, status: 404 }).url)).status).toBe(404)
    const led = await get(attach({ ...file, redirectTo: 'https://example.org/' }).url)
    expect([led.status, led.headers.get('location')]).toEqual([302, 'https://example.org/'])
  })
})
