import { ImportError } from './import-error.ts'

/** The characters of a file of text, and the encoding that had to be guessed; null where the file says it or it is UTF-8. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly guessed: string | null } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: decodeAs('utf-16le', bytes), guessed: null }
  if (first === 0xfe && second === 0xff) return { text: decodeAs('utf-16be', bytes), guessed: null }
  const text = tryUtf8(bytes)
  if (text !== null) return { text, guessed: null }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048))
  const said =
    /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)["']/u.exec(head)?.[1] ??
    /<meta[^>]*charset=["']?\s*([\w.:-]+)/iu.exec(head)?.[1]
  if (said !== undefined && !/^utf-?8$/iu.test(said)) return { text: decodeAs(said, bytes), guessed: null }
  return { text: decodeAs('windows-1252', bytes), guessed: 'Windows-1252' }
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    throw new ImportError(
      `The file says that its characters are encoded as “${encoding.slice(0, 40)}”, which is not known. Save it as UTF-8.`,
    )
  }
}
