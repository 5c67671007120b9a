import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { ImportError } from './import-error.ts'
import type { FromThread } from './import-file.ts'
import { makeDraft } from './make-draft.ts'

// The thread of one import: `importFile` starts it, and ends it.

const { bytes, name, language } = z
  .object({ bytes: z.instanceof(Uint8Array), name: z.string(), language: z.string().nullable() })
  .parse(workerData)

// A page is told of now and then.
const progressEveryMs = 200
let next = 0

try {
  const draft = await makeDraft(bytes, name, language, (doing) => {
    if (doing.startsWith('Reading page') && performance.now() < next) return
    next = performance.now() + progressEveryMs
    say({ doing })
  })
  say({ draft })
} catch (error) {
  if (error instanceof ImportError) say({ refusal: error.message })
  else if (error instanceof RangeError)
    say({
      refusal:
        'The file is nested too deeply to be read. Save it again in the program that made it, or as PDF.',
    })
  else throw error
}

function say(message: FromThread): void {
  parentPort?.postMessage(message)
}
