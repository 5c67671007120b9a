/** A count in the form that a word processor gives it. */
export function writeCount(count: number, format: string): string {
  if (/lowerLetter|^a$/u.test(format)) return letters(count).toLowerCase()
  if (/upperLetter|^A$/u.test(format)) return letters(count)
  if (/lowerRoman|^i$/u.test(format)) return roman(count).toLowerCase()
  if (/upperRoman|^I$/u.test(format)) return roman(count)
  return String(count)
}

function letters(count: number): string {
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1)
}

function roman(count: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = count
  let written = ''
  for (const [value, sign] of signs) {
    while (left >= value) {
      written += sign
      left -= value
    }
  }
  return written
}
