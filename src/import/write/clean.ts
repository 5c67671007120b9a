import { withoutHidden } from '../../text/hidden.ts'

/**
 * A text without what no official text has: control characters, which could steer a terminal, controls of direction, which reorder
 * what is shown around them, and invisible characters such as soft hyphens. `taken` is how many there were.
 */
export function clean(text: string): { readonly text: string; readonly taken: number } {
  const shown = text
    .replace(/[\v\f\u0085\u2028\u2029]/gu, ' ')
    .replace(/[\p{Cc}--[\t\n]]/gv, '')
    .split('\n')
    .map(withoutHidden)
    .join('\n')
  return { text: shown, taken: [...text].length - [...shown].length }
}
