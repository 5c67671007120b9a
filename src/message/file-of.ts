import type { Reply } from './reply.ts'

/** A file of a reply. */
export interface ReplyFile {
  readonly name: string
  readonly text: string
}

/** The file of a reply, null where it has none. */
export function fileOf({ blocks }: Reply): ReplyFile | null {
  for (const block of blocks) {
    if (block.kind === 'copy' && block.file !== null) return { name: block.file, text: block.text }
  }
  return null
}
