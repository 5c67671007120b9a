// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them.
const ascii = /^[\u0000-\u007F]*$/u

/** Whether a text has nothing but ASCII, so that what is only about other characters can be left out. */
export function isAscii(text: string): boolean {
  return ascii.test(text)
}
