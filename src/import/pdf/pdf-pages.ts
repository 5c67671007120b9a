import { getDocumentProxy, getMeta } from 'unpdf'
import type { Stated } from '../blocks/blocks.ts'
import { ImportError } from '../import-error.ts'
import { limits } from '../limits.ts'

/** The text of each page, to find places in, and what the file says of itself. */
export interface PdfPages {
  readonly texts: readonly string[]
  readonly stated: Stated
}

/**
 * Opens a PDF and reads its pages, each of which is told to `tell`. Throws ImportError where the file is damaged, protected, too
 * long, or has no text at all.
 */
export async function readPdfPages(
  file: Uint8Array,
  tell: (page: number, of: number) => void,
): Promise<PdfPages> {
  // The library keeps what it is given.
  const pdf = await getDocumentProxy(file.slice()).catch((error: unknown) => {
    throw refusalFor(error)
  })
  const { numPages } = pdf
  if (numPages > limits.pages)
    throw new ImportError(
      `The PDF has ${numPages.toLocaleString('en')} pages, more than the ${limits.pages.toLocaleString('en')} that are read. Divide it, and import its parts.`,
    )
  const texts: string[] = []
  for (let number = 1; number <= numPages; number += 1) {
    tell(number, numPages)
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    texts.push(items.map((item: object) => ('str' in item ? String(item.str) : '')).join(''))
    page.cleanup()
  }
  if (texts.every((text) => !/[\p{L}\p{N}]/u.test(text)))
    throw new ImportError(
      `The PDF has no text: its ${numPages === 1 ? 'page is a picture' : `${numPages} pages are pictures`} (a scan). Use a program that recognises text (OCR), and import what it makes.`,
    )
  const { info } = await getMeta(pdf).catch(() => ({ info: {} }))
  await pdf.destroy()
  return { texts, stated: statedIn(info) }
}

function statedIn(info: Readonly<Record<string, unknown>>): Stated {
  const said = (key: string) => {
    const value = info[key]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const [title, issuer] = [said('Title'), said('Author')]
  return { ...(title === undefined ? {} : { title }), ...(issuer === undefined ? {} : { issuer }) }
}

function refusalFor(error: unknown): unknown {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return new ImportError(
      'The PDF is protected by a password. Save a copy without one (print it into a PDF), and import that.',
    )
  return new ImportError(
    'The PDF is damaged and cannot be opened. Download it again, or save it again in the program that made it.',
  )
}
