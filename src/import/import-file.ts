import type { Draft } from './draft.ts'
import { ImportError } from './import-error.ts'
import { limits } from './limits.ts'
import { giveBack, takeThread } from './warm-thread.ts'

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

/** What the thread is asked. */
export type ToThread = Required<Pick<ImportOptions, 'bytes' | 'name' | 'language'>>

/** What the thread says. */
export type FromThread = { readonly doing: string } | { readonly draft: Draft } | { readonly refusal: string }

/**
 * Reads a file into a draft, in another thread, which is ended where it takes too long or too much memory. Rejects with
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
  const thread = takeThread()
  let isFree = false
  const { promise, resolve, reject } = Promise.withResolvers<Draft>()
  const refuse = (sentence: string) => reject(new ImportError(sentence))
  const timer = setTimeout(() => refuse(tooLong(milliseconds)), milliseconds)
  const listeners = {
    message(said: FromThread) {
      if ('doing' in said) return onProgress(said.doing)
      isFree = true
      if ('draft' in said) resolve(said.draft)
      else refuse(said.refusal)
    },
    error(error: unknown) {
      const isOutOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (isOutOfMemory)
        refuse('The file needs too much memory to be read. Divide the document, and import its parts.')
      else reject(error)
    },
    exit: () => refuse('The reading of the file ended early. Try again, or save the file in another format.'),
  }
  for (const [event, listener] of Object.entries(listeners)) thread.on(event, listener)
  thread.postMessage({ bytes, name, language } satisfies ToThread)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    for (const [event, listener] of Object.entries(listeners)) thread.off(event, listener)
    await (isFree ? giveBack(thread) : thread.terminate())
  }
}

function tooLong(milliseconds: number): string {
  return `The file took more than ${Math.ceil(milliseconds / 1_000)} seconds to read. Divide the document, or save it in another format, and import it again.`
}
