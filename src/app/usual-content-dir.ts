import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of documents where none is set: `content`, or where nobody has one, as with `npx rapporteur`, the program's own. */
export function usualContentDir(): string {
  return existsSync('content') ? 'content' : fileURLToPath(new URL('../../content', import.meta.url))
}
