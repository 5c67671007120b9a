import { docxOf, pdfLines, pdfOf, wordParagraph } from '../import/make-files.ts'

// One invented text as three kinds of files.

const articles = [
  ['Article 1', 'The lanterns of both harbours are lit at dusk.'],
  ['Article 2', 'Each party keeps oil for ninety nights.'],
  ['Article 3', 'A lantern that goes out is lit again within the hour.'],
] as const

/** The words of its second article. */
export const secondArticle = articles[1][1]

export interface BroughtSample {
  readonly name: string
  readonly mimetype: string
  readonly bytes: Uint8Array
}

const html = `<!doctype html><html lang="en"><head><title>The Lantern Accord</title></head><body><main>
<h1>The Lantern Accord</h1>
${articles.map(([label, text]) => `<h2>${label}</h2>\n<p>${text}</p>`).join('\n')}
</main></body></html>`

export const samples: Readonly<Record<'HTML' | 'DOCX' | 'PDF', BroughtSample>> = {
  HTML: { name: 'lantern.html', mimetype: 'text/html', bytes: new TextEncoder().encode(html) },
  DOCX: {
    name: 'lantern.docx',
    mimetype: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: docxOf(
      [
        wordParagraph('The Lantern Accord', '<w:pStyle w:val="Title"/>'),
        ...articles.flatMap(([label, text]) => [
          wordParagraph(label, '<w:pStyle w:val="Heading1"/>'),
          wordParagraph(text),
        ]),
      ].join(''),
      {
        'word/styles.xml': `<w:styles xmlns:w="w">${[
          ['Title', 'Title'],
          ['Heading1', 'heading 1'],
        ]
          .map(([id, name]) => `<w:style w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
          .join('')}</w:styles>`,
      },
    ),
  },
  PDF: {
    name: 'lantern.pdf',
    mimetype: 'application/pdf',
    bytes: pdfOf([
      pdfLines('The Lantern Accord', '', ...articles.flatMap(([label, text]) => [label, text, ''])),
    ]),
  },
}

/** What only a person knows of it. */
export const typed = {
  title: 'The Lantern Accord',
  short: 'Lantern Accord',
  date: '2 April 2031',
  issuer: 'The Lantern Council',
  source: 'https://example.org/lantern',
  name: 'lantern',
} as const
