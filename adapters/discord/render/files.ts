import type { AttachmentPayload } from 'discord.js'
import { fileIn, type ReplyFile } from '../../../src/message/blocks.ts'
import type { Block } from '../../../src/message/reply.ts'

/** The files of some blocks. */
export function filesOf(blocks: readonly Block[]): readonly ReplyFile[] {
  return blocks.flatMap((block) => {
    const file = fileIn(block)
    return file === null ? [] : [{ ...file, name: safeName(file.name) }]
  })
}

/** How a component names a file that comes along with its message. */
export function fileAddress(name: string): string {
  return `attachment://${safeName(name)}`
}

/** Files as discord.js sends them. */
export function attach(files: readonly ReplyFile[]): AttachmentPayload[] {
  return files.map(({ name, text }) => ({ name, attachment: Buffer.from(text) }))
}

/** Discord changes other names, and then no component finds them (github.com/discord/discord-api-docs/issues/7754). */
function safeName(name: string): string {
  return name.replace(/[^\w.-]/gu, '_').replace(/^[^A-Za-z0-9]+/u, '')
}
