import type { Texts } from './texts.ts'

/** A text as the value of a BibTeX field. Letters of every script stay as they are: BibTeX files are UTF-8. */
export function writeLatex(name: keyof Texts, text: string): string {
  // An address is verbatim, so nothing can be escaped in it but by the rules of addresses.
  if (name === 'address') return text.replace(/[{}\\]/gu, encodeURIComponent)
  const escaped = text
    .replace(/[\\{}%#&$_~^<>|`]/gu, (character) => commands[character] ?? character)
    // LaTeX makes one sign of two: a dash of two hyphens, a quotation mark of two apostrophes or commas.
    .replace(/([-',])(?=\1)/gu, '$1{}')
  // In braces of its own a title keeps its case, whatever the style, and a name with "and" in it is one name.
  return name === 'title' || / and /iu.test(text) ? `{${escaped}}` : escaped
}

// Every character that means something to LaTeX or BibTeX. BibTeX counts braces without regard to a backslash before
// them, so these need a command; `<`, `>` and `|` are other characters in LaTeX's oldest fonts, which are still usual.
const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  $: '\\$',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '`': '\\textasciigrave{}',
}
