import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { z } from 'zod'

const started = z.object({ port: z.number() })
const told = z.object({ times: z.array(z.tuple([z.string(), z.array(z.number())])) })

/** The loopback in a process of its own. */
export interface SlackProcess extends Disposable {
  readonly apiUrl: string
  /** When each channel got its messages, milliseconds since 1970. */
  readonly times: () => Promise<ReadonlyMap<string, readonly number[]>>
  readonly forget: () => Promise<void>
}

export async function startSlackProcess(): Promise<SlackProcess> {
  const child = fork(resolve(import.meta.dirname, 'loopback.ts'))
  const [message] = await once(child, 'message')
  const { port } = started.parse(message)

  async function tell(what: 'forget' | 'count'): Promise<ReadonlyMap<string, readonly number[]>> {
    const answer = once(child, 'message')
    child.send(what)
    return new Map(told.parse((await answer)[0]).times)
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    times: () => tell('count'),
    forget: async () => void (await tell('forget')),
    [Symbol.dispose]() {
      child.kill()
    },
  }
}
