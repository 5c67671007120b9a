import { describe, expect, it } from 'vitest'
import { limits } from '../../../src/import/limits.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { samples, secondArticle, typed } from '../brought-files.ts'
import { modalOf, pressIn, submit, untilModal } from './in-view.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { buttonsIn, modesOf } from './start-bot.ts'
import { linksIn, type SlackDocuments, startSlackDocuments } from './start-documents.ts'
import { untilTold } from './until-told.ts'

const labelsIn = (blocks: readonly unknown[]) => buttonsIn(blocks).map(({ label }) => label)
const { HTML } = samples

/** Brings a file and fills in what is missing, in the modal. */
async function bringAndFill(bot: SlackDocuments, file = HTML): Promise<void> {
  await bot.add([file])
  await untilModal(bot, `${file.name} needs 3 details`)
  await pressIn(bot, 'modal', 'Fill in details…')
  await untilModal(bot, 'The address of the official text.')
  await submit(bot, typed)
  await untilModal(bot, `${file.name} is ready to publish`)
}

describe.each(modesOf('signed HTTP'))('A document of one’s own in Slack over %s', (mode) => {
  it.each(Object.entries(samples))(
    'goes from a file to a public quote with the right citation: %s',
    async (_, file) => {
      const bot = await startSlackDocuments(mode)
      await bringAndFill(bot, file)
      const { blocks } = await modalOf(bot)
      expect(readBlocks({ blocks })).toContain('I found articles 1–3.')
      expect(readBlocks({ blocks })).toContain('Brought by alice.')
      expect(labelsIn(blocks)).toEqual(['Publish', 'Edit details…', 'Discard', 'Review'])
      expect(linksIn({ blocks })).toEqual([
        expect.stringMatching(/^https:\/\/record\.example\.org\/documents#/u),
      ])
      expect(bot.slack.visible(ids.channel)).toEqual([])
      await pressIn(bot, 'modal', 'Publish')
      await untilModal(bot, 'Lantern Accord is published')
      expect(bot.slack.visible(ids.channel).map(readBlocks)).toEqual([
        expect.stringMatching(
          /^alice added Lantern Accord \(3 articles\)\. Ask \n\/korea lantern art\. 3\n\.\nAs uploaded by alice/u,
        ),
      ])
      await bot.ask('quote lantern art. 2')
      const quote = await waitFor(() => bot.slack.visible(ids.channel)[1], 'the quote')
      expect(quoteOf(quote)).toBe(secondArticle)
      expect(readBlocks(quote)).toContain('The Lantern Council')
      expect(quote.text).toContain('art. 2')
      expect(bot.slack.violations).toEqual([])
    },
  )

  it('pings nobody by its name, its words, or what is typed of it', async () => {
    const bot = await startSlackDocuments(mode)
    const html = new TextDecoder()
      .decode(HTML.bytes)
      .replaceAll('The Lantern Accord', '&lt;!channel> *Accord*')
    const file = { ...HTML, name: '<!here>.html', bytes: new TextEncoder().encode(html) }
    await bot.add([file])
    await untilModal(bot, '<!here>.html needs')
    await pressIn(bot, 'modal', 'Fill in details…')
    await untilModal(bot, 'The address of the official text.')
    await submit(bot, { ...typed, title: '<!channel> *Accord*', short: '<@U0BOB> @everyone' })
    await untilModal(bot, 'ready to publish')
    await pressIn(bot, 'modal', 'Publish')
    const posted = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the announcement')
    expect(posted.text).toContain('&lt;@U0BOB&gt; @everyone')
    await bot.ask('documents')
    expect((await untilTold(bot, '2 documents')).text).not.toMatch(/<[!@]/u)
    // No mrkdwn, in which a name would ping.
    expect(bot.slack.violations).toEqual([])
  })

  it('is told who reads along that it is being read, at once', async () => {
    const bot = await startSlackDocuments(mode)
    const shown: string[] = []
    bot.slack.watch((call, moment) => {
      if (moment === 'received' && call.method.startsWith('views.'))
        shown.push(readBlocks(Object(call.args.view)))
    })
    await bot.add([HTML])
    await untilModal(bot, 'needs 3 details')
    expect(shown[0]).toContain('Reading lantern.html…')
    expect(bot.slack.violations).toEqual([])
  })

  it('is told in a private message where its modal was closed meanwhile, or could not be opened', async () => {
    const bot = await startSlackDocuments(mode)
    bot.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    await bot.add([HTML])
    const told = await untilTold(bot, 'lantern.html needs 3 details')
    expect(labelsIn(told.blocks)).toContain('Fill in details…')
    expect(linksIn(told)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })
})

describe('A file in Slack that can’t be added', () => {
  const mode = 'Socket Mode'
  const refusedWith = async (bot: SlackDocuments, text: string): Promise<void> => {
    await untilModal(bot, text)
    expect(await bot.publisher.list({ platform: 'Slack', workspace: ids.team })).toEqual([])
    expect(bot.slack.violations).toEqual([])
  }

  it('is none', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([])
    await refusedWith(bot, 'This message has no file.')
  })

  it('is no document', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([
      { name: 'cat.png', mimetype: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0]) },
    ])
    await refusedWith(bot, 'I couldn’t add the file')
  })

  it('says that it is too large, and is not fetched', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([{ ...HTML, size: limits.bytes + 1 }])
    await refusedWith(bot, 'too large')
    expect(bot.slack.peopleFiles.downloads).toEqual([])
  })

  it('is larger than Slack says', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([{ ...HTML, size: 10, bytes: new Uint8Array(limits.bytes + 1) }])
    await refusedWith(bot, 'too large')
  })

  it('is kept elsewhere', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([{ ...HTML, kind: 'external' }])
    await refusedWith(bot, 'stored outside this platform')
    expect(bot.slack.peopleFiles.downloads).toEqual([])
  })

  it('was deleted', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([{ ...HTML, kind: 'deleted' }])
    await refusedWith(bot, 'has been deleted')
  })

  it('leads to another host, to which nothing is sent', async () => {
    const bot = await startSlackDocuments(mode)
    const elsewhere = await startSlackDocuments(mode)
    const stolen = elsewhere.slack.apiUrl.replace('/api/', '/files-pri/stolen')
    await bot.add([{ ...HTML, redirectTo: stolen }])
    await refusedWith(bot, 'I’m not allowed to read files here.')
    expect(elsewhere.slack.peopleFiles.downloads).toEqual([])
  })

  it('fails on the way', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([{ ...HTML, status: 500 }])
    await refusedWith(bot, 'The download failed.')
  })

  it.each(['redirects', 'shows'] as const)('lacks files:read, and the page is offered: %s', async (how) => {
    const bot = await startSlackDocuments(mode)
    bot.slack.peopleFiles.withhold(how)
    await bot.add([samples.PDF])
    await refusedWith(bot, 'files:read')
    expect(linksIn(bot.slack.modal(ids.user))).toHaveLength(1)
  })

  it('of a shared channel is looked up, and without files:read the page is offered', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([{ ...HTML, kind: 'shared' }])
    await untilModal(bot, 'lantern.html needs 3 details')
    expect(bot.slack.callsTo('files.info')).toHaveLength(1)
    bot.slack.peopleFiles.withhold()
    bot.slack.dismissModal(ids.user)
    await bot.add([{ ...HTML, kind: 'shared' }])
    await untilModal(bot, 'files:read')
    expect(bot.slack.violations).toEqual([])
  })

  it('has company, of which nothing is read, and says so', async () => {
    const bot = await startSlackDocuments(mode)
    await bot.add([HTML, samples.DOCX, samples.PDF])
    await untilModal(bot, 'This message has 2 more files. I read only lantern.html.')
    expect(bot.slack.peopleFiles.downloads).toHaveLength(1)
  })
})

describe('Who may not add a document in Slack', () => {
  const people: readonly (readonly [string, string])[] = [
    ['a member', ids.secondUser],
    ['a guest', ids.guest],
    ['an administrator of another organisation', ids.otherAdmin],
    ['somebody whose account has ended', ids.endedUser],
  ]

  it.each(people)('is told so, and nothing is fetched: %s', async (_, user) => {
    const bot = await startSlackDocuments('Socket Mode')
    await bot.add([HTML], { user })
    await waitFor(
      () => readBlocks(bot.slack.modal(user)).includes('Only an admin can add, change or remove documents'),
      'the refusal',
    )
    expect(bot.slack.peopleFiles.downloads).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('can’t publish a draft whose button they come by', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bringAndFill(bot)
    const [draft] = await bot.publisher.list({ platform: 'Slack', workspace: ids.team })
    const command = { command: '/korea', text: 'documents', user: ids.secondUser }
    await bot.deliver('slash_commands', bot.slack.payloads.slashCommand(command))
    const list = await untilTold(bot, '1 document', ids.secondUser)
    const forged = {
      on: list,
      actionId: bot.actionIdOf(list, 'Contents'),
      forgedValue: `1:l:publish:${draft?.id}`,
    }
    await bot.deliver('interactive', bot.slack.payloads.blockActions({ ...forged, user: ids.secondUser }))
    await untilTold(bot, 'Only an admin can add', ids.secondUser)
    expect(bot.slack.visible(ids.channel)).toEqual([])
  })
})

describe('A draft in Slack', () => {
  it('is published once, however often its button is pressed', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bringAndFill(bot)
    await Promise.all([pressIn(bot, 'modal', 'Publish'), pressIn(bot, 'modal', 'Publish')])
    await waitFor(() => bot.slack.visible(ids.channel).length > 0, 'the announcement')
    await waitFor(() => bot.slack.callsTo('views.update').length >= 4, 'both answers')
    expect(bot.slack.visible(ids.channel)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('that is gone says so', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bringAndFill(bot)
    const of = { platform: 'Slack', workspace: ids.team }
    const [draft] = await bot.publisher.list(of)
    await bot.publisher.discard(of, draft?.id ?? '')
    await pressIn(bot, 'modal', 'Publish')
    await untilModal(bot, 'This draft is gone')
    expect(bot.slack.visible(ids.channel)).toEqual([])
  })

  it('of another workspace is gone, too', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    const theirs = await bot.publisher.bring(
      { platform: 'Slack', workspace: ids.otherTeam },
      { id: 'U9', name: null },
      HTML,
    )
    await bringAndFill(bot)
    const view = await modalOf(bot)
    const publish = buttonsIn(view.blocks).find(({ label }) => label === 'Publish')
    const payload = JSON.stringify(
      bot.slack.payloads.viewAction({ surface: 'modal', actionId: publish?.actionId ?? '' }),
    )
    const own = publish?.value ?? ''
    await bot.deliver('interactive', JSON.parse(payload.replaceAll(own, `1:l:publish:${theirs.id}`)))
    await untilModal(bot, 'This draft is gone')
  })

  it('is asked about before it is discarded', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    bot.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    await bot.add([HTML])
    const told = await untilTold(bot, 'needs 3 details')
    expect(JSON.stringify(told.blocks)).toContain('Discard this draft?')
    await bot.press(told, 'Discard')
    await untilTold(bot, 'Draft discarded')
    expect(await bot.publisher.list({ platform: 'Slack', workspace: ids.team })).toEqual([])
  })

  it('says beside its inputs what can’t be right', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bot.add([HTML])
    await untilModal(bot, 'needs 3 details')
    await pressIn(bot, 'modal', 'Fill in details…')
    await untilModal(bot, 'The address of the official text.')
    await submit(bot, { date: 'spring', source: 'example.org', issuer: 'The Council' })
    await waitFor(() => bot.slack.modalErrors(ids.user).date, 'the errors')
    expect(Object.keys(bot.slack.modalErrors(ids.user))).toEqual(['date', 'source'])
  })
})

describe('The documents of a workspace in Slack', () => {
  it('are listed for anybody, and removed by an administrator, who is asked', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bringAndFill(bot)
    await pressIn(bot, 'modal', 'Publish')
    await untilModal(bot, 'is published')
    await bot.ask('documents')
    const list = await untilTold(bot, '2 documents')
    expect(readBlocks(list)).toContain('Lantern Accord')
    expect(readBlocks(list)).toContain('added by alice on ')
    expect(readBlocks(list)).toContain('a number alone means this one')
    expect(labelsIn(list.blocks)).toEqual([
      'Contents',
      'Add a document',
      'Manage documents',
      'Remove Lantern Accord',
    ])
    const command = { command: '/korea', text: 'documents', user: ids.secondUser }
    await bot.deliver('slash_commands', bot.slack.payloads.slashCommand(command))
    const theirs = await untilTold(bot, '2 documents', ids.secondUser)
    expect(labelsIn(theirs.blocks)).toEqual(['Contents'])
    await bot.press(list, 'Remove Lantern Accord')
    const asked = await untilTold(bot, 'Remove Lantern Accord?')
    await bot.press(asked, 'Remove document')
    await untilTold(bot, 'Lantern Accord was removed')
    await bot.ask('lantern art. 2')
    await untilTold(bot, 'Vancouver 2018 has no articles')
    expect(bot.slack.violations).toEqual([])
  })

  it('tells a mention the list without any private address', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'documents' }))
    const answer = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the answer')
    expect(readBlocks(answer)).toContain('1 document')
    expect(linksIn(answer)).toEqual([])
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'add document' }))
    const told = await untilTold(bot, 'Add to documents')
    expect(linksIn(told)).toHaveLength(1)
    expect(bot.slack.visible(ids.channel)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('has the page only where there is one', async () => {
    const bot = await startSlackDocuments('Socket Mode', null)
    await bot.ask('add document')
    const told = await untilTold(bot, 'Add to documents')
    expect(linksIn(told)).toEqual([])
    expect(readBlocks(told)).not.toContain('my page is yours alone')
  })

  it('is told to a channel of which the bot is no member as far as it can', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bringAndFill(bot)
    bot.slack.setChannel(ids.channel, { isMember: false })
    await pressIn(bot, 'modal', 'Publish')
    await untilModal(bot, 'The channel doesn’t know yet.')
    await untilModal(bot, 'Lantern Accord is published')
  })
})

describe('Keys of programs in Slack', () => {
  const secret = /rap_[0-9a-f]{10}_[\w-]{43}/u

  it.each(modesOf('signed HTTP'))(
    'are made by an admin, who alone sees each, once, over %s',
    async (mode) => {
      const bot = await startSlackDocuments(mode)
      await bot.ask('key new laptop')
      const made = await untilTold(bot, 'Copy this key now')
      expect(readBlocks(made)).toMatch(secret)
      await bot.ask('keys')
      const listed = await untilTold(bot, '1 key')
      expect(readBlocks(listed)).toContain('made by alice')
      expect(readBlocks(listed)).not.toMatch(secret)
      await bot.ask('key revoke laptop')
      await untilTold(bot, 'Revoke the key laptop?')
      expect(bot.slack.visible(ids.channel)).toEqual([])
      expect(bot.slack.violations).toEqual([])
    },
  )

  it('are told privately, also where a mention asks for one before everyone', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'key new laptop' }))
    expect(readBlocks(await untilTold(bot, 'Copy this key now'))).toMatch(secret)
    expect(JSON.stringify(bot.slack.visible(ids.channel))).not.toMatch(secret)
  })

  it('aren’t made by a member', async () => {
    const bot = await startSlackDocuments('Socket Mode')
    bot.slack.setUser(ids.user, { isAdmin: false })
    await bot.ask('key new laptop')
    await untilTold(bot, 'Only a workspace admin can do that.')
  })
})

describe('Who has the page of documents open in Slack', () => {
  it('is asked about anew at each change', async () => {
    const { slack, adapter } = await startSlackDocuments('Socket Mode')
    const rights = (person: string) => adapter.channelAccess.rightsOf?.(ids.team, person)
    expect(await rights(ids.admin)).toEqual({ role: 'member', isAdmin: true })
    expect(await rights(ids.secondUser)).toEqual({ role: 'member', isAdmin: false })
    expect(await rights(ids.guest)).toEqual({ role: 'guest', isAdmin: false })
    for (const person of [ids.endedUser, ids.otherAdmin, ids.unknownUser])
      expect(await rights(person)).toEqual({ role: 'external', isAdmin: false })
    slack.setUser(ids.admin, { isAdmin: false })
    expect(await rights(ids.admin)).toEqual({ role: 'member', isAdmin: false })
    slack.fail('users.info', { kind: 'error', error: 'internal_error' })
    expect(await rights(ids.secondUser)).toBeNull()
  })
})

describe('Settings in Slack', () => {
  it('are opened from App Home, where the language of dates is chosen', async () => {
    const bot = await startSlackDocuments('signed HTTP')
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
    await waitFor(() => bot.slack.home(ids.user), 'App Home')
    await pressIn(bot, 'home', 'Settings')
    await untilModal(bot, 'admins and owners of this workspace')
    await pressIn(bot, 'modal', 'French')
    await untilModal(bot, 'French, as in jeudi 26 novembre 2026')
    // There is no channel here.
    await pressIn(bot, 'modal', 'Off everywhere')
    await untilModal(bot, 'Hints are now off')
    expect(bot.slack.violations).toEqual([])
  })

  it('are set in a form, with several people chosen, of whom none may be a bot', async () => {
    const bot = await startSlackDocuments('signed HTTP')
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
    await waitFor(() => bot.slack.home(ids.user), 'App Home')
    const edit = async (values: Parameters<typeof submit>[1]) => {
      await pressIn(bot, 'modal', 'Edit…')
      await untilModal(bot, 'Who else is an admin')
      await submit(bot, values)
    }
    await pressIn(bot, 'home', 'Settings')
    await untilModal(bot, 'admins and owners of this workspace')
    await edit({ dates: 'fr', hints: [], admins: [ids.secondUser, ids.botUser] })
    await untilModal(bot, 'Nothing was saved. I don’t know one of these people')
    await edit({ dates: 'fr', hints: [], admins: [ids.secondUser, ids.guest] })
    await untilModal(bot, 'Settings saved')
    const said = readBlocks({ blocks: (await modalOf(bot)).blocks })
    expect(said).toMatch(/French/u)
    expect(said).toMatch(/Hints\n?: off/u)
    await bot.ask('zygomorphic quaternions')
    expect((await untilTold(bot, 'No match for')).text).not.toContain('Try fewer')
    // They are filled in with who is named already.
    await edit({})
    await untilModal(bot, 'Settings saved')
    await edit({ admins: [ids.guest] })
    await untilModal(bot, 'Settings saved')
    await bot.deliver(
      'slash_commands',
      bot.slack.payloads.slashCommand({ command: '/korea', text: 'settings', user: ids.secondUser }),
    )
    await untilTold(bot, 'Only a workspace admin can do that.', ids.secondUser)
    expect(bot.slack.violations).toEqual([])
  })

  it('have a member named by a mention, who may then see them; a guest may not, and a bot can’t be named', async () => {
    const bot = await startSlackDocuments('signed HTTP')
    const ask = (text: string, user: string) =>
      bot.deliver('slash_commands', bot.slack.payloads.slashCommand({ command: '/korea', text, user }))
    await ask('settings', ids.secondUser)
    await untilTold(bot, 'Only a workspace admin can do that.', ids.secondUser)
    await bot.ask(`settings admin <@${ids.secondUser}|bob>`)
    await untilTold(bot, 'is now an admin here')
    await ask('settings dates fr', ids.secondUser)
    await untilTold(bot, 'Dates are now in French', ids.secondUser)
    await ask('forget', ids.secondUser)
    await untilTold(bot, 'Only an admin of the platform’s own', ids.secondUser)
    for (const named of [ids.guest, ids.stranger]) {
      await bot.ask(`settings admin <@${named}>`)
      await ask('settings', named)
    }
    await untilTold(bot, 'Guests of this workspace can’t', ids.guest)
    await untilTold(bot, 'Only members of this workspace can', ids.stranger)
    await bot.ask(`settings admin <@${ids.botUser}>`)
    await untilTold(bot, 'I don’t know who that is. Pick a person')
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })
})
