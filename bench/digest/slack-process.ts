import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Question } from './loopback.ts'

const started = z.object({ port: z.number() })
const answered = z.object({
  count: z.number(),
  cpuUs: z.number(),
  times: z.array(z.tuple([z.string(), z.array(z.number())])).default([]),
})

/** How many channels have a message, and what the loopback has used so far, which shows whether it held the bot up. */
interface Counted {
  readonly count: number
  readonly cpuUs: number
}

/** The loopback in a process of its own. */
export interface SlackProcess extends Disposable {
  readonly apiUrl: string
  readonly forget: () => Promise<void>
  readonly count: () => Promise<Counted>
  /** When each channel got its messages, milliseconds since 1970. */
  readonly times: () => Promise<ReadonlyMap<string, readonly number[]>>
}

export async function startSlackProcess(): Promise<SlackProcess> {
  const child = fork(resolve(import.meta.dirname, 'loopback.ts'))
  const [message] = await once(child, 'message')
  const { port } = started.parse(message)

  async function ask(question: Question): Promise<z.infer<typeof answered>> {
    const answer = once(child, 'message')
    child.send(question)
    return answered.parse((await answer)[0])
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    forget: async () => void (await ask('forget')),
    count: () => ask('count'),
    times: async () => new Map((await ask('times')).times),
    [Symbol.dispose]() {
      child.kill()
    },
  }
}
