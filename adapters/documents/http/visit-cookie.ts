import type { Request, Response } from '../../../src/app/http/pages.ts'

/** How long a visit lasts. */
export const visitLastsMs = 2 * 3_600_000

const name = 'rapporteur-visit'

/** Gives a browser its visit: no script reads it, no other site's page sends it, and no other address gets it. */
export function giveVisit(response: Response, secret: string, isSecure: boolean): void {
  response.cookie(name, secret, {
    path: '/documents',
    maxAge: visitLastsMs,
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
  })
}

/** The secret of the visit that a request belongs to; null without one. */
export function visitIn({ headers }: Request): string | null {
  return /(?:^|;\s*)rapporteur-visit=([\w-]{43})(?:;|$)/u.exec(headers.cookie ?? '')?.[1] ?? null
}
