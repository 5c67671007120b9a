import type { Request, RequestHandler } from '../../../src/app/http/pages.ts'

const sentence =
  'The playground answers only the machine it runs on. Whoever runs it can open it to others with PLAYGROUND=public.'

/**
 * Lets only requests from this machine through: a server bound to 127.0.0.1 is still reached through a proxy, and by a web
 * page whose name was made to mean 127.0.0.1.
 */
export const onlyHere: RequestHandler = (request, response, next) => {
  if (isFromHere(request)) next()
  else response.status(403).type('text/plain').send(sentence)
}

/** The same for the address that leads to everything: others are led to what is theirs to see. */
export function elsewhereTo(address: string): RequestHandler {
  return (request, response, next) => {
    if (isFromHere(request)) next()
    else response.redirect(address)
  }
}

function isFromHere({ headers }: Request): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some(
    (name) => headers[name],
  )
  const isNamedSo = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu.test(headers.host ?? '')
  return isNamedSo && !isForwarded
}
