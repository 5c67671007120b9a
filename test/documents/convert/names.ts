/** How a document is called for short, as its operator would type it: an abbreviation in brackets, a name in letters, or its folder's. */
export function shortName(title: string, folder: string): string {
  const abbreviation = /\(([A-Z][A-Z0-9]{1,9})\)/u.exec(title)?.[1]
  if (abbreviation !== undefined) return abbreviation
  if (title.length <= 50 && /^\D/u.test(title) && !/^the same/iu.test(title)) return title
  const name = folder.replace(/-(?:\d{4}|akn)\b.*$/u, '')
  return /^\d/u.test(name) ? `The ${name}`.slice(0, 50) : name.slice(0, 50)
}
