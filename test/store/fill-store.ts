import type { Store } from '../../src/store/store.ts'
import { attemptOf, noon, plan, postedAs, sampleQuote, superseded, wish } from './digest-samples.ts'

const us = { owner: 'us', until: noon + 60_000 }
const mina = { id: 'U1', name: 'Mina “O’Hara” \u2028 👩‍⚖️' }

/** Leaves rows of every kind in every table, `count` of each, in two workspaces. */
export async function fillStore(
  { deliveries, actions, digests, documents, drafts, visits, keys, unanswered }: Store,
  count = 4,
): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const workspace = number % 2 === 0 ? 'T2' : 'T1'
    const id = `post${number}`
    await deliveries.add({ ...sampleQuote, id, workspace, thread: number % 3 === 0 ? null : '1.5' }, us)
    if (number % 2 === 0) await deliveries.attempt([attemptOf(id, noon)], us, noon)
    else await deliveries.settle([postedAs(id, `M${number}`)], 'us', noon)
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
    const of = { platform: 'Slack', workspace }
    const edition = { document: 'gdpr', by: 'Mina “O’Hara”', at: noon + number, fileName: 'gdpr “é”.pdf' }
    // Both have the first text, and each another one.
    await documents.publish(of, { ...edition, text: '1. “é”\u2028\n' })
    await documents.publish(of, { ...edition, text: `2. text ${number}\n`, fileName: null })
    await documents.setMain(of, 'gdpr')
    await documents.setChannel(of, `C${number}`, 'gdpr')
    await documents.setDates(of, 'fr')
    await documents.setHints(of, false)
    await documents.setChannelHints(of, `C${number}`, true)
    await documents.addAdmin(of, { ...mina, id: `U${number}` })
    const draft = { ...of, id: `draft${number}`, person: mina, content: '{}', changedAt: noon }
    await drafts.put(draft)
    const key = { id: `key${number}`, name: `laptop${number}`, person: mina, madeAt: noon + number }
    await keys.add(of, key, `secret${number}`)
    await unanswered.setKept(of, true)
    await unanswered.add(of, `question ${number} “é”`, noon)
    await visits.addLink(`link${number}`, {
      ...of,
      person: mina,
      draft: null,
      namesAdmins: true,
      expiresAt: noon,
    })
  }
  await digests.schedule(noon, count, plan, superseded)
  const owed = (await deliveries.listReady(noon, count)).filter((id) => !id.startsWith('post'))
  const [first = '', second = ''] = owed
  await deliveries.claim([first, second], us, noon)
  await deliveries.attempt([attemptOf(first, noon, '5', 3)], us, noon)
  await deliveries.settle([postedAs(first, 'D1')], 'us', noon)
}
