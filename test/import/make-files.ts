import { strToU8, zipSync } from 'fflate'

/* Files as other programs write them, as small as they can be; their words are invented. */

/** A Word document of this body; `others` are more of its packed files by name. */
export function docxOf(body: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  return packed({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...others,
  })
}

/** A paragraph of Word; `properties` are what is in its `pPr`. */
export function wordParagraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
}

/** An OpenDocument text of this body. */
export function odtOf(body: string, styles = '', others: Readonly<Record<string, string>> = {}): Uint8Array {
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...others,
  })
}

/** A ZIP file of texts. */
export function packed(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** A line of a page, its place in points from the bottom left. */
export interface PdfText {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly size?: number
}

/** A PDF of pages of lines, in Helvetica; `trailer` is added to its trailer. */
export function pdfOf(pages: readonly (readonly PdfText[])[], trailer = ''): Uint8Array {
  const objects: string[] = []
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')
  objects.push('<< /Type /Catalog /Pages 2 0 R >>')
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [at, lines] of pages.entries()) {
    const stream = lines
      .map(
        ({ text, x = 72, y, size = 11 }) =>
          `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/gu, '\\$&')}) Tj ET`,
      )
      .join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
    )
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0))
}

/** Lines one below the other, from the top of a page. */
export function pdfLines(...texts: readonly string[]): PdfText[] {
  return texts.map((text, at) => ({ text, y: 760 - at * 14 }))
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  return strToU8(text)
}
