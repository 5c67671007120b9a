import { fileIn } from './blocks.ts'
import type { Reply } from './reply.ts'

/** A file of a reply. */
export interface ReplyFile {
  readonly name: string
  readonly text: string
}

/** The file of a reply, null where it has none. */
export function fileOf({ blocks }: Reply): ReplyFile | null {
  return blocks.map((block) => fileIn(block)).find((file) => file !== null) ?? null
}
