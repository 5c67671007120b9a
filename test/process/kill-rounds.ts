import { cp, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { passageText } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { both } from '../library.ts'
import { waitFor } from '../wait-for.ts'
import { clockShifts, pick, seeded } from './seeded.ts'
import { type RunningProcess, startProcess, untilReady } from './start-process.ts'

/** When a call is seen that posts a message: before its effect, after it, after its answer. */
type Moment = 'received' | 'done' | 'answered'

/** A platform at whose side is counted what stands. */
export interface Side {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
  /** Tells it where the bot's process listens now. */
  readonly connect: (origin: string) => void
  /** What is answered for everyone, as a quote is posted, where it is asked in a mention; nothing where left out. */
  readonly answered?: readonly string[]
  /** A channel of its own for the nth question of a round. */
  readonly newChannel: (seed: number, at: number) => string
  readonly ask: (how: 'command' | 'mention', typed: string, channel: string) => Question
  /** What everybody in a channel sees: the document's words, and how many quotes are complete. */
  readonly posted: (channel: string) => { readonly quoted: string; readonly quotes: number }
  readonly watch: (see: (moment: Moment) => void) => () => void
  /** The next post is made, and its answer is lost. */
  readonly loseAnAnswer: () => void
  readonly violations: () => readonly unknown[]
  readonly stop: () => Promise<void>
}

/** Something that is asked, and may be asked again. */
interface Question {
  /** Resolves to whether the platform was told that it arrived. */
  readonly deliver: () => Promise<boolean>
  /** Whether the person waits to see if the quote comes after all, before they ask again. */
  readonly isPatient: boolean
}

/** What one killing found: the states of the posts that the process left behind. */
export interface Killing {
  readonly at: string
  readonly left: readonly string[]
  /** Quotes that stand otherwise than once, complete, after the restart; empty where all is well. */
  readonly wrong: readonly string[]
}

const typed = ['quote 5', 'quote 11c with context', 'quote 5-6', 'quote harbour-2031 6'] as const

/** Kills the process again and again while it is quoting, starts it again each time, and counts what stands. */
export async function killWhileQuoting(side: Side, seeds: readonly number[]): Promise<readonly Killing[]> {
  const folder = await mkdtemp(join(tmpdir(), 'killing-'))
  const database = join(folder, 'rapporteur.db')
  for (const source of ['content', 'test/content']) {
    for (const name of await readdir(source)) {
      await cp(join(source, name), join(folder, 'content', name), { recursive: true })
    }
  }
  const settings = {
    ...side.settings,
    DATABASE_URL: `sqlite:${database}`,
    CONTENT_DIR: join(folder, 'content'),
    DOCUMENT: 'vancouver-2018',
    LOG_LEVEL: 'warn',
  }
  const killings: Killing[] = []
  for (const seed of seeds) killings.push(await killOnce(side, settings, database, seed))
  return killings
}

async function killOnce(
  side: Side,
  settings: Readonly<Record<string, string>>,
  database: string,
  seed: number,
): Promise<Killing> {
  const random = seeded(seed)
  // Each life of the process has a clock of its own.
  const clock = seeded(-seed)
  const run = await launch(side, settings, pick(clock, clockShifts))
  const began = Date.now()
  const wanted = Array.from({ length: 3 }, (_, at) => {
    const channel = side.newChannel(seed, at)
    const text = pick(random, [...typed, ...(side.answered ?? [])])
    const how = pick(random, ['command', 'mention'] as const)
    return { channel, text, question: side.ask(text.startsWith('quote') ? how : 'mention', text, channel) }
  })
  if (random() < 0.2) side.loseAnAnswer()
  const killing = planKilling(side, run, random)
  const pauses = wanted.map(() => random() * 20)
  const heard = await Promise.all(
    wanted.map(async ({ question }, at) => {
      await sleep(pauses[at])
      killing.reach('asked')
      const isHeard = await question.deliver()
      if (isHeard) killing.reach('acknowledged')
      return isHeard
    }),
  )
  await killing.done
  await run.exited
  const left = statesIn(database, began)

  const again = await launch(side, settings, pick(clock, clockShifts))
  // Who was not told that their wish arrived asks again, and so does Slack.
  for (const [at, { question }] of wanted.entries()) {
    if (heard[at] !== true && !question.isPatient) await deliverAtLast(question)
  }
  await untilIdle(database, began)
  for (const { question, channel } of wanted) {
    if (question.isPatient && side.posted(channel).quotes === 0) await question.deliver()
  }
  await waitFor(
    () => wanted.every(({ channel }) => side.posted(channel).quotes > 0),
    'every quote',
    5_000,
  ).catch(() => undefined)
  await untilIdle(database, began)
  again.kill('SIGTERM')
  await again.exited
  const wrong = wanted.flatMap(({ channel, text }) => {
    const { quoted, quotes } = side.posted(channel)
    const isRight = quotes === 1 && withoutSpace(quoted) === withoutSpace(wordsOf(text))
    return isRight
      ? []
      : [`${text}: ${quotes} times, ${quoted.length} characters (seed ${seed}, ${killing.at})`]
  })
  return { at: killing.at, left, wrong }
}

/** A busy machine may not hear at once. */
async function deliverAtLast({ deliver }: Question): Promise<void> {
  for (let time = 0; time < 5; time += 1) if (await deliver()) return
}

/** Waits until nobody is at any post of this round any more. */
async function untilIdle(database: string, since: number): Promise<void> {
  const isBusy = (state: string): boolean => ['due', 'claimed', 'posting', 'removing'].includes(state)
  await waitFor(() => !statesIn(database, since).some(isBusy), 'an end of all posts', 60_000)
}

async function launch(
  side: Side,
  settings: Readonly<Record<string, string>>,
  shifts: string,
): Promise<RunningProcess> {
  const run = await startProcess({ ...settings, CLOCK_SHIFTS: shifts })
  side.connect(run.origin)
  await untilReady(run)
  return run
}

/** When a question is on its way or acknowledged, or at a call that posts, in one of its moments; or a little later. */
function planKilling(side: Side, run: RunningProcess, random: () => number) {
  const moment = pick(random, moments)
  const count = 1 + Math.floor(random() * (moment === 'asked' || moment === 'acknowledged' ? 3 : 5))
  const lateMs = random() < 0.5 ? 0 : random() * 15
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const kill = (): void => {
    run.kill('SIGKILL')
    resolve()
  }
  let seen = 0
  const reach = (now: (typeof moments)[number]): void => {
    if (now !== moment) return
    seen += 1
    if (seen !== count) return
    if (lateMs === 0) kill()
    else setTimeout(kill, lateMs)
  }
  const stop = side.watch(reach)
  const atLast = setTimeout(kill, 3_000)
  void done.then(() => {
    stop()
    clearTimeout(atLast)
  })
  return { done, reach, at: `${count}. ${moment}` }
}

const moments = ['asked', 'acknowledged', 'received', 'done', 'answered'] as const

function statesIn(database: string, since: number): readonly string[] {
  const file = new DatabaseSync(database, { readOnly: true, timeout: 5_000 })
  try {
    return file
      .prepare("select state from deliveries where kind in ('quote', 'answer') and due_at >= ?")
      .all(since)
      .map(({ state }) => String(state))
  } finally {
    file.close()
  }
}

/** The document's words that a quote has, each of its items without a letter of ours. */
function wordsOf(text: string): string {
  const [, place = ''] = /^(?:quote |show )?(.*?)(?: with context)?$/u.exec(text) ?? []
  const parsed = parseReference(place, both.documents)
  if (parsed?.kind !== 'reference') throw new Error(`${text} names nothing`)
  const words = resolveReference(parsed.reference, both).passages.map(passageText).join('')
  return text.endsWith('with context') ? leadIn + words : words
}

const leadIn =
  'In order to persuade North Korea to abandon its current course and create conditions conducive to dialogue, they stressed their collective resolve to undertake the following concrete actions:'

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}
