import { strFromU8, unzipSync } from 'fflate'
import { ImportError } from '../import-error.ts'
import { limits } from '../limits.ts'
import { parseXml, type XmlElement } from './xml-tree.ts'

/** What is packed in a file. */
export interface Packed {
  readonly names: readonly string[]
  /** The text of a packed file; null where it isn't there. */
  readonly text: (name: string) => string | null
}

/** Unpacks the texts of a ZIP file; throws ImportError where it is broken, or would unpack to more than the limit. */
export function unpack(file: Uint8Array): Packed {
  const names: string[] = []
  let size = 0
  try {
    const files = unzipSync(file, {
      filter({ name, originalSize }) {
        names.push(name)
        const isText = /\.(?:xml|rels)$|^mimetype$/u.test(name)
        if (isText) size += originalSize
        if (size > limits.unpackedBytes)
          throw new ImportError(
            `The file unpacks to more than ${limits.unpackedBytes / 1024 ** 2} megabytes of text, so it was not opened. Divide the document, and import its parts.`,
          )
        return isText
      },
    })
    return {
      names,
      text: (name) => {
        const content = files[name]
        return content === undefined ? null : strFromU8(content)
      },
    }
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError(
      'The file is damaged: what is packed in it cannot be read. Download it again, or save it again in the program that made it.',
    )
  }
}

/** The XML files of a packed document by name; null where one isn't there. */
export function unpackXml(file: Uint8Array): (name: string) => XmlElement | null {
  const { text } = unpack(file)
  return (name) => {
    const content = text(name)
    return content === null ? null : parseXml(content.replace(/^\uFEFF/u, ''))
  }
}
