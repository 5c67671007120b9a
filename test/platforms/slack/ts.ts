let last = 0

/** A ts that no message had yet, later than every ts handed out before: seconds, a dot, six digits. */
export function newTs(): string {
  last = Math.max(last + 1, Date.now() * 1000)
  return formatTs(last)
}

/** Below zero where `a` is earlier than `b`. */
export function compareTs(a: string, b: string): number {
  return Number(a) - Number(b)
}

/** True for the ts of a message. */
export function isTs(value: unknown): value is string {
  return typeof value === 'string' && /^\d+\.\d{6}$/u.test(value)
}

function formatTs(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1_000_000)
  return `${seconds}.${String(microseconds % 1_000_000).padStart(6, '0')}`
}
