import { setTimeout as sleep } from 'node:timers/promises'
import type { Job as BossJob, PgBoss } from 'pg-boss'
import { createLoopQueue } from '../database/create-loop-queue.ts'
import type { Job, JobQueue, Ledger } from '../database/database.ts'
import { throttleErrors } from '../database/throttle-errors.ts'
import { explainPostgres } from './explain-postgres.ts'
import { jobsSchema } from './jobs-schema.ts'

const queueName = 'digests'
const queueOptions = {
  // Its process died, or it takes long: what the ledger says is abandoned is taken up much sooner.
  expireInSeconds: 15 * 60,
  retryLimit: 10,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  retentionSeconds: 7 * 24 * 3_600,
  deleteAfterSeconds: 24 * 3_600,
}
const workOptions = {
  batchSize: 25,
  localConcurrency: 2,
  pollingIntervalSeconds: 0.5,
  burstWhenBatchFull: true,
} as const
const connections = 5
const connectMs = 5_000
// What is due for so long has no job any more, or never had one.
const forgottenMs = 2 * 60_000
const longestCommitMs = 10_000
const sweepPace = { lookEveryMs: 1_000, handlers: 1, batch: 50 }
// Where the database's clock was set back since.
const longestEarlyMs = 5_000

/**
 * A queue of pg-boss jobs in the same PostgreSQL database, with connections of its own; `name` is what messages call the database. Jobs say when to look at a
 * delivery; one whose job is lost or was never written, before `start` for example, is found by a sweep. `start` rejects
 * with StoreUnavailable where the database cannot be used, and may be called again.
 */
export function createBossQueue(url: string, name: string, { listAbandoned, now }: Ledger): JobQueue {
  let boss: PgBoss | null = null
  // Whether there may be deliveries without a job: imported, or written down before the queue had started.
  let mayLackJobs = true
  // What was written down without a job is committed by then, by `performance.now()`.
  let committedBy = 0
  const sweep = createLoopQueue(listForgotten, sweepPace)

  return {
    async start(handle, report) {
      if (boss !== null) return
      const starting = await createBoss(url)
      const tell = throttleErrors(report)
      starting.on('error', (error) => tell(explainPostgres(asError(error), name)))
      try {
        await starting.start()
        await starting.createQueue(queueName, queueOptions)
        await starting.work(queueName, workOptions, (jobs: BossJob<Job>[]) =>
          handleJobs(jobs, now(), handle, tell),
        )
      } catch (error) {
        await starting.stop({ graceful: false }).catch(() => undefined)
        throw explainPostgres(error, name)
      }
      boss = starting
      mayLackJobs = true
      await sweep.start(handle, tell)
    },

    async stop() {
      await sweep.stop()
      // What is in hand may still write jobs.
      await boss?.offWork(queueName, { wait: true })
      const stopping = boss
      boss = null
      // With the database away there may be nobody to say goodbye to.
      await stopping?.stop().catch(() => undefined)
    },

    async enqueue(transaction, jobs) {
      if (boss === null) {
        committedBy = performance.now() + longestCommitMs
        return
      }
      const { fromKysely } = await import('pg-boss')
      const rows = jobs.map((job) => ({ data: job, startAfter: new Date(job.at) }))
      await boss.insert(queueName, rows, { db: fromKysely(transaction) })
    },
  }

  /** Whatever is ready, until all that may lack a job has been seen; from then on what has been ready for long. */
  async function listForgotten(limit: number): Promise<readonly string[]> {
    const isCommitted = performance.now() >= committedBy
    const at = now()
    const ids = await listAbandoned(at, mayLackJobs ? at : at - forgottenMs, limit)
    // More than a batch is not all handed out.
    if (ids.length < sweepPace.batch && isCommitted) mayLackJobs = false
    return ids
  }
}

/** Loaded only here: who has SQLite never needs it. */
async function createBoss(url: string): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  return new PgBoss({
    connectionString: url,
    schema: jobsSchema,
    application_name: 'rapporteur jobs',
    max: connections,
    connectionTimeoutMillis: connectMs,
    schedule: false,
    registerInstance: false,
  })
}

/** What pg-boss emits is mostly an error's fields alone, and says which of its workers met it. */
function asError(told: { readonly message: string; readonly code?: unknown }): Error {
  if (told instanceof Error) return told
  const error = new Error(told.message.replace(/ \(Queue: .*\)$/u, ''))
  return Object.assign(error, { code: told.code })
}

/** A handler that fails has its jobs come again, with growing pauses. */
async function handleJobs(
  jobs: readonly BossJob<Job>[],
  now: number,
  handle: (ids: readonly string[]) => Promise<void>,
  report: (error: unknown) => void,
): Promise<void> {
  const earlyMs = Math.max(...jobs.map(({ data }) => data.at)) - now
  if (earlyMs > 0) await sleep(Math.min(earlyMs, longestEarlyMs))
  try {
    await handle(jobs.map(({ data }) => data.id))
  } catch (error) {
    report(error)
    throw error
  }
}
