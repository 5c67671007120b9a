import type { DigestCommand } from './command.ts'
import { type DocumentNames, takeDocument } from './document-names.ts'

/**
 * `digest`, `digest 09:00 Europe/London weekdays`, `digest preview next Monday`, `digest pause until 5 January`: what follows
 * the first word.
 */
export function parseDigest(rest: string, documents: DocumentNames): DigestCommand {
  const [, word = '', more = ''] = /^(\S*)\s*(.*)$/u.exec(rest) ?? []
  switch (word.toLowerCase()) {
    case '':
    case 'show':
    case 'settings':
      return { kind: 'digest' }
    case 'preview':
      return { kind: 'preview digest', date: after(/^(?:for|of|on)\b/iu, more) }
    case 'pause':
      return { kind: 'pause digest', until: after(/^(?:until|till|to)\b/iu, more) }
    case 'resume':
      return { kind: 'resume digest' }
    case 'stop':
    case 'off':
      return { kind: 'stop digest' }
    case 'set':
      return more === '' ? { kind: 'digest form' } : { kind: 'set digest', ...takeDocument(more, documents) }
  }
  return { kind: 'set digest', ...takeDocument(rest, documents) }
}

/** A date as it was typed, without the word that leads to it; null where none was. */
function after(lead: RegExp, typed: string): string | null {
  return typed.replace(lead, '').trim() || null
}
