import type { Request, RequestHandler } from './pages.ts'

/**
 * Lets only requests from this machine through, and has `otherwise` answer all others: a server bound to 127.0.0.1 is
 * still reached through a proxy, and by a web page whose name was made to mean 127.0.0.1.
 */
export function onlyHere(otherwise: RequestHandler): RequestHandler {
  return (request, response, next) => (isFromHere(request) ? next() : otherwise(request, response, next))
}

/**
 * Refuses what a page of another site asks for, with `otherwise`. Behind a proxy that renames the host, the browser's own
 * word that page and address are of one origin is enough, where `isPublic`.
 */
export function onlyFromPage(isPublic: boolean, otherwise: RequestHandler): RequestHandler {
  return (request, response, next) =>
    isFromPage(request, isPublic) ? next() : otherwise(request, response, next)
}

// What proxies and networks of servers add, of which no browser sends any.
const forwarding =
  /^(?:forwarded|via|cdn-loop|true-client-ip|client-ip|x-(?:forwarded|real|original|client|cluster|remote|proxy|envoy|amz|amzn|appengine|azure|arr|request|vercel|nf|proxyuser)(?:-.*)?|(?:cf|fly|fastly|akamai|ali|incap)-.*)$/u

function isFromHere({ headers, httpVersion }: Request): boolean {
  const isForwarded = Object.keys(headers).some((name) => forwarding.test(name))
  const isNamedSo = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/iu.test(headers.host ?? '')
  // A plain proxy_pass of nginx says nothing but this: no browser speaks 1.0.
  return isNamedSo && !isForwarded && httpVersion !== '1.0'
}

function isFromPage({ headers }: Request, isPublic: boolean): boolean {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site === 'cross-site') return false
  if (origin === undefined || (isPublic && site === 'same-origin')) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
