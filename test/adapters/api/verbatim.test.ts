import { expect } from 'vitest'
import { z } from 'zod'
import type { Library } from '../../../src/document/library.ts'
import { readLibrary } from '../../../src/document/read-library.ts'
import { harbour, vancouver } from '../../library.ts'
import { runs } from '../../run-length.ts'
import { hostileDocument } from '../hostile.ts'
import { describeVerbatimData } from '../verbatim.ts'
import { connectOverHttp } from './connect-clients.ts'
import { fromSomewhere, openApiServer } from './open-api-server.ts'

const count = runs(1_000)
/** Flat texts, and trees in three languages. */
const documents = [
  vancouver.main,
  harbour.main,
  ...readLibrary('test/browser/texts', 'lantern-code').documents,
]
const given = z.object({
  passages: z.tuple([
    z.object({ text: z.string(), parts: z.array(z.object({ text: z.string() })).optional() }),
  ]),
})

/** The server of a library of one document and of the bundled one, once for all of its passages. */
const open = (library: Library) => openApiServer({ library })

describeVerbatimData('the API', [...documents, hostileDocument(count)], async (library) => {
  const { origin, stop } = await open(library)
  return {
    stop,
    async read(reference) {
      const response = await fetch(`${origin}/api/v1/passages/${encodeURIComponent(reference)}`, {
        headers: fromSomewhere(),
      })
      const [{ text, parts = [] }] = given.parse(await response.json()).passages
      return { text, lines: parts.map((part) => part.text) }
    },
  }
})

describeVerbatimData('MCP', [...documents, hostileDocument(Math.min(count, 200))], async (library) => {
  const { origin, stop } = await open(library)
  const client = await connectOverHttp(origin, '2026-07-28')
  return {
    async stop() {
      await client.close()
      await stop()
    },
    async read(reference) {
      const { data, texts } = await client.callTool('get_passage', { reference })
      const [{ text }] = given.parse(data).passages
      // Clients that read text alone have the same.
      const [inText] = given.parse(JSON.parse(texts[1] ?? '')).passages
      if (inText.text !== text) expect(inText.text).toBe(text)
      return { text, lines: null }
    },
  }
})
