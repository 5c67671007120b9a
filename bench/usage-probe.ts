// Loaded into a measured process before its own code (`node --import`), it answers whatever the parent sends with what
// the process has used so far. It is portable, unlike /proc, and exact to the microsecond.

/** What a process has used since its start. */
export interface Usage {
  readonly rssBytes: number
  /** Of all its threads, in user and system mode. */
  readonly cpuUs: number
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  const usage: Usage = { rssBytes: process.memoryUsage.rss(), cpuUs: user + system }
  process.send?.(usage)
})
// A bench that was killed leaves no process behind.
process.on('disconnect', () => process.exit())
