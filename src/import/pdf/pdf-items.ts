import type { PdfItem } from './pdf-page.ts'

/** What the library finds on a page: text, and where marked content begins and ends. */
export type FoundItem =
  | {
      readonly str: string
      readonly dir: string
      readonly width: number
      readonly transform: readonly unknown[]
      readonly fontName: string
      readonly hasEOL: boolean
    }
  | { readonly type: string; readonly id?: string; readonly tag?: string }

/** The runs of text of a page: `transform` turns the file's co-ordinates into those of the page, `fonts` has their names. */
export function readPdfItems(
  found: readonly FoundItem[],
  transform: readonly number[],
  fonts: ReadonlyMap<string, string>,
): PdfItem[] {
  const items: PdfItem[] = []
  // The marked content that is open, from the outside in.
  const open: { readonly content: string | null; readonly isArtifact: boolean }[] = []
  for (const item of found) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop()
      else open.push({ content: item.id ?? null, isArtifact: item.tag === 'Artifact' })
      continue
    }
    const before = items.at(-1)
    const text = withoutStrays(item.str)
    if (text === '' || (text.trim() === '' && item.width === 0)) {
      // Nothing but the end of the line before it.
      if (item.hasEOL && before !== undefined) items[items.length - 1] = { ...before, endsLine: true }
      continue
    }
    const [a, b, c, d, left, top] = product(transform, item.transform.map(Number))
    const font = fonts.get(item.fontName) ?? ''
    items.push({
      text,
      left,
      right: left + item.width,
      top,
      size: Math.round(Math.hypot(c, d) * 10) / 10,
      isBold: /bold|black|heavy|semibold|demi/iu.test(font),
      isItalic: /italic|oblique/iu.test(font),
      isTurned: Math.abs(b) > Math.abs(a) * 0.1,
      isRightToLeft: item.dir === 'rtl',
      endsLine: item.hasEOL,
      content: open.findLast(({ content }) => content !== null)?.content ?? null,
      isArtifact: open.some(({ isArtifact }) => isArtifact),
    })
  }
  return items
}

/** Two transformations in one, the second first. */
function product(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
  [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: readonly number[],
): [number, number, number, number, number, number] {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/* Bullets of symbol fonts, which have characters of their own there. */
const bullets = /[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf071]/gu

/** Without control characters, non-characters and soft hyphens inside a line, which nobody sees. */
function withoutStrays(text: string): string {
  return (
    text
      .replace(bullets, '•')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\ufdd0-\ufdef\ufffe\uffff]/gu, '')
      .replace(/\u00ad(?!$)/gu, '')
      // Forms of Arabic letters, and letters drawn as one, are the letters that they show.
      .replace(/[\ufb00-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]+/gu, (forms) => forms.normalize('NFKC'))
  )
}
