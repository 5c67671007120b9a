import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentsFolder } from '../documents/documents-folder.ts'

/** A real file as somebody brings it, what they say of it, and a passage with its beginning, its citation and its issuer. */
interface RealFile {
  readonly file: { readonly name: string; readonly mimetype: string; readonly bytes: Uint8Array }
  readonly details: {
    readonly title: string
    readonly short: string
    readonly date: string
    readonly issuer: string
    readonly source: string
  }
  readonly asked: string
  readonly begins: string
  readonly place: string
}

const folder = documentsFolder()

/** A web page, a Word file and a PDF as their publishers made them; none where the folder of real documents isn't there. */
export const realFiles: readonly (readonly [string, RealFile])[] =
  folder === null
    ? []
    : [
        [
          'HTML',
          {
            file: brought(folder, 'eu-gdpr.en/eu-gdpr.en.html', 'gdpr.html', 'text/html'),
            details: {
              title: 'General Data Protection Regulation',
              short: 'GDPR',
              date: '2016-04-27',
              issuer: 'European Parliament and Council',
              source: 'https://example.org/gdpr',
            },
            asked: 'quote gdpr art. 6(1)(f)',
            begins:
              'processing is necessary for the purposes of the legitimate interests pursued by the controller',
            place: 'art. 6(1)(f)',
          },
        ],
        [
          'DOCX',
          {
            file: brought(
              folder,
              'uk-judgment-40/uk-judgment-40.docx',
              'judgment.docx',
              'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
            ),
            details: {
              title: 'Al-Jaban v Antwerp',
              short: 'Al-Jaban',
              date: '2022-09-13',
              issuer: 'High Court of Justice',
              source: 'https://example.org/judgment',
            },
            asked: 'quote judgment [12]',
            begins: 'Next, there is no difficulty in',
            place: '12',
          },
        ],
        [
          'PDF',
          {
            file: brought(
              folder,
              'us-federal-register-2020-17221/us-federal-register-2020-17221.pdf',
              'directive.pdf',
              'application/pdf',
            ),
            details: {
              title: 'Airworthiness Directives; The Boeing Company Airplanes',
              short: 'Proposed AD',
              date: '2020-08-06',
              issuer: 'Federal Aviation Administration',
              source: 'https://example.org/directive',
            },
            asked: 'quote directive (h)(1)',
            begins: 'In the Certificate Limitations and Operating',
            place: '(h)(1)',
          },
        ],
      ]

function brought(folder: string, path: string, name: string, mimetype: string): RealFile['file'] {
  return { name, mimetype, bytes: readFileSync(join(folder, path)) }
}
