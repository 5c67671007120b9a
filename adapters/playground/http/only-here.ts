import type { Request, RequestHandler } from '../../../src/app/http/pages.ts'

/**
 * Lets only requests from this machine through, and has `otherwise` answer all others: a server bound to 127.0.0.1 is
 * still reached through a proxy, and by a web page whose name was made to mean 127.0.0.1.
 */
export function onlyHere(otherwise: RequestHandler): RequestHandler {
  return (request, response, next) => (isFromHere(request) ? next() : otherwise(request, response, next))
}

function isFromHere({ headers }: Request): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some(
    (name) => headers[name],
  )
  const isNamedSo = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu.test(headers.host ?? '')
  return isNamedSo && !isForwarded
}
