import { describe, expect, it } from 'vitest'
import { renderReply as renderForDiscord } from '../../adapters/discord/render/render.ts'
import { renderReply as renderForSlack } from '../../adapters/slack/render/render.ts'
import type { Bot } from '../../src/answer/bot.ts'
import { choosePassages, choosePassagesFor } from '../../src/answer/choose-passages.ts'
import { formFor, forms } from '../../src/answer/forms/forms.ts'
import { fullAccess } from '../../src/command/access.ts'
import { encode } from '../../src/command/codec.ts'
import type { Asker, Command } from '../../src/command/command.ts'
import { commandTable, commandWords } from '../../src/command/table.ts'
import type { ChannelAccess } from '../../src/delivery/channel-access.ts'
import type { Delivery } from '../../src/delivery/delivery-store.ts'
import { createDigestRules } from '../../src/digest/digest-rules.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import type { Form } from '../../src/message/form.ts'
import { createPlatform } from '../delivery/platform.ts'
import { openWorkspaces, type Workspaces } from '../library/workspaces.ts'

// Two workspaces with the same ids of channels, people, messages and documents, and a third one without documents of its own.
const ours = { platform: 'Slack', workspace: 'T1' }
const theirs = { platform: 'Slack', workspace: 'T2' }
const others = { platform: 'Slack', workspace: 'T3' }
const elsewhere = { platform: 'Discord', workspace: 'T1' }

/** The file of a document whose every name and sentence has a word that no other workspace may see. */
function secretly(word: string, lamps = 'burn at dusk'): string {
  return `---
title: The ${word} Code
short: Code
date: 2031-04-02
issuer: The ${word} Board
source: https://example.org/${word}
format: 2
actions: art 1(1), art 2
thesaurus:
---
### Article 1 Aim of the ${word}

1. Every ${word} is inspected by the harbour master at dawn and pays nothing for it.

2. The ${word} keepers agree on the rota each spring.

### Article 2 Lamps of the ${word}

Lamps of a ${word} ${lamps} on every pier of the harbour.
`.replace('thesaurus:\n', '')
}

const [secret, other] = ['zeppelin', 'walrus']

async function open() {
  const workspaces = await openWorkspaces({ hasKeys: true })
  const { publish, store, libraries } = workspaces
  for (const [of, word] of [
    [ours, secret],
    [theirs, other],
  ] as const) {
    await publish(of, 'code', secretly(word), `Mina ${word}`)
    await publish(of, 'code', secretly(word, 'burn at night'), `Mina ${word}`)
    const person = { id: 'U1', name: `Mina ${word}` }
    await store.keys.add(of, { id: `of-${word}`, name: word, person, madeAt: 1 }, `secret of ${word}`)
  }
  await publish(ours, 'pact', secretly(secret).replace('short: Code', 'short: Pact'), `Mina ${secret}`)
  await store.documents.setChannel(ours, 'C1', 'code')
  await store.documents.setMain(theirs, 'code')
  await libraries.refresh()
  return workspaces
}

function asker(of: typeof ours): Asker {
  return {
    id: 'U1',
    name: 'Ana',
    access: { ...fullAccess, isAdmin: true },
    zone: 'Europe/London',
    at: { ...of, channel: 'C1', thread: '1.5' },
    origin: `question ${count++}`,
  }
}

let count = 0

const botOf = ({ bot }: Workspaces, of: typeof ours): Promise<Bot> => bot.at({ ...of, channel: 'C1' })

/** Everything that is shown of an answer, in every form that leaves us. */
async function everything(bot: Bot, command: Command, of: typeof ours): Promise<string> {
  const answer = await bot.answer(command, asker(of), 'a'.repeat(20))
  if (answer.kind !== 'reply') return ''
  return JSON.stringify([answer, renderForSlack(answer), renderForDiscord(answer)])
}

async function codesOf(bot: Bot, command: Command, of: typeof ours): Promise<readonly string[]> {
  const answer = await bot.answer(command, asker(of), 'a'.repeat(20))
  return answer.kind === 'reply' ? offersOf(answer).flatMap((each) => encode(each.command) ?? []) : []
}

// No word of these is the secret one, which would come back in an echo.
const references = [
  '1',
  '2',
  '5',
  '11(c)',
  'art. 1(1)',
  'code art. 2',
  'code@1 art. 2',
  'pact art. 1',
  'article 2',
  '1:1',
  '99',
]
const sought = [
  'inspected harbour master',
  'lamps pier',
  'rota',
  '"keepers agree"',
  'in:code lamps',
  'in:pact dawn',
  'sanctions',
]
const typed: readonly string[] = [
  ...commandTable.map(({ usage }) => usage),
  ...references,
  ...sought,
  ...['quote', 'cite', 'related', 'compare', 'action', 'show'].flatMap((verb) =>
    references.map((each) => `${verb} ${each}`),
  ),
  'quote art. 1(1) with context',
  ...['code', 'pact', ''].flatMap((name) =>
    ['versions', 'compare', 'use', 'actions', 'actions csv', 'actions ics'].map((verb) =>
      verb.startsWith('actions') ? verb.replace('actions', `actions ${name}`) : `${verb} ${name}`,
    ),
  ),
  'check is inspected by the harbour master at dawn and pays nothing for it',
  'check “The keepers agree on the rota each spring.”',
  'digest preview',
  'digest',
  'digests',
  'contents',
  'help',
  'hi',
]

describe('A workspace', () => {
  it('sees nothing of another’s documents, whatever is typed or pressed there before', async () => {
    const workspaces = await open()
    const [here, there, nowhere, apart] = await Promise.all(
      [ours, theirs, others, elsewhere].map((of) => botOf(workspaces, of)),
    )
    if (here === undefined || there === undefined || nowhere === undefined || apart === undefined)
      throw new Error()
    const codes = new Set<string>()
    let seen = 0
    for (const text of typed) {
      // Twice, so that what is remembered is there for the next who asks.
      for (const bot of [here, here]) {
        const shown = await everything(bot, bot.read(text), ours)
        seen += shown.includes(secret) ? 1 : 0
        expect(shown, text).not.toContain(other)
      }
      for (const code of await codesOf(here, here.read(text), ours)) codes.add(code)
      for (const [bot, of] of [
        [there, theirs],
        [nowhere, others],
        [apart, elsewhere],
      ] as const) {
        const shown = await everything(bot, bot.read(text), of)
        expect(shown.toLowerCase(), `${of.workspace}: ${text}`).not.toContain(secret)
        if (of !== theirs) expect(shown, text).not.toContain(other)
      }
    }
    expect(seen).toBeGreaterThan(60)
    expect(codes.size).toBeGreaterThan(80)
    for (const code of codes) {
      if (
        code.startsWith('1:l:remove') ||
        code.startsWith('1:j:l:remove') ||
        code.startsWith('1:z:yes') ||
        code.startsWith('1:g:revoke') ||
        code.startsWith('1:s:') ||
        code.startsWith('1:k:')
      )
        continue
      await everything(here, here.readCode(code), ours)
      for (const [bot, of] of [
        [there, theirs],
        [nowhere, others],
      ] as const) {
        const shown = await everything(bot, bot.readCode(code), of)
        expect(shown.toLowerCase(), `${of.workspace}: ${code}`).not.toContain(secret)
      }
    }
  })

  it('checks against its own documents alone', async () => {
    const workspaces = await open()
    const quotation = `Every ${secret} is inspected by the harbour master at dawn and pays nothing for it.`
    const kinds = await Promise.all(
      [ours, theirs, others].map(async (of) => (await botOf(workspaces, of)).check(quotation)[0]?.kind),
    )
    expect(kinds[0]).toBe('exact')
    expect(kinds[1]).not.toBe('exact')
    expect(kinds[2]).toBe('absent')
  })

  it('completes and fills in its own alone', async () => {
    const workspaces = await open()
    const [here, there, nowhere] = [
      await botOf(workspaces, ours),
      await botOf(workspaces, theirs),
      await botOf(workspaces, others),
    ]
    for (const text of [
      '',
      '1',
      'co',
      'code',
      'code ',
      'pact 1',
      'lam',
      'zep',
      'aim of the',
      'inspected',
      ...commandWords,
    ]) {
      const shownBy = (bot: Bot): string =>
        JSON.stringify([
          bot.suggest(text, 25),
          choosePassages(bot, text, 25),
          choosePassagesFor(bot, text, 25),
          bot.find(text, 10),
          bot.shownBy(bot.read(text)),
        ])
      shownBy(here)
      expect(shownBy(there), text).not.toContain(secret)
      expect(shownBy(nowhere), text).not.toMatch(/zeppelin|walrus/u)
    }
    expect(JSON.stringify(here.suggest('lam', 25))).toContain(secret)
    const items = (bot: Bot): string => JSON.stringify(bot.actionItems.map(({ parts }) => parts))
    expect(items(here)).toContain(secret)
    expect(items(there)).not.toContain(secret)
    expect(JSON.stringify([there.home, nowhere.home])).not.toContain(secret)
    expect(there.readLink(`https://example.org/${secret}`)).toBeNull()
  })

  it('has forms of its own alone, also one that another workspace’s carried text is sent off with', async () => {
    const workspaces = await open()
    const [here, there] = [await botOf(workspaces, ours), await botOf(workspaces, theirs)]
    const form = await formFor(here, here.read('action art. 1(1)'), asker(ours))
    expect(form).toBeNull()
    const opened: Form | null = await formFor(here, here.readCode('1:m:code@2 art1.1'), asker(ours))
    expect(JSON.stringify(opened)).toContain(secret)
    expect(
      JSON.stringify(await formFor(there, there.readCode('1:m:code@2 art1.1'), asker(theirs))),
    ).not.toContain(secret)
    expect(await formFor(there, there.readCode('1:m:pact@1 art1.1'), asker(theirs))).toBeNull()
    const { change, complete } = forms.quote
    const quoting = { carried: '', title: 'Quote' }
    expect(JSON.stringify(change(here, quoting, 'pact art. 2'))).not.toContain(other)
    expect(JSON.stringify(change(there, quoting, 'pact art. 2'))).not.toContain(secret)
    expect(JSON.stringify(complete(here, 'passage', 'lam', 25))).toContain(secret)
    expect(JSON.stringify(complete(there, 'passage', 'lam', 25))).not.toContain(secret)
  })

  it('lists and revokes its own keys alone', async () => {
    const workspaces = await open()
    const { keys } = workspaces.store
    const [here, there] = [await botOf(workspaces, ours), await botOf(workspaces, theirs)]
    expect(await everything(here, here.read('keys'), ours)).toContain(`of-${secret}`)
    expect(await everything(there, there.read('keys'), theirs)).not.toContain(secret)
    for (const key of [secret, `of-${secret}`])
      await everything(there, there.readCode(`1:g:revoke:${key}`), theirs)
    expect(await keys.find(`secret of ${secret}`)).toEqual(ours)
    await everything(here, here.readCode(`1:g:revoke:of-${secret}`), ours)
    expect(await keys.find(`secret of ${secret}`)).toBeNull()
    expect(await keys.find(`secret of ${other}`)).toEqual(theirs)
  })

  it('is set and administered by itself', async () => {
    const workspaces = await open()
    const { store, libraries } = workspaces
    await store.documents.addAdmin(ours, { id: 'U7', name: secret })
    await store.documents.setDates(ours, 'fr')
    await libraries.refresh()
    const [here, there, nowhere] = await Promise.all(
      [ours, theirs, others].map((of) => botOf(workspaces, of)),
    )
    if (here === undefined || there === undefined || nowhere === undefined) throw new Error()
    expect(await everything(here, here.read('settings'), ours)).toMatch(
      /zeppelin.*novembre|novembre.*zeppelin/u,
    )
    for (const [bot, of] of [
      [there, theirs],
      [nowhere, others],
    ] as const) {
      for (const code of ['1:f', '1:f:remove:U7', '1:f:dates:de'])
        expect(await everything(bot, bot.readCode(code), of), code).not.toMatch(/zeppelin|novembre/u)
      const named = { ...asker(of), id: 'U7', access: { ...fullAccess, isAdmin: false } }
      expect(bot.refuse({ kind: 'settings' }, named)).not.toBeNull()
    }
    expect(await store.documents.read(ours)).toMatchObject({ dates: 'fr', admins: [{ id: 'U7' }] })
  })

  it('keeps action items apart that have the same id', async () => {
    const workspaces = await open()
    const [here, there] = [await botOf(workspaces, ours), await botOf(workspaces, theirs)]
    await here.answer(here.readCode('1:u:done:asker:code@2 art1.1'), asker(ours))
    const [mine, not] = [
      await everything(here, here.read('actions code'), ours),
      await everything(there, there.read('actions code'), theirs),
    ]
    expect(mine).toContain('1 done')
    expect(not).not.toContain('1 done')
    expect(await everything(there, there.read('actions csv'), theirs)).not.toMatch(/zeppelin|done/u)
  })

  it('gets digests of its own alone', async () => {
    const workspaces = await open()
    const { store, libraries } = workspaces
    const dueAt = Date.parse('2030-01-02T09:00:00Z')
    const rules = createDigestRules({
      ...store,
      libraryOf: libraries.of,
      now: () => dueAt,
      lateMs: 3_600_000,
    })
    const access: ChannelAccess = {
      poster: createPlatform(),
      render: (reply) => renderForSlack(reply),
    }
    const written = async (of: typeof ours, date = '2030-01-02', due = dueAt): Promise<string> => {
      const subscription = await store.digests.find({ ...of, channel: 'C1' })
      const delivery = {
        ...of,
        id: 'x',
        kind: 'digest',
        channel: 'C1',
        thread: null,
        person: 'U1',
        request: null,
        dueAt: due,
        state: 'claimed',
        payloads: null,
        parts: [],
        tryAt: due,
        tries: 0,
        reason: null,
        changedAt: due,
        digest: { subscription: subscription?.id ?? '', date },
      } satisfies Delivery
      return JSON.stringify(await rules.write?.(delivery, access))
    }
    for (const of of [ours, theirs]) {
      await store.digests.subscribe({
        ...of,
        channel: 'C1',
        document: 'code',
        schedule: { time: '09:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7] },
        setBy: { id: 'U1', name: 'Ana' },
        setAt: dueAt,
        next: { date: '2030-01-02', at: dueAt },
      })
    }
    expect(await written(ours)).toContain(secret)
    expect(await written(theirs)).not.toContain(secret)
  })

  it('has nothing left once it’s deleted, and the other everything', async () => {
    const workspaces = await open()
    const { store, libraries } = workspaces
    await store.forget(ours.platform, ours.workspace)
    await libraries.refresh()
    const [gone, kept] = [await botOf(workspaces, ours), await botOf(workspaces, theirs)]
    for (const text of [
      ...references,
      ...sought,
      'versions code',
      'compare code',
      'use',
      '1:p:0:code@1 art1',
    ]) {
      const command = text.startsWith('1:') ? gone.readCode(text) : gone.read(text)
      expect(await everything(gone, command, ours), text).not.toMatch(/zeppelin|walrus/u)
    }
    expect((await store.documents.read(ours)).versions).toEqual([])
    expect(await everything(kept, kept.read('code art. 1'), theirs)).toContain(other)
  })
})
