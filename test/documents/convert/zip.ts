import { strFromU8, unzipSync } from 'fflate'
import { parseXml, type XmlElement } from './xml-tree.ts'

/** The XML files of a packed document by name. */
export function unpackXml(file: Uint8Array): (name: string) => XmlElement | null {
  const files = unzipSync(file)
  return (name) => {
    const content = files[name]
    return content === undefined ? null : parseXml(strFromU8(content))
  }
}
