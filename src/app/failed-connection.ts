/** Node's codes for a connection that was never there. */
const codes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]

/** Whether an error says only that a connection could not be made. */
export function isFailedConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
