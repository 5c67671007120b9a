import type { Library } from '../document/library.ts'
import type { Warning } from '../import/draft.ts'
import type { KeptDraft } from '../library/draft-store.ts'
import { newestOf, type PublishedVersion } from '../library/holdings.ts'
import { publishingWords as words } from '../words/publishing-words.ts'
import { checkDetails, missingIn } from './check-details.ts'
import { bodyOf, type DraftContent, detailNames } from './draft-content.ts'
import { editsOf } from './edits-of.ts'
import type { Certainty, DetailName, DraftProblem, WaitingDraft } from './publisher.ts'

/** What a draft is compared with. */
export interface Surroundings {
  readonly library: Library
  readonly versions: readonly PublishedVersion[]
  /** Of the longest text. */
  readonly mostCharacters: number
}

/** A draft as people see it, with everything that keeps it from being published. */
export function showDraft(
  { id, person, changedAt }: Omit<KeptDraft, 'content'>,
  content: DraftContent,
  { library, versions, mostCharacters }: Surroundings,
): WaitingDraft {
  const { fileName, format, imported, edited, leftOut, details, reading, notices } = content
  const body = bodyOf(content)
  const isEdited = edited !== null && edited !== imported
  const { lost, added } = content.words.unexplained
  const isUnexplained = lost.length + added.length > 0
  const problems: DraftProblem[] = [
    ...reading.problems.map((problem) => ({ ...problem, field: null })),
    ...checkDetails(details, library),
  ]
  const report = (field: DetailName | null, message: string, remedy: string): void => {
    problems.push({ ...whole(message, remedy), field })
  }
  if (reading.areActionsWrong) report('actions', words.actions(details.actions), words.actionsRemedy)
  if (isUnexplained && !isEdited) report(null, words.unexplained(lost, added), words.unexplainedRemedy)
  if (body.length > mostCharacters) report(null, words.longText(mostCharacters), words.longTextRemedy)
  return {
    ...{ id, fileName, format, by: person, changedAt, body, isEdited, details, problems, leftOut },
    series: reading.series,
    words: content.words,
    edits: editsOf(imported, edited),
    guessed: guessedIn(content),
    missing: missingIn(details),
    warnings: [
      ...(isUnexplained && isEdited
        ? [whole(words.unexplainedAndEdited, words.unexplainedAndEditedRemedy)]
        : []),
      ...(isEdited ? follow(notices, imported, body) : notices),
      ...reading.warnings,
    ],
    replaces: newestOf(versions).find(({ document }) => document === details.name) ?? null,
  }
}

function guessedIn({ details, suggested }: DraftContent): Partial<Record<DetailName, Certainty>> {
  return Object.fromEntries(
    detailNames.flatMap((name) => {
      const guess = suggested[name]
      return guess !== undefined && guess.value === details[name] ? [[name, guess.certainty]] : []
    }),
  )
}

/** What the import said of lines, at the lines where they are in an edited text; of the whole where they aren't there any more. */
function follow(notices: readonly Warning[], imported: string, body: string): readonly Warning[] {
  const before = imported.split('\n')
  const now = Map.groupBy(body.split('\n').entries(), ([, line]) => line)
  return notices.map((notice) => {
    const { line } = notice.place
    if (line === null) return notice
    const same = now.get(before[line - 1] ?? '') ?? []
    const nearest = same.toSorted(([a], [b]) => Math.abs(a + 1 - line) - Math.abs(b + 1 - line))[0]
    return { ...notice, place: { ...notice.place, line: nearest === undefined ? null : nearest[0] + 1 } }
  })
}

function whole(message: string, remedy: string): Warning {
  return { place: { line: null, page: null, words: '' }, message, remedy }
}
