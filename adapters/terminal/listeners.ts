import type { Asker, Command } from '../../src/command/command.ts'
import type { Offer } from '../../src/message/reply.ts'

/** There is one person at a terminal, and the prompt needs no name. */
export const terminalAsker: Asker = {
  id: 'terminal',
  name: null,
  isAdmin: true,
  zone: Temporal.Now.timeZoneId(),
  at: { platform: 'Terminal', workspace: 'local', channel: 'terminal', thread: null },
  origin: '',
}

/** `.2` takes the second offer of the last reply; null where the line is something else. */
export function pickOffer(line: string, offers: readonly Offer[]): Command | null {
  const number = /^\s*\.(\d{1,2})\s*$/u.exec(line)?.[1]
  return number === undefined ? null : (offers[Number(number) - 1]?.command ?? null)
}
