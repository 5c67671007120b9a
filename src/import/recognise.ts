import { dataIn } from './data-in.ts'
import { decode } from './decode.ts'
import { type Format, formatNames } from './formats.ts'
import { ImportError } from './import-error.ts'

/** What a file is, by what is in it. */
export interface Recognised {
  readonly format: Format
  /** Its characters; empty for what is packed or a PDF. */
  readonly text: string
  /** Sentences for who imports it. */
  readonly notices: readonly { readonly message: string; readonly remedy: string }[]
}

const readable = 'PDF, DOCX, ODT, HTML, Markdown, plain text and Akoma Ntoso are read'

/* What begins files that are no text, and what to do with them. */
const others: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], image('PNG')],
  [[0xff, 0xd8, 0xff], image('JPEG')],
  [[0x47, 0x49, 0x46, 0x38], image('GIF')],
  [[0x49, 0x49, 0x2a, 0x00], image('TIFF')],
  [[0x4d, 0x4d, 0x00, 0x2a], image('TIFF')],
  [[0x1f, 0x8b], archive('GZIP')],
  [[0x37, 0x7a, 0xbc, 0xaf], archive('7z')],
  [[0x52, 0x61, 0x72, 0x21], archive('RAR')],
  [[0x42, 0x5a, 0x68], archive('BZIP2')],
  [[0x4d, 0x5a], `The file is a program, not a document. ${readable}.`],
]

/** Recognises a file by its content; its name only decides between Markdown and plain text. Throws ImportError for what isn't read. */
export async function recognise(bytes: Uint8Array, name: string): Promise<Recognised> {
  if (bytes.length === 0) throw new ImportError('The file is empty. Choose another, or download it again.')
  const recognised = (await recogniseBytes(bytes)) ?? recogniseText(bytes, name)
  const ending = /\.([a-z\d]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? ''
  const expected = endings[ending]
  // ".2031" is none.
  const isUnknown = expected === undefined && /[a-z]/u.test(ending) && recognised.format === 'text'
  if (expected === undefined ? !isUnknown : expected.includes(recognised.format)) return recognised
  const message = isUnknown
    ? `A file called .${ending} is not known; it was read as plain text, with whatever signs it is written in`
    : `The file is called .${ending}, but is ${formatNames[recognised.format]}; it was read as that`
  return {
    ...recognised,
    notices: [
      ...recognised.notices,
      {
        message,
        remedy: isUnknown
          ? 'Look whether that is right, or save it as DOCX, ODT, HTML or PDF'
          : 'Look whether it is the right file',
      },
    ],
  }
}

const endings: Readonly<Record<string, readonly Format[]>> = {
  pdf: ['pdf'],
  docx: ['docx'],
  docm: ['docx'],
  odt: ['odt'],
  html: ['html'],
  htm: ['html'],
  xhtml: ['html'],
  xml: ['akoma-ntoso', 'html'],
  akn: ['akoma-ntoso'],
  md: ['markdown', 'text'],
  markdown: ['markdown', 'text'],
  txt: ['text', 'markdown'],
}

async function recogniseBytes(bytes: Uint8Array): Promise<Recognised | null> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024))
  if (head.includes('%PDF-')) return { format: 'pdf', text: '', notices: [] }
  if (head.startsWith('PK')) return recognisePacked(bytes)
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new ImportError(sentenceForCompound(bytes))
  const other = others.find(([signature]) => begins(bytes, signature))
  if (other !== undefined) throw new ImportError(other[1])
  if (hasNull(bytes))
    throw new ImportError(`The file is no text that can be read. ${readable}; save it as one of them.`)
  return null
}

async function recognisePacked(bytes: Uint8Array): Promise<Recognised> {
  const { unpack } = await import('./packed/zip.ts')
  const { names, text } = unpack(bytes)
  const has = (name: string) => names.includes(name)
  const type = text('mimetype')?.trim() ?? ''
  const encrypted = 'The file is protected by a password. Save a copy without one, and import that.'
  if (has('word/document.xml')) {
    const notices = names.some((name) => /vbaProject\.bin$/iu.test(name))
      ? [
          {
            message: 'The file has macros. They were neither run nor kept',
            remedy: 'Nothing needs to be done',
          },
        ]
      : []
    return { format: 'docx', text: '', notices }
  }
  if (type.startsWith('application/vnd.oasis.opendocument.text')) {
    if (text('META-INF/manifest.xml')?.includes('encryption-data') === true) throw new ImportError(encrypted)
    return { format: 'odt', text: '', notices: [] }
  }
  const kind = names.some((name) => name.startsWith('xl/'))
    ? 'a spreadsheet'
    : names.some((name) => name.startsWith('ppt/'))
      ? 'a presentation'
      : type.includes('epub')
        ? 'an e-book (EPUB)'
        : type.includes('opendocument')
          ? 'an OpenDocument file, but no text'
          : null
  if (kind !== null)
    throw new ImportError(`The file is ${kind}, which is not read. Save its text as DOCX, ODT or PDF.`)
  throw new ImportError(
    `The file is a ZIP archive without a document of its own. Unpack it, and import the document in it: ${readable}.`,
  )
}

function sentenceForCompound(bytes: Uint8Array): string {
  const marks = new TextDecoder('utf-16le').decode(bytes.subarray(0, 200_000 & ~1))
  return marks.includes('EncryptedPackage')
    ? 'The file is protected by a password. Save a copy without one, and import that.'
    : 'The file is of an old kind of Office (such as DOC), which is not read. Open it in a word processor and save it as DOCX or ODT.'
}

function recogniseText(bytes: Uint8Array, name: string): Recognised {
  const { text, guessed } = decode(bytes)
  const notices =
    guessed === null
      ? []
      : [
          {
            message: `The file does not say how its characters are encoded; they were read as ${guessed}`,
            remedy: 'Look at letters with accents. If they are wrong, save the file as UTF-8',
          },
        ]
  return { format: formatOfText(text.replace(/^\uFEFF/u, ''), name), text, notices }
}

function formatOfText(text: string, name: string): Format {
  if (/^---\r?\n(?:[^\n]*\n){0,60}?format: *2\s*\n(?:[^\n]*\n){0,60}?---/u.test(text))
    throw new ImportError(
      'The file is a document.md already. Put it into a folder of its own in the content folder, and seal it: npm run seal -- NAME.',
    )
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new ImportError('The file has no words. Choose another, or download it again.')
  const head = text
    .slice(0, 20_000)
    .replace(/^\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>|\s)*/iu, '')
  const root = /^<(?:[\w-]+:)?([a-z][\w-]*)/iu.exec(head)?.[1]
  const isDeclared = /^\s*<\?xml/u.test(text)
  if (root === 'akomaNtoso') return 'akoma-ntoso'
  if (/^\s*<!doctype html/iu.test(text) || /^(?:html|head|body)$/iu.test(root ?? '')) return 'html'
  const data = dataIn(text, name)
  if (data !== null) throw new ImportError(data)
  const isHtml = !isDeclared && (/\.(?:html?|xhtml)$/iu.test(name) || isFragment(head))
  if (!isHtml && root !== undefined && (isDeclared || isClosedBy(root, text)))
    throw new ImportError(
      `The file is XML of another kind (<${root}>): of XML only Akoma Ntoso is read. Save it as DOCX, ODT, PDF or HTML.`,
    )
  if (isHtml) return 'html'
  if (/\.(?:md|markdown|mdown)$/iu.test(name)) return 'markdown'
  return /\.te?xt$/iu.test(name) || !looksMarked(text) ? 'text' : 'markdown'
}

/** A piece of a page that begins with a block and has several. */
function isFragment(head: string): boolean {
  return /^<(?:article|div|h[1-6]|main|ol|p|section|table|ul)[\s>]/iu.test(head)
}

/** Whether one element is all of a text. */
function isClosedBy(root: string, text: string): boolean {
  return new RegExp(`</(?:[\\w-]+:)?${root}\\s*>\\s*$`, 'u').test(text.slice(-1_000))
}

function looksMarked(text: string): boolean {
  return /^#{1,6} \S/mu.test(text) || /\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\(https?:/u.test(text)
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** Text in UTF-16 says so in its first two bytes; any other text has no null. */
function hasNull(bytes: Uint8Array): boolean {
  const isUtf16 = begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff])
  return !isUtf16 && bytes.subarray(0, 8_192).includes(0)
}

function image(kind: string): string {
  return `The file is an image (${kind}), not text. Use a program that recognises text (OCR), and import what it makes.`
}

function archive(kind: string): string {
  return `The file is an archive (${kind}). Unpack it, and import the document in it: ${readable}.`
}
