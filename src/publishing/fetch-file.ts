import { limits } from '../import/limits.ts'

/** Why a file of a platform can't be had. */
export type FileProblem = 'no file' | 'no access' | 'gone' | 'elsewhere' | 'too large' | 'too slow' | 'failed'

/** A file of a platform can't be had. */
export class FileUnavailable extends Error {
  override readonly name = 'FileUnavailable'
  readonly problem: FileProblem

  constructor(problem: FileProblem) {
    super(`The file can't be fetched: ${problem}`)
    this.problem = problem
  }
}

export interface FetchFileOptions {
  /** The platform's own hosts; nothing is asked of any other, not even by a redirect. */
  readonly hosts: readonly string[]
  /** One more origin that may serve files: that of an API which isn't the platform's usual one. */
  readonly origin: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** A problem of the platform's own with an answer, seen before its body is read; none where it's left out. */
  readonly problemWith?: (response: Response) => FileProblem | undefined
  /** Of the whole download, milliseconds. */
  readonly withinMs?: number
}

const usualMs = 60_000
const mostRedirects = 3

/**
 * Fetches a file that a platform names, from its own hosts alone, and no more of it than an import may take. Rejects with
 * FileUnavailable.
 */
export async function fetchFile(address: string, options: FetchFileOptions): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(options.withinMs ?? usualMs)
  try {
    const response = await follow(address, options, signal)
    const problem = options.problemWith?.(response) ?? problemOf(response.status)
    if (problem === null) return await readWithin(response)
    await response.body?.cancel()
    throw new FileUnavailable(problem)
  } catch (error) {
    if (error instanceof FileUnavailable) throw error
    throw new FileUnavailable(signal.aborted ? 'too slow' : 'failed')
  }
}

/** The answer at the end of the redirects, each of which has to lead to one of the hosts. */
async function follow(address: string, options: FetchFileOptions, signal: AbortSignal): Promise<Response> {
  let url = URL.parse(address)
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    if (url === null || !isOwn(url, options))
      throw new FileUnavailable(hops === 0 ? 'elsewhere' : 'no access')
    const response = await fetch(url, { headers: { ...options.headers }, redirect: 'manual', signal })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null) return response
    await response.body?.cancel()
    url = URL.parse(location, url)
  }
  throw new FileUnavailable('failed')
}

function isOwn(url: URL, { hosts, origin }: FetchFileOptions): boolean {
  if (url.username !== '' || url.password !== '') return false
  return url.origin === origin || (url.protocol === 'https:' && hosts.includes(url.host))
}

function problemOf(status: number): FileProblem | null {
  if (status === 200) return null
  if (status === 401 || status === 403) return 'no access'
  return status === 404 || status === 410 ? 'gone' : 'failed'
}

/** The body, unless it is longer than an import may take; nothing is read beyond that. */
async function readWithin(response: Response): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0)
  const chunks: Uint8Array[] = []
  let length = 0
  if (announced > limits.bytes) {
    await response.body?.cancel()
    throw new FileUnavailable('too large')
  }
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    // What ends the loop early cancels the rest.
    if (length > limits.bytes) throw new FileUnavailable('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
