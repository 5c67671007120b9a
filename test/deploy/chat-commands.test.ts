import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { describeCommands } from '../../adapters/discord/interactions/commands.ts'
import type { Bot } from '../../src/answer/bot.ts'
import { fullAccess } from '../../src/command/access.ts'
import type { Asker } from '../../src/command/command.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { createDocumentsBot } from '../adapters/documents-bot.ts'
import { createTestOutbox } from '../delivery/create-test-outbox.ts'
import { createPlatform } from '../delivery/platform.ts'
import { openMemoryStore } from '../store/open-memory-store.ts'

const files = [
  'README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

const [paragraph5, item11c, commands] = [
  /¶5.*sanctions are a tool of diplomacy/su,
  /¶11\(c\).*work closely with partners/su,
  /^I find and quote exact passages/u,
]
const changed = /GDPR, version 1 → 2.*art\. 6\(1\) · changed/su

/**
 * Every command for a chat that the docs have, and what its answer says; with what is asked instead where that isn't what
 * somebody types. In an order in which each does what it says.
 */
const answers: Readonly<Record<string, RegExp | readonly [asked: string, says: RegExp]>> = {
  sanctions: paragraph5,
  hackers: /¶4 .*cyber/su,
  IAEA: /¶4 .*International Atomic Energy Agency|¶4 .*IAEA/su,
  '"political will"': /¶11\(d\).*political will/su,
  'sanctions -china': /¶6 .*sanctions/su,
  'funds in:sanctions': /¶6 · Sanctions/u,
  '5': paragraph5,
  '11(c)': item11c,
  '¶11(c)': item11c,
  '11c': item11c,
  '5:2': /¶5:2.*They recalled that the UN Security Council/su,
  '5-7': /¶5 .*sanctions are a tool.*¶6 .*¶7 /su,
  '2, 4 and 9': /¶2 .*¶4 .*Page 1 of 2/su,
  'what does paragraph five say?': paragraph5,
  'quote 5': /^Quoted by Ana.*sanctions are a tool of diplomacy.*¶5,/su,
  'quote 11(c)': /^Quoted by Ana\s+work closely with partners/u,
  'quote 5:2-3': /^Quoted by Ana\s+They recalled/u,
  'quote 11(c) with context': /^Quoted by Ana\s+In order to persuade.*work closely with partners/su,
  quote: commands,
  check: commands,
  'check <text>': ['check sanctions are a tool of diplomacy', /Word for word/u],
  // Under a message it's the message that is checked; here there is none.
  'check this': /^Not a quotation.*To check a message/su,
  'related 5': /^Closest to Vancouver 2018 ¶5/u,
  cite: commands,
  'cite 5': /^Citation of ¶5\n/u,
  'cite 5 apa': /^Citation of ¶5, APA/u,
  chicago: ['cite 5 chicago', /^Citation of ¶5, Chicago/u],
  bibtex: ['cite 5 bibtex', /@\w+\{/u],
  ris: ['cite 5 ris', /^TY {2}- /mu],
  actions: /^9 action items in Vancouver 2018: 9 open/u,
  'action 11c': /Open.*¶11\(c\)/su,
  'action 11c done shipped in June': /marked as done; “shipped in June”/u,
  // Platforms write people so.
  'action 11c @ana': ['action 11c <@U1>', /^¶11\(c\) assigned to U1/u],
  'actions open': /^8 unfinished action items/u,
  'actions mine': /^1 action item assigned to you/u,
  'actions csv': /kind,reference,section/u,
  'actions ics': /BEGIN:VCALENDAR/u,
  'digest 09:00 Europe/London weekdays': /^Daily digest\s+Vancouver 2018, weekdays at 09:00 Europe\/London/u,
  digest: /09:00.*Europe\/London/su,
  'digest preview tomorrow': /^Action items on /u,
  'digest pause until 5 January': /[Pp]aused until .*5 January/u,
  'digest resume': /^Resumed/u,
  'digest stop': /stop posting digests here/u,
  documents: /^2 documents/u,
  'add document': /^Add a document of your own/u,
  'versions gdpr': /^GDPR: 2 versions/u,
  'compare gdpr': changed,
  'compare gdpr art. 6': changed,
  'compare gdpr@1': changed,
  'compare gdpr@1 art. 6': changed,
  // There are two versions here.
  'compare gdpr@1 gdpr@3': ['compare gdpr@1 gdpr@2', changed],
  'compare gdpr@1 gdpr@3 art. 6': ['compare gdpr@1 gdpr@2 art. 6', changed],
  'compare gdpr versions 1 and 3': ['compare gdpr versions 1 and 2', changed],
  use: /means Vancouver 2018 here/u,
  'use gdpr': /means GDPR here now/u,
  'use gdpr everywhere': /means GDPR in this workspace now/u,
  'use default': /^A number alone means/u,
  settings: /^Settings\n/u,
  'settings dates french': /^Dates are now in French/u,
  'settings hints off': /^Hints are now off/u,
  'settings hints off here': /^Hints are now off/u,
  'settings hints same as everywhere': /^Hints/u,
  // Whoever is named is looked up by the platform.
  'settings admin @ana': ['settings admin <@U2>', /^U2 is now an admin here/u],
  'settings remove admin @ana': ['settings remove admin <@U2>', /^U2 is no longer an admin here/u],
  unanswered: /without an answer this month/u,
  contents: /^Contents\n/u,
  'key new laptop': /^Key laptop\s+Copy this key now.*rap_/su,
  keys: /^1 key/u,
  'key revoke laptop': /^Revoke the key laptop\?/u,
  help: commands,
  forget: /^Delete all data for this workspace\?/u,
}

describe('The docs', () => {
  it('have commands for a chat that are answered as they say', async () => {
    const typed = new Set(files.flatMap((file) => commandsIn(file, readFileSync(file, 'utf8'))))
    expect([...typed].sort()).toEqual(Object.keys(answers).sort())
    const everywhere = await open()
    for (const [line, answer] of Object.entries(answers)) {
      const [asked, says] = answer instanceof RegExp ? [line, answer] : answer
      const asker = createAsker()
      // What was chosen before means something.
      const bot = await everywhere.at(asker.at)
      const reply = await bot.answer(bot.read(asked), asker, 'a'.repeat(20))
      expect.soft(reply.kind === 'reply' ? renderPlainText(reply) : reply.kind, line).toMatch(says)
    }
  })

  it('have slash commands that Discord is told of', () => {
    const known = describeCommands('korea').flatMap((command) => {
      const options = 'options' in command ? (command.options ?? []) : []
      return [`/${command.name}`, ...options.map(({ name }) => `/${command.name} ${name}`)]
    })
    const shown = ['/korea', '/quote', '/settings', '/documents add', '/key new']
    for (const each of shown) {
      expect(files.some((file) => readFileSync(file, 'utf8').includes(`\`${each}`))).toBe(true)
      expect(known).toContain(each)
    }
  })
})

const us = { platform: 'Slack', workspace: 'T1' }

/** A bot as it is in a workspace that has a document of its own, twice published. */
async function open(): Promise<Bot> {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  for (const [at, words] of ['is lawful', 'shall be lawful'].entries()) {
    const edition = { document: 'gdpr', by: 'Mina', at: 1_764_000_000_000 + at, fileName: null }
    await store.documents.publish(us, { ...edition, text: regulation(words) })
  }
  const access = { poster: createPlatform(), render: (reply: Reply) => [renderPlainText(reply)] }
  const channelAccess = () => access
  const outbox = createTestOutbox(store, channelAccess)
  return (await createDocumentsBot(store, { outbox, channelAccess })).bot
}

function createAsker(): Asker {
  const access = { ...fullAccess, isAdmin: true }
  const at = { ...us, channel: 'C1', thread: null }
  return { id: 'U1', name: 'Ana', access, zone: 'Europe/London', at, origin: `question ${asked++}` }
}

let asked = 0

const verbs =
  /^(?:quote|check|cite|related|actions?|digest|documents?|versions|compare|use|keys?|unanswered|settings|contents|help|forget|add|show|what)(?: |$)/u

/** What a page of the docs says to type: after the slash command or a mention, by its first word, or in a list of commands. */
function commandsIn(file: string, markdown: string): readonly string[] {
  const prose = markdown.replace(/^```.*?^```/gmsu, '')
  const listed = [...prose.matchAll(/^\| (`.*?`) \|/gmu)].flatMap(([, cell = '']) => codesIn(cell))
  return codesIn(prose).flatMap((code) => {
    const [, after] = /^(?:\/korea|@rapporteur|@korea) (.+)$/u.exec(code) ?? []
    if (after !== undefined) return [after]
    const isCommand = file === 'docs/users.md' ? !/^(?:\/|npm )/u.test(code) : verbs.test(code)
    return isCommand || (file === 'README.md' && listed.includes(code)) ? [code] : []
  })
}

function codesIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code.replace(/\s+/gu, ' '))
}

function regulation(words: string): string {
  return `---
title: An Invented Regulation
short: GDPR
date: 2031-04-02
issuer: Nobody
source: https://example.org/gdpr
format: 2
---
### Article 5 Principles

Data are kept by a keeper.

### Article 6 Lawfulness

1. On Mondays processing ${words}.

2. A keeper says why.
`
}
