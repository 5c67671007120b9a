/** The beginning of a text, at most `longest` UTF-16 units of it, without half of a character at its end. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text
  return text.slice(0, /[\uD800-\uDBFF]/u.test(text.charAt(longest - 1)) ? longest - 1 : longest)
}
