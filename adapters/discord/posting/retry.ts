import { setTimeout as sleep } from 'node:timers/promises'
import { PostRefused } from '../../../src/delivery/poster.ts'
import { isRefusal } from './refusals.ts'

// Most answers are lost with a connection, and the next one is there at once.
const pausesMs = [250, 1_500]

/** Does again, a few times, what does no harm when it is done twice, unless Discord says no. */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await work()
    } catch (error) {
      if (isRefusal(error) || error instanceof PostRefused) throw error
      await sleep(pauseMs)
    }
  }
  return work()
}
