/** A text with one space for each run of white space, and none at its ends. Most texts are so already. */
export function onOneLine(text: string): string {
  const line = loose.test(text) ? text.replace(/\s+/gu, ' ') : text
  return line.trim()
}

const loose = / {2}|[^\S ]/u
