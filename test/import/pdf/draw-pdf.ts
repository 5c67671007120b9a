import { PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib'

/** Words at a place of a page; `y` counts from the page's top, in points. */
export interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly font?: 'bold' | 'italic'
}

/** A PDF of letter size with words where they are said to be, in that order. */
export async function drawPdf(pages: readonly (readonly Drawn[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const plain = await pdf.embedFont(StandardFonts.TimesRoman)
  const fonts: Record<'bold' | 'italic', PDFFont> = {
    bold: await pdf.embedFont(StandardFonts.TimesRomanBold),
    italic: await pdf.embedFont(StandardFonts.TimesRomanItalic),
  }
  for (const drawn of pages) {
    const page = pdf.addPage([612, 792])
    for (const { text, x, y, size = 11, font } of drawn)
      page.drawText(text, { x, y: 792 - y, size, font: font === undefined ? plain : fonts[font] })
  }
  return pdf.save()
}

/** Lines one under another. */
export function lines(
  texts: readonly string[],
  at: Omit<Drawn, 'text'> & { readonly pitch?: number },
): Drawn[] {
  const { pitch = (at.size ?? 11) * 1.2, ...rest } = at
  return texts.map((text, index) => ({ ...rest, text, y: at.y + index * pitch }))
}

/** A PDF of objects that are written out, the first of them its catalog; for what no library writes. */
export function writePdf(objects: readonly string[], trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, at) => {
    const offset = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

/** A stream with its length. */
export function stream(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
}
