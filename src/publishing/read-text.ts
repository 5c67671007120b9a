import type { Problem } from '../document/problem.ts'
import { documentSteps } from '../document/read-document.ts'
import { writeFrontMatter } from '../document/write-front-matter.ts'
import type { Warning } from '../import/draft.ts'
import { createLocator } from '../import/locate.ts'
import { runTaskInSlices } from '../text/cooperative-task.ts'
import { bodyOf, type DraftContent } from './draft-content.ts'

const seriesMessage = /^the text has (.*)$/u

/**
 * Reads a draft's text as its document will be read, with all checks but those of the details. What is said of the whole ("the
 * text has articles 1–99") is its series.
 */
export async function readDraftText(content: ToRead): Promise<DraftContent['reading']> {
  const { actions } = content.details
  const reading = await read(content, actions === '' || actions.length > mostActions ? null : actions)
  // The text aside from what is said of it.
  const isWrong = reading.problems.some(isOfActions)
  return isWrong ? { ...(await read(content, null)), areActionsWrong: true } : reading
}

type ToRead = Pick<DraftContent, 'imported' | 'edited' | 'main' | 'carried' | 'details'>

// As the front matter allows.
const mostActions = 200

function isOfActions({ message }: Warning): boolean {
  return message.includes('the front matter\'s "actions"')
}

async function read(content: ToRead, actions: string | null): Promise<DraftContent['reading']> {
  const { main, carried, details } = content
  const body = bodyOf(content)
  const head = writeFrontMatter({
    ...{ format: 2, title: 'Draft', short: 'Draft', date: '2000-01-01', issuer: 'Nobody' },
    ...{ source: 'https://example.org', language: languageOf(details.language), main, actions },
    ...carried,
  })
  const before = head.split('\n').length - 1
  const reading = await runTaskInSlices(documentSteps(head + body, 'draft', 'draft'))
  const { atLine } = createLocator(body, [])
  const told = ({ line, message, remedy }: Problem): Warning => ({
    place: atLine(line === null ? null : Math.max(1, line - before)),
    // Of something that is there twice.
    message: message.replace(/\(first in line (\d+)\)/u, (_, first) => `(first in line ${first - before})`),
    remedy,
  })
  if ('problems' in reading)
    return { problems: reading.problems.map(told), warnings: [], series: [], areActionsWrong: false }
  return {
    problems: [],
    warnings: reading.warnings.filter(({ message }) => !seriesMessage.test(message)).map(told),
    series: reading.warnings.flatMap(({ message }) => seriesMessage.exec(message)?.[1]?.split(', ') ?? []),
    areActionsWrong: false,
  }
}

/** English where nothing that is a language was said. */
export function languageOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
