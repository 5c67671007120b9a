import { fullAccess } from '../../../src/command/access.ts'
import type { Asker } from '../../../src/command/command.ts'
import type { Workspace } from '../../../src/library/holdings.ts'
import { openWorkspaces } from '../../library/workspaces.ts'

/** Two workspaces with the same ids of documents, and a third one without any of its own. */
export const ours: Workspace = { platform: 'Slack', workspace: 'T1' }
export const theirs: Workspace = { platform: 'Slack', workspace: 'T2' }
export const others: Workspace = { platform: 'Discord', workspace: 'T1' }

/** The words of which each has one in everything. */
export const [secret, other] = ['zeppelin', 'walrus'] as const

/** The file of a document whose every name and sentence has a word that no other workspace may see. */
function secretly(word: string, lamps = 'burn at dusk'): string {
  return `---
title: The ${word} Code
short: Code
date: 2031-04-02
issuer: The ${word} Board
source: https://example.org/${word}
format: 2
---
### Article 1 Aim of the ${word}

1. Every ${word} is inspected by the harbour master at dawn and pays nothing for it.

2. The ${word} keepers agree on the rota each spring.

### Article 2 Lamps of the ${word}

Lamps of a ${word} ${lamps} on every pier of the harbour.
`
}

/** Opens them, with two versions of a document each, and a way to make keys. */
export async function openSecretWorkspaces() {
  const workspaces = await openWorkspaces({ hasKeys: true })
  const { publish, store, libraries, bot } = workspaces
  for (const [of, word] of [
    [ours, secret],
    [theirs, other],
  ] as const) {
    await publish(of, 'code', secretly(word), `Mina ${word}`)
    await publish(of, 'code', secretly(word, 'burn at night'), `Mina ${word}`)
  }
  await store.documents.setMain(theirs, 'code')
  await libraries.refresh()
  return {
    ...workspaces,
    keyed: { keys: store.keys, libraries },
    /** The key as its maker is shown it, once. */
    async makeKey(of: Workspace, name: string): Promise<string> {
      const here = await bot.at({ ...of, channel: 'C1' })
      const answer = await here.answer(here.read(`key new ${name}`), adminOf(of))
      return /rap_[0-9a-f]{10}_[\w-]{43}/u.exec(JSON.stringify(answer))?.[0] ?? ''
    },
  }
}

/** Somebody who administers a workspace. */
export function adminOf(of: Workspace): Asker {
  return {
    id: 'U1',
    name: 'Ana',
    access: { ...fullAccess, isAdmin: true },
    zone: null,
    at: { ...of, channel: 'C1', thread: null },
    origin: 'question',
  }
}
