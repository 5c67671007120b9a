import type { Offer, Reply } from './reply.ts'

/** A sentence for the asker alone, under a title. */
export function notice(title: string, text: string, offers: readonly Offer[] = []): Reply {
  return { kind: 'reply', audience: 'asker', title, blocks: [{ kind: 'text', text: [text] }], offers }
}
