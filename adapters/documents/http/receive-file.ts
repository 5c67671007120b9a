import { z } from 'zod'
import type { Request, Response } from '../../../src/app/http/pages.ts'
import { ImportError } from '../../../src/import/import-error.ts'
import type { Publisher } from '../../../src/publishing/publisher.ts'
import { documentsWords as words } from '../documents-words.ts'
import type { ImportProgress } from '../view.ts'
import { refuse } from './refuse.ts'
import type { Visitor } from './visitors.ts'

const query = z.object({
  name: z.string().max(400).catch('file'),
  replaces: z.string().max(40).nullable().catch(null),
})

/** Brings a file that was sent as its bytes; the answer is told line by line, so that whoever waits sees what is done. */
export async function receiveFile(
  visitor: Visitor,
  publisher: Pick<Publisher, 'bring'>,
  request: Request,
  response: Response,
): Promise<void> {
  const { body } = request
  if (!Buffer.isBuffer(body)) return refuse(response, 400, words.noFile)
  const { name, replaces } = query.parse(request.query)
  response.type('application/x-ndjson').set({ 'X-Accel-Buffering': 'no' })
  const tell = (line: ImportProgress): void => void response.write(`${JSON.stringify(line)}\n`)
  try {
    const { id } = await publisher.bring(visitor, visitor.person, {
      ...{ name, replaces, bytes: new Uint8Array(body) },
      onProgress: (doing) => tell({ doing }),
    })
    tell({ draft: id })
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    tell({ error: error.message })
  }
  response.end()
}
