import { parentPort } from 'node:worker_threads'
import { ImportError } from './import-error.ts'
import type { FromThread, ToThread } from './import-file.ts'
import { makeDraft } from './make-draft.ts'

// A thread that reads one file after another; nothing of one is kept for the next.

// A page is told of now and then.
const progressEveryMs = 200

parentPort?.on('message', (asked: ToThread) => void read(asked))

async function read({ bytes, name, language }: ToThread): Promise<void> {
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
}

function say(message: FromThread): void {
  parentPort?.postMessage(message)
}
