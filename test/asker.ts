import { fullAccess } from '../src/command/access.ts'
import type { Asker } from '../src/command/command.ts'

/** Somebody who asks, in one channel of one workspace; each question of theirs is another one. */
export function createAsker(id: string, name: string | null, isAdmin = false): Asker {
  asked += 1
  const at = { platform: 'Test', workspace: 'T1', channel: 'C1', thread: null }
  return { id, name, access: { ...fullAccess, isAdmin }, zone: null, at, origin: `question ${asked}` }
}

let asked = 0
