import { Counter, type Registry } from 'prom-client'
import type { PostStore } from '../../delivery/post-store.ts'
import { labelOf } from './label-of.ts'

/**
 * Registers what is counted of quotes for all to see; returns what has a platform's posts count their endings. The outbox
 * writes every ending down through `finish`, so nothing else has to be told.
 */
export function createPostMeter(registry: Registry): (platform: string, posts: PostStore) => PostStore {
  const ended = new Counter({
    name: 'rapporteur_posts_total',
    help: 'Quotes as they ended in this process; not_taken_back: the platform refused to remove one',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  })
  return (platform, posts) => ({
    ...posts,
    async finish(id, from, state) {
      await posts.finish(id, from, state)
      const isKept = from === 'taking back' && state === 'posted'
      ended.inc({ platform: labelOf(platform), outcome: isKept ? 'not_taken_back' : labelOf(state) })
    },
  })
}
