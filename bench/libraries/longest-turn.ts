import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** A time by the clock, in milliseconds. */
interface Span {
  readonly from: number
  readonly to: number
}

// Shorter ones can't be the longest of anything.
const leastMs = 2
const majors: Span[] = []
const observer = new PerformanceObserver((list) => note(list.getEntries()))
observer.observe({ entryTypes: ['gc'] })

/**
 * Does some work, and measures the processor time that it takes, and the most of it in which nothing else could be done, in
 * milliseconds: in any turn, and in those in which V8 collected no garbage of the whole heap, which waits for its other threads;
 * `pauseMs` is the longest such wait, by the clock. On a machine that others use, too, the clock would measure them.
 */
export async function longestTurn<T>(work: () => T | Promise<T>) {
  const turns: (Span & { readonly ms: number })[] = []
  let [last, lastAt] = [threadMs(), performance.now()]
  let isDone = false
  const look = (): void => {
    const [now, at] = [threadMs(), performance.now()]
    if (now - last >= leastMs) turns.push({ from: lastAt, to: at, ms: now - last })
    last = now
    lastAt = at
    if (!isDone) setImmediate(look)
  }
  setImmediate(look)
  const before = process.cpuUsage()
  const began = performance.now()
  const done = await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  look()
  isDone = true
  // Collections are told of a turn later.
  await nextTurn()
  note(observer.takeRecords())
  const inWork = majors.splice(0).filter(({ from }) => from >= began)
  const isCollecting = (turn: Span): boolean =>
    inWork.some(({ from, to }) => from < turn.to && to > turn.from)
  return {
    done,
    ms,
    processorMs: (user + system) / 1_000,
    longestMs: longestOf(turns),
    ownMs: longestOf(turns.filter((turn) => !isCollecting(turn))),
    pauseMs: longestOf(inWork.map(({ from, to }) => ({ ms: to - from }))),
  }
}

function note(entries: readonly PerformanceEntry[]): void {
  for (const entry of entries) {
    if (isMajor(entry)) majors.push({ from: entry.startTime, to: entry.startTime + entry.duration })
  }
}

function isMajor(entry: PerformanceEntry): boolean {
  const detail: unknown = 'detail' in entry ? entry.detail : null
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'kind' in detail &&
    detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR
  )
}

function longestOf(turns: readonly { readonly ms: number }[]): number {
  return turns.reduce((most, { ms }) => Math.max(most, ms), 0)
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
