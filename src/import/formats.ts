import type { Converted } from './blocks/blocks.ts'

/** The kinds of files that are read. */
export type Format = 'html' | 'docx' | 'odt' | 'pdf' | 'akoma-ntoso' | 'markdown' | 'text'

/** How a kind of file is called in a sentence. */
export const formatNames: Readonly<Record<Format, string>> = {
  html: 'a web page (HTML)',
  docx: 'a Word document (DOCX)',
  odt: 'an OpenDocument text (ODT)',
  pdf: 'a PDF',
  'akoma-ntoso': 'Akoma Ntoso (XML)',
  markdown: 'Markdown',
  text: 'plain text',
}

/** Reads a file of a kind into blocks. Each reader, and the libraries that it needs, is loaded when it is wanted. */
export async function convertBytes(format: Format, bytes: Uint8Array, text: string): Promise<Converted> {
  switch (format) {
    case 'html':
      return (await import('./html/html.ts')).convertHtml(text)
    case 'docx':
      return (await import('./docx/docx.ts')).convertDocx(bytes)
    case 'odt':
      return (await import('./odt/odt.ts')).convertOdt(bytes)
    case 'pdf':
      return (await import('./pdf/pdf.ts')).convertPdf(bytes)
    case 'akoma-ntoso':
      return (await import('./akoma-ntoso/akoma-ntoso.ts')).convertAkomaNtoso(text)
    case 'markdown':
      return (await import('./markdown/markdown.ts')).convertMarkdown(text)
    case 'text':
      return (await import('./text/text.ts')).convertText(text)
  }
}
