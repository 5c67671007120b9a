import { getDocumentProxy } from 'unpdf'
import { oneLine } from '../blocks/blocks.ts'

/** A line of a page; `top` counts from the page's top, both in points. */
export interface PdfLine {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly top: number
  readonly height: number
  readonly pageHeight: number
}

/** The lines of a PDF in the order of its content. */
export async function readPdfLines(file: Uint8Array): Promise<PdfLine[]> {
  const pdf = await getDocumentProxy(file)
  const lines: PdfLine[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const pageHeight = page.getViewport({ scale: 1 }).height
    let open: { text: string; left: number; y: number; height: number } | null = null
    const flush = () => {
      if (open !== null && open.text.trim() !== '') {
        const { text, left, y, height } = open
        lines.push({ page: number, text: oneLine(text), left, top: pageHeight - y, height, pageHeight })
      }
      open = null
    }
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item)) continue
      const [, , , , left = 0, y = 0] = item.transform.map(Number)
      const height = Math.round(item.height)
      if (open !== null && Math.abs((open as { y: number }).y - y) > 3 && item.str.trim() !== '') flush()
      if (open === null) {
        if (item.str.trim() !== '') open = { text: item.str, left, y, height }
      } else {
        const line: { text: string; left: number; y: number; height: number } = open
        open = { ...line, text: line.text + item.str, height: Math.max(line.height, height) }
      }
      if (item.hasEOL) flush()
    }
    flush()
  }
  return lines
}
