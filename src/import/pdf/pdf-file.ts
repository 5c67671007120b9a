import { getDocumentProxy } from 'unpdf'
import { ImportError } from '../import-error.ts'
import { type FoundItem, readPdfItems } from './pdf-items.ts'
import type { PdfPage } from './pdf-page.ts'
import { readStructure } from './pdf-structure.ts'

/** How much of a PDF is read; a file that has more is refused. */
export interface PdfLimits {
  readonly pages: number
  /** UTF-16 units of all text. */
  readonly characters: number
}

/** More than any official text that people cite by paragraph. */
const pdfLimits: PdfLimits = { pages: 2000, characters: 8_000_000 }

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** The pages of a PDF with their text. Throws a `ImportError` for what is no PDF, is protected, or is larger than the limits. */
export async function readPdf(file: Uint8Array, limits: PdfLimits = pdfLimits): Promise<PdfPage[]> {
  const pdf = await open(file)
  try {
    if (pdf.numPages > limits.pages)
      throw new ImportError(
        `The PDF has ${pdf.numPages} pages; at most ${limits.pages} are read. Divide it, and add its parts`,
      )
    const isTagged = ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true
    const pages: PdfPage[] = []
    const fonts = new Map<string, string>()
    let characters = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await readPage(pdf, number, isTagged, fonts)
      characters += page.items.reduce((sum, { text }) => sum + text.length, 0)
      if (characters > limits.characters)
        throw new ImportError(
          `The PDF has more than ${limits.characters.toLocaleString('en')} characters by page ${number}. Divide it, and add its parts`,
        )
      pages.push(page)
    }
    return pages
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError('The PDF is damaged. Save it again from the program that made it, and add that', {
      cause: error,
    })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(file: Uint8Array): Promise<Pdf> {
  try {
    // The reader takes the bytes for itself. Pictures aren't decoded; a warning on the console is nobody's.
    return await getDocumentProxy(file.slice(), { verbosity: 0, maxImageSize: 1, disableFontFace: true })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new ImportError('The PDF is protected by a password. Save it without one, and add that', {
        cause: error,
      })
    throw new ImportError('This is no PDF, or a damaged one. Save it again from the program that made it', {
      cause: error,
    })
  }
}

async function readPage(
  pdf: Pdf,
  number: number,
  isTagged: boolean,
  fonts: Map<string, string>,
): Promise<PdfPage> {
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ includeMarkedContent: true })
  const found: readonly FoundItem[] = content.items
  const unknown = found.some((item) => 'str' in item && item.str.trim() !== '' && !fonts.has(item.fontName))
  const hasText = found.some((item) => 'str' in item && item.str.trim() !== '')
  let isBlank = false
  // The names of fonts come only with what is drawn.
  if (unknown || !hasText) {
    const { fnArray } = await page.getOperatorList()
    isBlank = fnArray.length === 0
    for (const item of found)
      if ('str' in item && !fonts.has(item.fontName) && page.commonObjs.has(item.fontName))
        fonts.set(item.fontName, String((page.commonObjs.get(item.fontName) as { name?: unknown }).name))
  }
  const items = readPdfItems(found, viewport.transform.map(Number), fonts)
  const tags = isTagged && hasText ? readStructure(await page.getStructTree()) : null
  page.cleanup()
  return { number, width: viewport.width, height: viewport.height, items, tags, isBlank }
}
