import { Worker } from 'node:worker_threads'
import type { Draft } from './draft.ts'
import { ImportError } from './import-error.ts'
import { limits } from './limits.ts'

/** What an import needs and may take. */
export interface ImportOptions {
  readonly bytes: Uint8Array
  /** The file's name, without its folder. */
  readonly name: string
  /** BCP 47; without it, it is guessed. */
  readonly language?: string | null
  /** Told what is being done, many times for a long file. */
  readonly onProgress?: (doing: string) => void
  /** How long it may take; a minute without it. */
  readonly milliseconds?: number
}

/** What the thread says. */
export type FromThread = { readonly doing: string } | { readonly draft: Draft } | { readonly refusal: string }

/**
 * Reads a file into a draft, in a thread of its own that is ended where it takes too long or too much memory. Rejects with
 * ImportError, whose sentence is for who brought the file.
 */
export async function importFile({
  bytes,
  name,
  language = null,
  onProgress = () => undefined,
  milliseconds = limits.milliseconds,
}: ImportOptions): Promise<Draft> {
  if (bytes.length > limits.bytes)
    throw new ImportError(
      `The file has ${Math.ceil(bytes.length / 1024 ** 2)} megabytes, more than the ${limits.bytes / 1024 ** 2} that are read. Divide the document, and import its parts.`,
    )
  const worker = new Worker(new URL('./import-thread.ts', import.meta.url), {
    workerData: { bytes, name, language },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 64 },
    // What the libraries say is nothing for who imports.
    stdout: true,
    stderr: true,
  })
  const { promise, resolve, reject } = Promise.withResolvers<Draft>()
  const refuse = (sentence: string) => reject(new ImportError(sentence))
  const timer = setTimeout(() => refuse(tooLong(milliseconds)), milliseconds)
  worker.on('message', (said: FromThread) => {
    if ('doing' in said) onProgress(said.doing)
    else if ('draft' in said) resolve(said.draft)
    else refuse(said.refusal)
  })
  worker.on('error', (error: unknown) => {
    const isOutOfMemory =
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    if (isOutOfMemory)
      refuse('The file needs too much memory to be read. Divide the document, and import its parts.')
    else reject(error)
  })
  worker.on('exit', () =>
    refuse('The reading of the file ended early. Try again, or save the file in another format.'),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

function tooLong(milliseconds: number): string {
  return `The file took more than ${Math.ceil(milliseconds / 1_000)} seconds to read. Divide the document, or save it in another format, and import it again.`
}
