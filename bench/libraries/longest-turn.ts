/**
 * Does some work, and measures the processor time that it takes, and the most of it in which nothing else could be done, in
 * milliseconds. On a machine that others use, too, the clock would measure them.
 */
export async function longestTurn<T>(work: () => T | Promise<T>) {
  let longestMs = 0
  let last = threadMs()
  let isDone = false
  const look = (): void => {
    const now = threadMs()
    longestMs = Math.max(longestMs, now - last)
    last = now
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
  return { done, ms, processorMs: (user + system) / 1_000, longestMs }
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
