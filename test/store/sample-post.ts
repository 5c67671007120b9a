import type { NewPost } from '../../src/delivery/post-store.ts'

/** A post of one message. */
export const samplePost: NewPost = {
  id: 'a1',
  platform: 'Slack',
  workspace: 'T1',
  channel: 'C1',
  thread: null,
  asker: 'U1',
  wish: 'w1',
  payloads: [{ text: 'first' }],
  isAcknowledged: false,
  createdAt: 1,
}
