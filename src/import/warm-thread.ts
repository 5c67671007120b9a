import { Worker } from 'node:worker_threads'
import { limits } from './limits.ts'

// A thread takes half a second to start, longer than it reads most files, so one that has read a file waits a while for the next.
const waitsMs = 20_000
let waiting: { readonly thread: Worker; readonly stopWaiting: () => void } | null = null

/** A thread that reads files: the one that waits, or a new one. */
export function takeThread(): Worker {
  if (waiting === null)
    return new Worker(new URL('./import-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
      // What the libraries say is nothing for who imports.
      stdout: true,
      stderr: true,
    })
  const { thread, stopWaiting } = waiting
  stopWaiting()
  thread.ref()
  return thread
}

/** Lets a thread that has nothing left to do wait for the next file; the process may end meanwhile. */
export async function giveBack(thread: Worker): Promise<void> {
  if (waiting !== null) return void (await thread.terminate())
  const end = () => {
    stopWaiting()
    void thread.terminate()
  }
  const timer = setTimeout(end, waitsMs).unref()
  const stopWaiting = () => {
    clearTimeout(timer)
    thread.off('error', end).off('exit', stopWaiting)
    waiting = null
  }
  thread.once('error', end).once('exit', stopWaiting).unref()
  waiting = { thread, stopWaiting }
}
