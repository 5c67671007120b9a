/** What an import may take. A file that needs more is refused with a sentence. */
export const limits = {
  /** Of the file. */
  bytes: 20 * 1024 ** 2,
  /** Of a PDF. */
  pages: 1_000,
  /** Of all that is packed in a DOCX or ODT. */
  unpackedBytes: 100 * 1024 ** 2,
  /** Of the whole reading. */
  milliseconds: 60_000,
  /** Of the thread's heap. */
  heapMegabytes: 1_024,
} as const
