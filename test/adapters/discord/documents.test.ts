import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { limits } from '../../../src/import/limits.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { directMessage, mention } from '../../platforms/discord/payload-messages.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { ids, users } from '../../platforms/discord/world.ts'
import { samples, secondArticle, typed } from '../brought-files.ts'
import { finishServers, labelsOf, only, postedIn, quotesIn, read, some } from './start-bot.ts'
import {
  bringAndFill,
  codeOf,
  type DiscordDocuments,
  linksIn,
  startDiscordDocuments,
} from './start-documents.ts'
import { press, said } from './start-tracking.ts'

const { alice, bob } = users
const { HTML } = samples
const of = { platform: 'Discord', workspace: ids.guild }
// A form of Discord's has five inputs; the name is what the file suggests.
const { name: _, ...details } = typed

afterEach(finishServers)

describe('A document of one’s own in Discord', () => {
  it.each(Object.entries(samples))(
    'goes from a file to a public quote with the right citation: %s',
    async (_kind, file) => {
      const bot = await startDiscordDocuments()
      const { discord } = bot
      const first = await bot.add(file)
      expect(said(first)).toContain(`${file.name} needs 3 details`)
      expect(said(first)).toContain('I found articles 1–3.')
      expect(labelsOf(first)).toEqual(['Fill in details…', 'Discard', 'Review'])
      expect(linksIn(first)).toEqual([expect.stringMatching(/^https:\/\/record\.example\.org\/documents#/u)])
      const draft = await bringAndFill(bot, file, details)
      expect(said(draft)).toContain(`${file.name} is ready to publish`)
      expect(labelsOf(draft)).toEqual(['Publish', 'Edit details…', 'Discard', 'Review'])
      expect(postedIn(discord, ids.channel)).toEqual([])
      const published = await bot.answer(press(bot, draft, 'Publish'))
      expect(said(published)).toContain('Lantern Accord is published')
      const [announced, another] = postedIn(discord, ids.channel)
      expect(another).toBeUndefined()
      expect(read(announced).text).toContain('added Lantern Accord (3 articles). Ask')
      expect(read(announced).text).toContain('/korea lantern art. 3')
      discord.invoke(discord.payloads.slash('korea', { text: 'quote lantern art. 2' }))
      const [quote] = await discord.until(() => some(quotesIn(discord, ids.channel)), 'the quote')
      expect(read(quote).quoted).toContain(secondArticle)
      expect(read(quote).text).toContain('The Lantern Council')
      expect(read(quote).text).toContain('art. 2')
    },
    60_000,
  )

  it('pings nobody by its name, its words, or what is typed of it', async () => {
    const bot = await startDiscordDocuments()
    const title = '@everyone &lt;@100000000000000002> **Accord** [x](https://example.org)'
    const html = new TextDecoder().decode(HTML.bytes).replaceAll('The Lantern Accord', title)
    const file = { name: '@here `x` <@&1>.html', bytes: new TextEncoder().encode(html) }
    // What is read of each has nothing in it that acts.
    expect(said(await bot.add(file))).toContain('needs')
    const draft = await bringAndFill(bot, file, { ...details, short: '@everyone *x*', issuer: '<#1> @here' })
    expect(said(draft)).toContain('ready to publish')
    expect(said(await bot.answer(press(bot, draft, 'Publish')))).toContain('is published')
    for (const message of postedIn(bot.discord, ids.channel)) expect(said(message)).toContain('@everyone')
    expect(said(await bot.command('documents list'))).toContain('@everyone')
  })

  it('is seen by nobody else before it is published', async () => {
    const bot = await startDiscordDocuments()
    const interaction = bot.discord.payloads.slash('documents add', {
      file: bot.discord.peopleFiles.attach(HTML),
    })
    const { type, data } = await bot.discord.interact(interaction)
    // "Thinking", for the asker alone.
    expect([type, data.flags]).toEqual([5, 64])
    await bot.discord.answerTo(interaction)
    expect(postedIn(bot.discord, ids.channel)).toEqual([])
  })
})

describe('A file in Discord that can’t be added', () => {
  const refused = async (
    bot: DiscordDocuments,
    file: Parameters<DiscordDocuments['add']>[0],
    text: string,
  ): Promise<void> => {
    expect(said(await bot.add(file))).toContain(text)
    expect(await bot.publisher.list(of)).toEqual([])
  }

  it.each([
    [
      'no document',
      { name: 'cat.png', bytes: new Uint8Array([137, 80, 78, 71, 0]) },
      'I couldn’t add the file',
    ],
    [
      'another host’s',
      { ...HTML, url: 'https://files.example.com/lantern.html' },
      'stored outside this platform',
    ],
    ['a host’s of our own network', { ...HTML, url: 'http://127.0.0.1:9/lantern.html' }, 'stored outside'],
    ['one over http', { ...HTML, url: 'http://cdn.discordapp.com/lantern.html' }, 'stored outside'],
    ['a redirect', { ...HTML, redirectTo: 'https://files.example.com/x' }, 'not allowed to read files'],
    ['gone', { ...HTML, status: 404 }, 'has been deleted'],
    ['expired', { ...HTML, status: 403 }, 'not allowed to read files'],
    ['broken', { ...HTML, status: 503 }, 'The download failed'],
    ['larger than Discord says', { ...HTML, bytes: new Uint8Array(limits.bytes + 1), size: 5 }, 'too large'],
  ] as const)('says why: %s', async (_kind, file, text) => {
    await refused(await startDiscordDocuments(), file, text)
  })

  it('says that it is too large, and is not fetched', async () => {
    const bot = await startDiscordDocuments()
    await refused(bot, { ...HTML, size: limits.bytes + 1 }, 'too large')
    expect(bot.discord.peopleFiles.downloads).toEqual([])
  })
})

describe('Who may add a document in Discord', () => {
  it.each<[string, InteractionScene]>([
    ['a member', { user: bob }],
    ['a member who moderates', { user: bob, memberPermissions: PermissionFlagsBits.ManageMessages }],
    [
      'a guest, whatever they may do',
      { user: bob, memberPermissions: PermissionFlagsBits.ManageGuild, member: { flags: 1 << 4 } },
    ],
  ])('isn’t %s, who is told so, and nothing is fetched', async (_who, where) => {
    const bot = await startDiscordDocuments()
    expect(said(await bot.add(HTML, where))).toContain('Only an admin can add, change or remove documents')
    expect(bot.discord.peopleFiles.downloads).toEqual([])
  })

  it('is who manages the server', async () => {
    const bot = await startDiscordDocuments()
    const where = { user: bob, memberPermissions: PermissionFlagsBits.ManageGuild }
    expect(said(await bot.add(HTML, where))).toContain('needs 3 details')
  })

  it('isn’t asked again by a forged button', async () => {
    const bot = await startDiscordDocuments()
    const draft = await bringAndFill(bot, HTML, details)
    const pressed = press(bot, draft, 'Publish', { user: bob })
    expect(said(await bot.answer(pressed))).toContain('Only an admin')
    expect(postedIn(bot.discord, ids.channel)).toEqual([])
  })

  it.each<[string, InteractionScene, string]>([
    ['a direct message', { place: 'dm', user: bob }, `dm:${ids.dmBob}`],
    ['where the bot is a guest', { place: 'foreign', user: bob }, `user:${bob.id}`],
  ])('is anybody in what is theirs alone: %s', async (_kind, where, workspace) => {
    const bot = await startDiscordDocuments()
    const draft = await bringAndFill(bot, HTML, details, where)
    const published = await bot.answer(press(bot, draft, 'Publish', where))
    expect(said(published)).toContain('Lantern Accord is published')
    expect(said(published)).not.toContain('The channel')
    const channels = [ids.channel, ids.foreignChannel, ids.dmBob]
    const seen = channels.flatMap((channel) => postedIn(bot.discord, channel).map((each) => read(each).text))
    expect(seen.filter((text) => text.includes('added Lantern'))).toEqual([])
    expect(said(await bot.type('lantern art. 2', where))).toContain(secondArticle)
    expect(said(await bot.type('lantern art. 2'))).not.toContain(secondArticle)
    expect(await bot.publisher.list({ ...of, workspace })).toEqual([])
  })
})

describe('A draft in Discord', () => {
  it('is published once, however often its button is pressed', async () => {
    const bot = await startDiscordDocuments()
    const draft = await bringAndFill(bot, HTML, details)
    const presses = [press(bot, draft, 'Publish'), press(bot, draft, 'Publish')]
    const answers = await Promise.all(presses.map((each) => bot.answer(each)))
    expect(answers.map((each) => read(each).text).join('\n')).toContain('Lantern Accord is published')
    await bot.discord.until(() => some(postedIn(bot.discord, ids.channel)), 'the announcement')
    expect(postedIn(bot.discord, ids.channel)).toHaveLength(1)
  })

  it('that is gone, or another server’s, says so', async () => {
    const bot = await startDiscordDocuments()
    const theirs = await bot.publisher.bring({ ...of, workspace: '99' }, { id: '9', name: null }, HTML)
    const draft = await bringAndFill(bot, HTML, details)
    const forged = JSON.parse(
      JSON.stringify(press(bot, draft, 'Publish')).replaceAll(
        codeOf(draft, 'l:publish'),
        `1:l:publish:${theirs.id}`,
      ),
    )
    expect(said(await bot.answer(forged))).toContain('This draft is gone')
    const [own] = await bot.publisher.list(of)
    await bot.publisher.discard(of, own?.id ?? '')
    expect(said(await bot.answer(press(bot, draft, 'Edit details…')))).toContain('This draft is gone')
    expect(await bot.publisher.find({ ...of, workspace: '99' }, theirs.id)).not.toBeNull()
  })

  it('is asked about before it is discarded', async () => {
    const bot = await startDiscordDocuments()
    const asked = await bot.answer(press(bot, await bot.add(HTML), 'Discard'))
    expect(said(asked)).toContain('Discard this draft?')
    expect(said(await bot.answer(press(bot, asked, 'Discard draft')))).toContain('Draft discarded')
    expect(await bot.publisher.list(of)).toEqual([])
  })

  it('says what is wrong with what was typed', async () => {
    const bot = await startDiscordDocuments()
    const draft = await bringAndFill(bot, HTML, { ...details, source: 'example.org' })
    expect(said(draft)).toContain('lantern.html can’t be published yet')
    expect(said(draft)).toContain('isn’t a web address')
    expect(labelsOf(draft)).not.toContain('Publish')
  })

  it('isn’t published from a channel in which its presser may not write', async () => {
    const bot = await startDiscordDocuments()
    const draft = await bringAndFill(bot, HTML, details)
    const scene = { memberPermissions: PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ViewChannel }
    expect(said(await bot.answer(press(bot, draft, 'Publish', scene)))).toContain('Send Messages')
    expect(await bot.publisher.list(of)).toHaveLength(1)
  })
})

describe('The documents of a server', () => {
  it('are listed for anybody, and removed by who manages it, who is asked', async () => {
    const bot = await startDiscordDocuments()
    await bot.answer(press(bot, await bringAndFill(bot, HTML, details), 'Publish'))
    await bot.add(samples.DOCX)
    const list = await bot.command('documents list')
    expect(said(list)).toContain('2 documents')
    expect(said(list)).toContain('added by Alice on ')
    expect(labelsOf(list)).toEqual([
      'Contents',
      'Add a document',
      '1 draft',
      'Manage documents',
      'Remove Lantern Accord',
    ])
    expect(labelsOf(await bot.command('documents list', {}, { user: bob }))).toEqual(['Contents'])
    const drafts = await bot.answer(press(bot, list, '1 draft'))
    expect(said(await bot.answer(press(bot, drafts, 'lantern.docx')))).toContain('lantern.docx')
    const again = await bot.type('documents')
    const asked = await bot.answer(press(bot, again, 'Remove Lantern Accord'))
    expect(said(asked)).toContain('Remove Lantern Accord?')
    expect(said(await bot.answer(press(bot, asked, 'Remove document')))).toContain('was removed')
    expect(said(await bot.command('documents list'))).toContain('1 document')
  })

  it('tells a mention and a direct message the list without any private address', async () => {
    const bot = await startDiscordDocuments()
    const { discord } = bot
    discord.say(mention('documents', { user: alice }))
    const [public_] = await discord.until(() => some(postedIn(discord, ids.channel)), 'the answer')
    expect(linksIn(only(public_))).toEqual([])
    discord.say(directMessage('add document', { user: alice }))
    const [direct] = await discord.until(() => some(postedIn(discord, ids.dmAlice)), 'the answer')
    expect(read(direct).text).toContain('/documents add')
    expect(linksIn(only(direct))).toEqual([])
  })
})

describe('Settings in Discord', () => {
  it('are set by who manages the server, and by a member whom they name, as long as they are named', async () => {
    const bot = await startDiscordDocuments()
    const bobs = { user: bob }
    expect(said(await bot.command('settings show', {}, bobs))).toContain('Only a workspace admin')
    expect(said(await bot.command('settings admin', { person: bob }, bobs))).toContain(
      'Only a workspace admin',
    )
    expect(said(await bot.command('settings show'))).toContain('everyone who can manage this server')
    expect(said(await bot.command('settings admin', { person: bob }))).toMatch(/is now an admin here/u)
    expect(said(await bot.command('settings dates', { language: 'fr' }, bobs))).toMatch(/26 novembre 2026/u)
    expect(said(await bot.command('key list', {}, bobs))).toContain('No keys yet')
    expect(said(await bot.command('settings remove', { person: bob }, bobs))).toContain('platform’s own')
    expect(said(await bot.type('forget', bobs))).toContain('platform’s own')
    expect(said(await bot.command('settings remove', { person: bob }))).toMatch(/no longer an admin/u)
    expect(said(await bot.command('settings show', {}, bobs))).toContain('Only a workspace admin')
  })
})

describe('Settings in Discord, in a form', () => {
  it('have several people chosen, as the server calls them', async () => {
    const bot = await startDiscordDocuments()
    const { discord } = bot
    const edit = async (inputs: Parameters<typeof discord.payloads.submitModal>[1], where = {}) => {
      const shown = await bot.command('settings show', {}, where)
      const opener = discord.payloads.button(shown, '1:f:form', where)
      await discord.interact(opener)
      return said(await bot.answer(discord.payloads.submitModal(opener, inputs, where)))
    }
    const saved = await edit({ dates: ['de'], hints: [], admins: [bob, users.carol] })
    expect(saved).toContain('Settings saved')
    expect(saved).toMatch(/German/u)
    expect(saved).toMatch(/Hints.*: off/u)
    const bobs = { user: bob }
    expect(said(await bot.command('settings show', {}, bobs))).toContain('Main document')
    // Whoever was named has no such input.
    await expect(edit({ admins: [] }, bobs)).rejects.toThrow(/admins/u)
    expect(await edit({ dates: ['fr'] }, bobs)).toContain('Settings saved')
    expect(await edit({ admins: [users.carol] })).toContain('Settings saved')
    expect(said(await bot.command('settings show', {}, bobs))).toContain('Only a workspace admin')
  })
})

describe('Settings in Discord, seen by others', () => {
  it('are told nobody by a message: neither who administers, nor what was asked', async () => {
    const bot = await startDiscordDocuments()
    const { discord } = bot
    await bot.command('settings admin', { person: bob })
    for (const [text, answer] of [
      ['settings', 'Use /settings for this, so that only you see the answer.'],
      ['settings hints off', 'Use /settings'],
      ['settings remove admin <@1>', 'Use /settings'],
      ['unanswered', 'Use my slash command'],
    ] as const) {
      const before = postedIn(discord, ids.channel).length
      discord.say(mention(text, { user: alice }))
      const [last] = await discord.until(
        () => some(postedIn(discord, ids.channel).slice(before)),
        'the answer',
      )
      const told = read(last).text
      expect(told, text).toContain(answer)
      expect(told, text).not.toMatch(/Bob|Admins|Main document/u)
    }
    expect(said(await bot.command('settings show'))).toMatch(/Hints.*: on/u)
    discord.say(directMessage('settings', { user: alice }))
    const [direct] = await discord.until(() => some(postedIn(discord, ids.dmAlice)), 'the answer')
    expect(read(direct).text).toContain('Use /settings')
  })

  it('have hints turned off by an option of the command, for the channel or the server', async () => {
    const bot = await startDiscordDocuments()
    const bobs = { user: bob }
    const nothing = async () => said(await bot.type('zygomorphic quaternions', bobs))
    expect(await nothing()).toContain('Try fewer')
    expect(said(await bot.command('settings hints', { hints: 'off', where: 'here' }, bobs))).toContain(
      'Only a workspace admin',
    )
    expect(await nothing()).toContain('Try fewer')
    expect(said(await bot.command('settings hints', { hints: 'off', where: 'here' }))).toContain(
      'Hints are now off in this channel',
    )
    expect(await nothing()).toMatch(/No match for/u)
    expect(await nothing()).not.toContain('Try fewer')
    expect(said(await bot.command('settings hints', { hints: 'usual' }))).toContain('same as everywhere')
    expect(await nothing()).toContain('Try fewer')
    expect(said(await bot.command('settings hints', { hints: 'off' }))).toContain('Hints are now off')
    expect(await nothing()).not.toContain('Try fewer')
  })
})

describe('Keys of programs in Discord', () => {
  const secret = /rap_[0-9a-f]{10}_[\w-]{43}/u

  it('are made, listed and revoked by who manages the server, who sees each once', async () => {
    const bot = await startDiscordDocuments()
    const interaction = bot.discord.payloads.slash('key new', { name: 'Laptop' })
    const made = await bot.answer(interaction)
    expect(said(made)).toMatch(secret)
    expect(said(await bot.command('key list'))).toMatch(/1 key.*laptop · [0-9a-f]{10} · made by/su)
    expect(said(await bot.command('key list'))).not.toMatch(secret)
    const asked = await bot.command('key revoke', { key: 'laptop' })
    expect(said(asked)).toContain('Revoke the key laptop?')
    expect(said(await bot.answer(press(bot, asked, 'Revoke')))).toContain('Key laptop is revoked')
    expect(said(await bot.type('keys'))).toContain('No keys yet')
    expect(postedIn(bot.discord, ids.channel)).toEqual([])
    expect(bot.logged.join('')).not.toMatch(secret)
  })

  it.each<[string, InteractionScene]>([
    ['a member', { user: bob }],
    ['a member who moderates', { user: bob, memberPermissions: PermissionFlagsBits.ManageMessages }],
  ])('aren’t made by %s', async (_who, where) => {
    const bot = await startDiscordDocuments()
    expect(said(await bot.command('key new', { name: 'laptop' }, where))).toContain('Only a workspace admin')
  })

  it('aren’t told where others read, nor in a message, which is kept until it’s posted', async () => {
    const bot = await startDiscordDocuments()
    const { discord } = bot
    discord.say(mention('key new laptop', { user: alice }))
    const [public_] = await discord.until(() => some(postedIn(discord, ids.channel)), 'the answer')
    expect(read(public_).text).toContain('Use /key')
    discord.say(directMessage('key new laptop', { user: alice }))
    const [direct] = await discord.until(() => some(postedIn(discord, ids.dmAlice)), 'the answer')
    expect(read(direct).text).toContain('Use /key')
    expect(said(await bot.command('key list'))).toContain('No keys yet')
  })
})

describe('Who has the page of documents open in Discord', () => {
  it('is asked about anew at each change', async () => {
    const { discord, adapter } = await startDiscordDocuments()
    const rights = (person: { readonly id: string }, workspace: string = ids.guild) =>
      adapter.channelAccess.rightsOf?.(workspace, person.id)
    expect(await rights(alice)).toEqual({ role: 'member', isAdmin: true })
    expect(await rights(bob)).toEqual({ role: 'member', isAdmin: false })
    expect(await rights(users.erin)).toEqual({ role: 'external', isAdmin: false })
    expect(await rights(alice, '999999999999999999')).toEqual({ role: 'external', isAdmin: false })
    expect(await rights(bob, `user:${bob.id}`)).toEqual({ role: 'member', isAdmin: true })
    discord.fail('GET /guilds/:guild/members/:user', faults.missingPermissions())
    expect(await rights(alice)).toBeNull()
  })
})
