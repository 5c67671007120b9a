import type { IncomingMessage } from 'node:http'

/** A file as a request brought it. */
export interface Upload {
  /** The number in the name of its field: 2, for `files[2]`. */
  readonly index: number
  readonly name: string
  /** The media type that the request gives; discord.js gives none of its own, and what is sent is then octets. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What a request carried; `problem` is why it cannot be read, null if it can. */
export interface RequestBody {
  /** JSON, from a multipart request its payload_json; undefined without a body. */
  readonly body: unknown
  readonly files: readonly Upload[]
  readonly problem: string | null
}

/** JSON, or multipart with a payload_json: https://discord.com/developers/docs/reference#uploading-files */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return { body: undefined, files: [], problem: null }
  return type.startsWith('multipart/') ? readForm(bytes, type) : { ...parse(bytes.toString()), files: [] }
}

async function readForm(bytes: Buffer<ArrayBuffer>, type: string): Promise<RequestBody> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const payload = form.get('payload_json')
  const files: Upload[] = []
  const problems: string[] = []
  for (const [field, value] of form) {
    if (field === 'payload_json') continue
    const index = /^files\[(\d+)\]$/u.exec(field)?.[1]
    if (index === undefined || typeof value === 'string') problems.push(`a form has no field ${field}`)
    else files.push({ index: Number(index), name: value.name, type: value.type, bytes: await value.bytes() })
  }
  if (typeof payload !== 'string') problems.push('a form needs a payload_json')
  const { body, problem } = parse(typeof payload === 'string' ? payload : '{}')
  return { body, files, problem: problems[0] ?? problem }
}

function parse(text: string): Pick<RequestBody, 'body' | 'problem'> {
  try {
    return { body: JSON.parse(text), problem: null }
  } catch {
    return { body: text, problem: 'the body is not JSON' }
  }
}
