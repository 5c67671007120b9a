/** The processor time of this thread that something synchronous takes, in milliseconds: what else runs does not count. */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

/**
 * How many times longer than a quiet machine a test of bounded time lets something take. Machines differ by as much; what has no
 * bound takes a hundred times as long.
 */
export const machinesDiffer = 4
