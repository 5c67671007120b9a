import { findTooLong } from '../document/markdown.ts'
import { runTask } from '../text/cooperative-task.ts'
import type { Block, Converted } from './blocks/blocks.ts'
import { articleRank, headingLabel } from './blocks/heading-words.ts'
import type { Draft, Left, Warning } from './draft.ts'
import { convertBytes } from './formats.ts'
import { guess } from './guess.ts'
import { ImportError } from './import-error.ts'
import { createLocator } from './locate.ts'
import { recognise } from './recognise.ts'
import { warnOfImport } from './warn-of-import.ts'
import { clean } from './write/clean.ts'
import { accountFor, wordsOf } from './write/conserve.ts'
import { mend } from './write/mend.ts'
import type { Remark } from './write/read-written.ts'
import { writeBlocks } from './write/write-blocks.ts'

/** The words of the series that the format's reader finds. */
const seriesMessage = /^the text has (.*)$/u

/**
 * Reads a file into a draft, in this thread: `importFile` does it in another, within limits. `language` is the document's, null
 * to guess it; `tell` is given a few words whenever something new begins. Throws ImportError for what can't be imported.
 */
export async function makeDraft(
  bytes: Uint8Array,
  name: string,
  language: string | null,
  tell: (doing: string) => void,
): Promise<Draft> {
  const { format, text, notices } = await recognise(bytes, name)
  const pdf =
    format === 'pdf'
      ? await (await import('./pdf/pdf-pages.ts')).readPdfPages(bytes, (page, of) =>
          tell(`Reading page ${page} of ${of}`),
        )
      : null
  tell('Finding headings, labels and paragraphs')
  const converted = await convertBytes(format, bytes, text)
  if (wordsOf(converted.sourceText).length === 0)
    throw new ImportError(
      'The file has no words in its text. Choose another, or save its text as DOCX or PDF.',
    )
  if (converted.blocks.length === 0)
    throw new ImportError('The file has nothing below its title. Choose another, or download it again.')
  const guesses = guess({ ...pdf?.stated, ...converted.stated }, converted.blocks, converted.leftOut)
  const main = converted.main ?? mainOf(converted.blocks)
  tell('Building the tree')
  const cleaned = clean(writeBlocks(converted.blocks))
  const { body, read, remarks } = mend(cleaned.text, {
    language: language ?? guesses.language?.value ?? 'en',
    ...(main === null ? {} : { main }),
  })
  tell('Counting the words')
  const words = accountFor(converted, read)
  const { atLine, ofText } = createLocator(body, pdf?.texts ?? [])
  const place = ({ line, message, remedy }: Remark): Warning => ({
    place: atLine(line),
    message,
    remedy,
  })
  const leftOut = groupLeft(converted.leftOut, ofText)
  const warnings = [
    ...notices.map((notice) => place({ line: null, ...notice })),
    ...(cleaned.taken > 0 ? [place(takenOut(cleaned.taken))] : []),
    ...warnOfImport({ converted, leftOut, words, read, pages: pdf?.texts ?? [], ofText }),
    ...remarks.map(place),
    ...read.warnings.filter(({ message }) => !seriesMessage.test(message)).map(place),
  ]
  const series = read.warnings.flatMap(({ message }) => seriesMessage.exec(message)?.[1]?.split(', ') ?? [])
  const tooLong = runTask(findTooLong(body, true))
  const problems = [
    ...read.problems,
    ...(tooLong === null
      ? []
      : [{ ...tooLong, remedy: 'Put a blank line into it in the file, and import it again' }]),
  ].map(place)
  return { format, body, main, guesses, series, problems, warnings, words, leftOut }
}

function takenOut(count: number): Remark {
  return {
    line: null,
    message: `${count === 1 ? 'one invisible character was' : `${count} invisible characters were`} taken out`,
    remedy: 'Nothing needs to be done',
  }
}

/** Where more headings than paragraphs are numbered, a bare number means those; null where the usual order of preference is right. */
function mainOf(blocks: readonly Block[]): 'section' | null {
  const entries = blocks.filter(
    (block) => block.kind === 'entry' && block.level === 0 && /\d/u.test(block.label ?? ''),
  )
  const headings = blocks.filter((block) => block.kind === 'heading').map(({ text }) => text)
  if (headings.some((text) => headingLabel(text)?.rank === articleRank)) return null
  const numbered = headings.filter((text) => /^\d+(?:\.\d+)*\.?\s/u.test(text))
  return numbered.length > 1 && numbered.length > entries.length ? 'section' : null
}

/** The same words in a row once, their page numbers aside. */
function groupLeft(leftOut: Converted['leftOut'], ofText: (text: string) => number | null): Left[] {
  const groups = Map.groupBy(leftOut, ({ text, why }) => `${why} ${text.replace(/\d+/gu, '#')}`)
  return [...groups.values()].flatMap((same): Left[] => {
    const [first] = same
    if (first === undefined) return []
    const { text, why, page = ofText(text) } = first
    const words = same.reduce((sum, each) => sum + wordsOf(each.text).length, 0)
    return [{ text, why, words, times: same.length, page }]
  })
}
