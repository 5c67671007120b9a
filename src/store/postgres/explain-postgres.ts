import { type Obstacle, StoreUnavailable } from '../database/store-error.ts'

/** What a SQLSTATE (or its class, the first two characters), or an error of Node.js, means and what to do about it. */
const meanings: Readonly<Record<string, readonly [Obstacle, string, string]>> = {
  '08': ['gone', 'cannot be reached', 'start it, and see that its host and port are right'],
  '25006': ['read-only', 'takes no writing just now', 'connect to its primary server'],
  '28': ['refused', 'refuses this user or password', 'correct them in DATABASE_URL'],
  '3D000': ['refused', 'does not exist', 'create it, or name another one in DATABASE_URL'],
  '40': ['locked', 'was busy with something that was in the way', 'try again'],
  '42501': ['refused', 'does not give this user the rights', 'grant CREATE on the database and its schema'],
  '53': ['full', 'has no room left', 'free some space, memory or connections of its server'],
  '55P03': ['locked', 'is held by another program', 'end what has locked its tables'],
  '57': ['gone', 'is stopping or starting', 'start it'],
  '58': ['gone', 'cannot read or write its files', 'see to the disk of its server'],
  ECONNREFUSED: ['gone', 'cannot be reached', 'start it, and see that its host and port are right'],
  ENOTFOUND: ['gone', 'cannot be found', 'correct its host in DATABASE_URL'],
}
const unreachable = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT', 'EAI_AGAIN']
// What `pg` says of a lost connection without a code.
const lost =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/iu

/** The error that says in a sentence what is in the way of a PostgreSQL database; any other error as it is. */
export function explainPostgres(error: unknown, name: string): unknown {
  if (!(error instanceof Error)) return error
  const meaning = meaningOf(error)
  if (meaning === undefined) return error
  const [obstacle, trouble, remedy] = meaning
  // Several addresses that were tried in vain are one error without a text of its own.
  const reason = error.message === '' ? codeOf(error) : error.message
  return new StoreUnavailable(obstacle, `The database ${name} ${trouble} (${reason}): ${remedy}.`, error)
}

function meaningOf(error: Error): readonly [Obstacle, string, string] | undefined {
  const code = codeOf(error)
  if (lost.test(error.message) || unreachable.includes(code)) return meanings['08']
  return meanings[code] ?? meanings[code.slice(0, 2)]
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
