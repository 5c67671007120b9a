import type { Response } from '../../../src/app/http/pages.ts'

/** Answers with a sentence that says why not; as a last line, where some were told already. */
export function refuse(response: Response, status: number, error: string): void {
  if (response.headersSent) response.end(`${JSON.stringify({ error })}\n`)
  else response.status(status).json({ error })
}
