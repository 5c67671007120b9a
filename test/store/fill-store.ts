import type { Store } from '../../src/store/store.ts'
import { noon, plan, superseded, wish } from './digest-samples.ts'
import { samplePost } from './sample-post.ts'

const us = { owner: 'us', until: noon + 60_000 }
const mina = { id: 'U1', name: 'Mina “O’Hara” \u2028 👩‍⚖️' }

/** Leaves rows of every kind in every table, `count` of each, in two workspaces. */
export async function fillStore({ posts, actions, digests }: Store, count = 4): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const workspace = number % 2 === 0 ? 'T2' : 'T1'
    const id = `post${number}`
    await posts.add({ ...samplePost, id, workspace, thread: number % 3 === 0 ? null : '1.5' }, us)
    if (number % 2 === 0) await posts.attempt(id, 0, noon, us)
    else await posts.record(id, 0, `M${number}`)
    const tracker = { platform: 'Slack', workspace, document: 'vancouver-2018' }
    const wanted = {
      passage: '11.c',
      state: 'done',
      owner: mina,
      note: `note ${number}\n"é€" \\ ' ; --`,
    } as const
    await actions.change(tracker, wanted, mina, noon + number, `o${number}`)
    await actions.change(tracker, { ...wanted, state: 'open', owner: 'nobody' }, mina, noon, `p${number}`)
    await digests.subscribe(wish(number, { workspace }))
  }
  await digests.schedule(noon, count, plan, superseded)
  const [first = '', second = ''] = await digests.listReady(noon, count)
  await digests.claim([first, second], us, noon)
  await digests.attempt([{ id: first, item: '5', changesUntil: 3 }], us, noon)
  await digests.settle([{ id: first, kind: 'posted', message: 'D1' }], 'us', noon)
}
