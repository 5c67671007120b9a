import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findAgain } from '../read-converted.ts'
import { convertAkomaNtoso } from './akoma-ntoso.ts'
import type { Block, Converted } from './blocks.ts'
import { type Conservation, compareWords } from './conserve.ts'
import { convertDocx } from './docx.ts'
import { type Meta, readMeta, writeFrontMatter } from './front-matter.ts'
import { articleRank, headingLabel } from './heading-words.ts'
import { convertHtml } from './html.ts'
import { markAgain } from './mark-again.ts'
import { convertMarkdown } from './markdown.ts'
import { shortName } from './names.ts'
import { convertOdt } from './odt.ts'
import { convertPdf } from './pdf.ts'
import { writeBlocks } from './write-blocks.ts'

/** A document as its publisher made it, written in the format of this project. */
export interface ConvertedDocument {
  readonly name: string
  readonly meta: Meta
  /** The whole file, with its front matter. */
  readonly text: string
  readonly leftOut: Converted['leftOut']
  readonly conservation: Conservation
}

const converters: readonly (readonly [RegExp, (file: string) => Converted | Promise<Converted>])[] = [
  [/\.html?$/u, (file) => convertHtml(readFileSync(file, 'utf8'))],
  [/\.xml$/u, (file) => convertAkomaNtoso(readFileSync(file, 'utf8'))],
  [/\.docx$/u, (file) => convertDocx(readFileSync(file))],
  [/\.odt$/u, (file) => convertOdt(readFileSync(file))],
  [/\.pdf$/u, (file) => convertPdf(new Uint8Array(readFileSync(file)))],
  [/\.md$/u, (file) => convertMarkdown(readFileSync(file, 'utf8'))],
]

/** Converts the document in a folder with its `meta.json`; null where its kind of file isn't read. */
export async function convertDocument(folder: string): Promise<ConvertedDocument | null> {
  const name = folder.split('/').at(-1) ?? folder
  const meta = readMeta(readFileSync(join(folder, 'meta.json'), 'utf8'))
  return convertFile(join(folder, meta.file), name, meta)
}

/** Converts one file; null where its kind isn't read. */
export async function convertFile(file: string, name: string, meta: Meta): Promise<ConvertedDocument | null> {
  const convert = converters.find(([pattern]) => pattern.test(file))?.[1]
  if (convert === undefined) return null
  const converted = await convert(file)
  const body = writeBlocks(converted.blocks)
  const text =
    writeFrontMatter(meta, shortName(meta.title, name), converted.main ?? mainOf(converted.blocks)) + body
  return {
    name,
    meta,
    text: markAgain(text, findAgain),
    leftOut: converted.leftOut,
    conservation: compareWords(converted, body),
  }
}

/** Where more headings than paragraphs are numbered, a bare number means those; null where the usual order of preference is right. */
function mainOf(blocks: readonly Block[]): 'section' | null {
  const entries = blocks.filter(
    (block) => block.kind === 'entry' && block.level === 0 && /\d/u.test(block.label ?? ''),
  )
  const headings = blocks.filter((block) => block.kind === 'heading').map(({ text }) => text)
  if (headings.some((text) => headingLabel(text)?.rank === articleRank)) return null
  const numbered = headings.filter((text) => /^\d+(?:\.\d+)*\.?\s/u.test(text))
  return numbered.length > 1 && numbered.length > entries.length ? 'section' : null
}

/** The names of the folders that hold a document. */
export function documentNames(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, entry.name)).includes('meta.json'))
    .map(({ name }) => name)
}
