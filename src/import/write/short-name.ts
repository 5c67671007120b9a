// As the front matter allows.
const longest = 50

/** How a document is called for short: an abbreviation in brackets at the end of its title, a short title, or `name`. */
export function shortName(title: string, name: string): string {
  const abbreviation = /\(([A-Z][A-Z0-9]{1,9})\)$/u.exec(title)?.[1]
  if (abbreviation !== undefined) return abbreviation
  if (title.length <= longest && /^\D/u.test(title)) return title
  return (/^\d/u.test(name) ? `The ${name}` : name).slice(0, longest)
}
