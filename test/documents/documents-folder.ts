import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of real documents: DOCUMENTS, or beside the checkout; null where it isn't there. */
export function documentsFolder(): string | null {
  const folders = [process.env.DOCUMENTS, resolve('../shared/documents')]
  return folders.find((folder) => folder !== undefined && existsSync(folder)) ?? null
}
