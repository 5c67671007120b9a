import { stringify } from 'yaml'

/** What a new document's front matter says, in the order of the keys; what is null or undefined is left out. */
export type FrontMatterValues = Readonly<
  Record<string, string | number | readonly string[] | null | undefined>
>

/** The front matter of a document, with its fences and the blank line below it. */
export function writeFrontMatter(values: FrontMatterValues): string {
  const said = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  )
  return `---\n${stringify(said, { lineWidth: 118 })}---\n\n`
}
