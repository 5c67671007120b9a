import { describe, expect, it } from 'vitest'
import { fullAccess } from '../../src/command/access.ts'
import { encode } from '../../src/command/codec.ts'
import type { Asker } from '../../src/command/command.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import type { Reply } from '../../src/message/reply.ts'
import { openWorkspaces, type Workspaces } from '../library/workspaces.ts'

const us = { platform: 'Slack', workspace: 'T1' }

/** The file of an invented code with two articles, of these words. */
function code(first: string, second: string): string {
  return `---
title: The Code of Nowhere
short: Code
date: 2031-04-02
issuer: Nobody
source: https://example.org/code
format: 2
---
### Article 1 Aim

1. ${first}

2. The keeper sleeps by day.

### Article 2 Signals

${second}
`
}

function asker(access = fullAccess, channel = 'C1'): Asker {
  return {
    id: 'U1',
    name: 'Ana',
    access,
    zone: null,
    at: { ...us, channel, thread: null },
    origin: 'question',
  }
}

async function open() {
  const workspaces = await openWorkspaces()
  await workspaces.publish(us, 'code', code('The isles keep a light.', 'A horn is blown in fog.'))
  return workspaces
}

async function ask({ bot }: Workspaces, typed: string, channel = 'C1', who = asker(fullAccess, channel)) {
  const here = await bot.at({ ...us, channel })
  const answer = await here.answer(here.read(typed), who, 'f'.repeat(20))
  if (answer.kind !== 'reply') throw new Error(answer.kind)
  return answer
}

async function press({ bot }: Workspaces, code: string) {
  const here = await bot.at({ ...us, channel: 'C1' })
  const answer = await here.answer(here.readCode(code), asker(), 'f'.repeat(20))
  if (answer.kind !== 'reply') throw new Error(answer.kind)
  return answer
}

const said = (reply: Reply): string => renderPlainText(reply)
const buttons = (reply: Reply): readonly string[] =>
  offersOf(reply).map(({ label, command }) => `${label} = ${encode(command)}`)

describe('A quote of a version that was replaced', () => {
  it('shows the words of that version, says whether they differ, and leads to the newest', async () => {
    const workspaces = await open()
    const quote = await ask(workspaces, 'quote code art. 1(1)')
    const around = buttons(quote).find((each) => each.startsWith('Paragraphs around it')) ?? ''
    expect(around).toContain('code@1 ')
    await workspaces.publish(us, 'code', code('The isles keep a lamp.', 'A horn is blown in fog.'), 'Jon')
    const before = await press(workspaces, '1:p:0:code@1 art1.1')
    expect(said(before)).toContain('The isles keep a light.')
    expect(said(before)).toContain('From version 1; version 2 is newer. The words here have changed.')
    expect(buttons(before)).toContain('Show in version 2 = 1:p:0:code@2 art1.1')
    expect(buttons(before)).toContain('What changed = 1:o:0:code@1 art1.1')
    const same = await press(workspaces, '1:q:code@1 art2')
    expect(same.audience).toBe('channel')
    expect(said(same)).toContain('The words here are the same.')
    const now = await ask(workspaces, 'code art. 1(1)')
    expect(said(now)).toContain('The isles keep a lamp.')
    expect(said(now)).not.toContain('newer')
    expect(said(now)).toContain('2 April 2031, version 2')
  })

  it('is quoted with whose copy it is, and the program’s own documents are not', async () => {
    const workspaces = await open()
    const quoted = renderPlainText(await ask(workspaces, 'quote code art 2'))
    expect(quoted).toMatch(/As uploaded by \S.*, not compared with the official text\./u)
    expect(renderPlainText(await ask(workspaces, 'quote 5'))).not.toContain('uploaded')
  })

  it('says where its words are now, or that they are gone', async () => {
    const workspaces = await open()
    const moved = code('The isles keep a light.', 'A horn is blown in fog.').replace(
      '### Article 2',
      '### Article 2 Lamps\n\nLamps burn at night on every pier.\n\n### Article 3',
    )
    await workspaces.publish(us, 'code', moved.replace('2. The keeper sleeps by day.\n', ''))
    const elsewhere = await press(workspaces, '1:p:0:code@1 art2')
    expect(said(elsewhere)).toContain('It has the same words as art. 3.')
    expect(buttons(elsewhere)).toContain('Show in version 2 = 1:p:0:code@2 art3')
    const gone = await press(workspaces, '1:p:0:code@1 art1.2')
    expect(said(gone)).toContain('It doesn’t have this passage.')
    expect(said(gone)).toContain('The keeper sleeps by day.')
  })
})

describe('An action item of a version that was replaced', () => {
  it('is what the newest version has, or is compared where its words are others', async () => {
    const workspaces = await openWorkspaces()
    const withActions = (first: string, second: string): string =>
      code(first, second).replace('format: 2', 'format: 2\nactions: art 1(1), art 1(2)')
    await workspaces.publish(us, 'code', withActions('The isles keep a light.', 'A horn is blown.'))
    await workspaces.publish(us, 'code', withActions('The isles keep a lamp.', 'A horn is blown.'))
    const changed = await press(workspaces, '1:u:done::code@1 art1.1')
    expect(said(changed)).toMatch(/version 1 → 2[\s\S]*\[left out: light\]/u)
    const same = await press(workspaces, '1:u:done::code@1 art1.2')
    expect(same.title).toMatch(/marked as done/u)
    expect(buttons(same).join()).toContain('code@2 art1.2')
    const statuses = await workspaces.store.actions.list({ ...us, document: 'code' })
    expect(statuses.map(({ passage }) => passage)).toEqual(['art1.2'])
  })
})

describe('versions', () => {
  it('lists who published what and when, and what changed in figures', async () => {
    const workspaces = await open()
    await workspaces.publish(
      us,
      'code',
      code('The isles keep a lamp.', 'A horn is blown in fog.'),
      'Jon <!channel>',
    )
    const reply = await ask(workspaces, 'versions code')
    expect(said(reply)).toMatch(/Code: 2 versions/u)
    expect(said(reply)).toMatch(/Version 2 · published by Jon <!channel> on .* 2025, .*: 1 changed/u)
    expect(said(reply)).toMatch(/Version 1 · published by Mina on .*: the first one/u)
    expect(buttons(reply)).toContain('Changes since version 1 = 1:o:0:code@1')
    expect(said(await ask(workspaces, 'versions'))).toMatch(/Vancouver 2018 has no versions/u)
    expect(said(await ask(workspaces, 'versions of the code'))).toMatch(/2 versions/u)
  })
})

describe('compare', () => {
  it('shows all that changed, word by word', async () => {
    const workspaces = await open()
    const second = code('The isles keep a lamp.', 'A horn is blown in fog and at dusk.')
    await workspaces.publish(us, 'code', second.replace('2. The keeper sleeps by day.\n', ''))
    const reply = await ask(workspaces, 'compare code')
    expect(reply.title).toBe('Code, version 1 → 2: 2 changed, 1 removed')
    expect(said(reply)).toMatch(/The isles keep a \[left out: light\]\s*\[added: lamp\]\./u)
    expect(said(reply)).toMatch(/in fog \[added: and at dusk\]\./u)
    expect(said(reply)).toMatch(/art\. 1\(2\) · removed\n.*The keeper sleeps by day\./u)
  })

  it('shows one passage, by any version', async () => {
    const workspaces = await open()
    await workspaces.publish(us, 'code', code('The isles keep a lamp.', 'A horn is blown in fog.'))
    await workspaces.publish(us, 'code', code('The isles keep two lamps.', 'A horn is blown in fog.'))
    expect(said(await ask(workspaces, 'compare code art. 1'))).toMatch(
      /version 2 → 3[\s\S]*\[left out: a lamp\]/u,
    )
    expect(said(await ask(workspaces, 'compare code@1 art. 1(1)'))).toMatch(/version 1 → 3[\s\S]*a light/u)
    expect(said(await ask(workspaces, 'compare code art. 2'))).toMatch(
      /Code art\. 2: the same words in versions 2 and 3/u,
    )
    expect(said(await ask(workspaces, 'compare code@7'))).toMatch(/no version 7[\s\S]*versions 1–3/u)
    expect(said(await ask(workspaces, 'compare code art. 9'))).toMatch(/Code has no article 9/u)
    expect(said(await ask(workspaces, 'what changed in the code?'))).toMatch(/version 2 → 3/u)
  })

  it('shows what changed between two versions that are named, whichever is newest', async () => {
    const workspaces = await open()
    await workspaces.publish(us, 'code', code('The isles keep a lamp.', 'A horn is blown in fog.'))
    await workspaces.publish(us, 'code', code('The isles keep a lantern.', 'A bell is rung in fog.'), 'Jon')
    await workspaces.publish(us, 'code', code('The isles keep a torch.', 'A drum is beaten in fog.'))
    const ways = [
      'compare code@1 code@3',
      'compare code@3 with code@1',
      'compare code@1, code@3',
      'compare code versions 1 and 3',
      'diff versions 1 to 3 of code',
    ]
    for (const way of ways) {
      const compared = await ask(workspaces, way)
      expect(compared.title).toBe('Code, version 1 → 3: 2 changed')
      expect(said(compared)).toContain('Version 3 was published by Jon on ')
      expect(said(compared)).toMatch(/\[left out: light\]\s*\[added: lantern\]/u)
      expect(said(compared)).not.toMatch(/lamp|torch|drum/u)
      expect(buttons(compared).join()).toContain('1:p:0:code@3 art1.1')
    }
    for (const way of [
      'compare code@1 code@3 art. 2',
      'compare code@1 art. 2 with code@3',
      'compare code@3 code@1 art 2',
    ]) {
      const part = await ask(workspaces, way)
      expect(part.title).toBe('Code, version 1 → 3')
      expect(said(part)).toMatch(/\[left out: horn\]\s*\[added: bell\]/u)
      expect(buttons(part)).toContain('Changes from version 1 to 3 = 1:o:0>3:code@1')
    }
    const again = await press(workspaces, '1:o:0>3:code@1')
    expect(again.title).toBe('Code, version 1 → 3: 2 changed')
    const same = await ask(workspaces, 'compare code@2 code@3 art. 1(2)')
    expect(same.title).toBe('Code art. 1(2): the same words in versions 2 and 3')
  })

  it('says what is wrong with two versions', async () => {
    const workspaces = await open()
    await workspaces.publish(us, 'code', code('The isles keep a lamp.', 'A horn is blown in fog.'))
    expect(said(await ask(workspaces, 'compare code@1 code@9'))).toContain('Code has no version 9')
    expect(said(await ask(workspaces, 'compare code@9 code@1'))).toContain('Code has no version 9')
    expect(said(await ask(workspaces, 'compare code@2 code@2'))).toContain('That’s version 2 of Code twice')
    expect(said(await press(workspaces, '1:o:0>7:code@1'))).toContain('Code has no version 7')
  })

  it('says so where there is nothing to compare', async () => {
    const workspaces = await open()
    expect(said(await ask(workspaces, 'compare 5'))).toMatch(/Vancouver 2018 has no versions/u)
    expect(said(await ask(workspaces, 'compare code'))).toMatch(/Code has one version/u)
    expect(said(await ask(workspaces, 'compare the positions of the ministers'))).not.toMatch(/version/u)
  })
})

describe('use', () => {
  it('says and changes what a number alone means in a channel', async () => {
    const workspaces = await open()
    expect(said(await ask(workspaces, 'use'))).toMatch(/A number alone means Vancouver 2018 here/u)
    expect(buttons(await ask(workspaces, 'use'))).toContain('Use Code = 1:e:here:code')
    const used = await ask(workspaces, 'use code')
    expect(used.title).toBe('A number alone means Code here now')
    expect(said(await ask(workspaces, '1'))).toContain('Code art. 1')
    expect(said(await ask(workspaces, '1', 'C2'))).toContain('Vancouver 2018 ¶1')
    expect(said(await ask(workspaces, 'versions'))).toMatch(/Code: one version/u)
    // Buttons of before name the bundled document.
    expect(said(await press(workspaces, '1:p:0:1'))).toContain('Vancouver 2018 ¶1')
    await ask(workspaces, 'use default')
    expect(said(await ask(workspaces, '1'))).toContain('Vancouver 2018 ¶1')
    await ask(workspaces, 'use code everywhere', 'C3', asker({ ...fullAccess, isAdmin: true }))
    expect(said(await ask(workspaces, '1', 'C2'))).toContain('Code art. 1')
  })

  it('is what lists, digests and completion go by, and no button', async () => {
    const workspaces = await openWorkspaces()
    const text = code('The isles keep a light.', 'A horn is blown.').replace(
      'format: 2',
      'format: 2\nactions: art 2',
    )
    await workspaces.publish(us, 'code', text)
    await ask(workspaces, 'use code')
    expect(said(await ask(workspaces, 'actions'))).toMatch(/Code[\s\S]*art\. 2/u)
    expect(said(await press(workspaces, '1:a:0:all'))).toMatch(/Vancouver 2018/u)
    expect(said(await ask(workspaces, 'digest preview'))).toMatch(/A horn is blown/u)
    expect(said(await ask(workspaces, 'digest'))).toMatch(/Get Code’s action items/u)
    expect(said(await ask(workspaces, 'xyzzy 99)'))).not.toMatch(/¶/u)
    expect(said(await ask(workspaces, '9/11'))).toMatch(/Code has articles 1–2/u)
    expect(said(await ask(workspaces, 'in:vancouver-2018 sanctions'))).toMatch(/Vancouver 2018 ¶/u)
    expect(said(await ask(workspaces, 'in:code sanctions'))).not.toMatch(/Vancouver 2018 ¶/u)
  })

  it('is for those who may', async () => {
    const workspaces = await open()
    const member = asker({ ...fullAccess, isAdmin: false, managesChannel: false })
    expect(said(await ask(workspaces, 'use code', 'C1', member))).toMatch(
      /Only people who manage this channel/u,
    )
    expect(
      said(
        await ask(workspaces, 'use code everywhere', 'C1', {
          ...member,
          access: { ...member.access, managesChannel: true },
        }),
      ),
    ).toMatch(/Only a workspace admin/u)
    expect(said(await ask(workspaces, 'use', 'C1', member))).toMatch(/A number alone means/u)
    expect(said(await ask(workspaces, '1'))).toContain('Vancouver 2018 ¶1')
  })
})

describe('A reference without a document', () => {
  it('is answered from the one it means here, and offers the others', async () => {
    const workspaces = await open()
    const reply = await ask(workspaces, '2')
    expect(said(reply)).toContain('Vancouver 2018 ¶2')
    expect(buttons(reply)).toContain('Show Code art. 2 = 1:p:0:code@1 art2')
  })

  it('is asked back where only another document has it', async () => {
    const workspaces = await open()
    const reply = await ask(workspaces, 'article 2')
    expect(said(reply)).toMatch(/Vancouver 2018 has no articles[\s\S]*Did you mean Code\?/u)
    expect(buttons(reply)[0]).toBe('Show Code art. 2 = 1:p:0:code@1 art2')
    await ask(workspaces, 'use code')
    const other = await ask(workspaces, '11(c)')
    expect(said(other)).toMatch(/Did you mean Vancouver 2018\?/u)
    expect(buttons(other)).toContain('Show Vancouver 2018 ¶11(c) = 1:p:0:11(c)')
    const quote = await ask(workspaces, 'quote 11(c)')
    expect(quote.audience).toBe('asker')
    expect(buttons(quote)).toContain('Show Vancouver 2018 ¶11(c) = 1:p:0:11(c)')
  })

  it('is completed from the one it means here', async () => {
    const workspaces = await open()
    await ask(workspaces, 'use code')
    const here = await workspaces.bot.at({ ...us, channel: 'C1' })
    const suggested = here.suggest('1', 5)
    expect(suggested[0]?.label).toMatch(/^art\. 1/u)
    for (const { label, text } of here.suggest('sanctions', 5)) {
      if (!label.startsWith('Vancouver')) continue
      const command = here.read(text)
      expect(command.kind === 'show' && command.reference.document).toBe('vancouver-2018')
    }
    expect(here.find('2', 1).hits[0]).toMatchObject({ id: 'art2' })
    expect(here.find('sanctions', 1).hits[0]?.id).toMatch(/^vancouver-2018\//u)
  })
})
