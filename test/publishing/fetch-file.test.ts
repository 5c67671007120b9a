import { createServer, type RequestListener } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { limits } from '../../src/import/limits.ts'
import { FileUnavailable, fetchFile } from '../../src/publishing/fetch-file.ts'

/** A server of files; resolves to its origin. */
async function serve(answer: RequestListener): Promise<string> {
  const http = createServer(answer)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const address = http.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const problemOf = async (fetching: Promise<unknown>): Promise<unknown> => {
  const error = await fetching.catch((thrown: unknown) => thrown)
  return error instanceof FileUnavailable ? error.problem : error
}

describe('A file of a platform', () => {
  it('is fetched whole, with the headers, through a redirect on its own host', async () => {
    const seen: unknown[] = []
    const origin = await serve((request, response) => {
      seen.push(request.headers.authorization)
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end()
      else response.end('Article 1')
    })
    const headers = { authorization: 'Bearer x' }
    const bytes = await fetchFile(`${origin}/a`, { hosts: [], origin, headers })
    expect(new TextDecoder().decode(bytes)).toBe('Article 1')
    expect(seen).toEqual(['Bearer x', 'Bearer x'])
  })

  it.each([
    ['another host', 'https://example.org/file'],
    ['a host whose name only begins alike', 'https://files.example.com.evil.org/file'],
    ['its own host over http', 'http://files.example.com/file'],
    ['another port of it', 'https://files.example.com:8443/file'],
    ['a name before the host', 'https://files.example.com@127.0.0.1/file'],
    ['a file of this machine', 'file:///etc/passwd'],
    ['no address', ''],
  ])('is asked of its own hosts alone: %s', async (_, address) => {
    expect(await problemOf(fetchFile(address, { hosts: ['files.example.com'], origin: null }))).toBe(
      'elsewhere',
    )
  })

  it('is no more of it than an import may take, whatever is announced', async () => {
    let sent = 0
    const origin = await serve((_request, response) => {
      const chunk = Buffer.alloc(1_000_000)
      const write = (): void => {
        while (!response.destroyed) {
          sent += chunk.length
          if (!response.write(chunk)) {
            response.once('drain', write)
            return
          }
        }
      }
      write()
    })
    expect(await problemOf(fetchFile(origin, { hosts: [], origin }))).toBe('too large')
    expect(sent).toBeLessThan(limits.bytes * 3)
  })

  it('is given up where it takes too long, or leads in a circle', async () => {
    const slow = await serve((_request, response) => void response.write('A'))
    expect(await problemOf(fetchFile(slow, { hosts: [], origin: slow, withinMs: 100 }))).toBe('too slow')
    const circle = await serve((_request, response) => response.writeHead(302, { location: '/' }).end())
    expect(await problemOf(fetchFile(circle, { hosts: [], origin: circle }))).toBe('failed')
  })
})
