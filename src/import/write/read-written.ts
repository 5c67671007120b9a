import { readUnits } from '../../document/format-2/read-units.ts'
import type { ReadingOptions } from '../../document/format-2/reader.ts'
import type { Note, UnitPart } from '../../document/unit.ts'
import { runTask } from '../../text/cooperative-task.ts'

/** What the format's reader says of a line of a written body, counted from 1; null where it concerns the whole. */
export interface Remark {
  readonly line: number | null
  readonly message: string
  readonly remedy: string
}

/** A written body as the program will read it. */
export interface ReadBody {
  readonly parts: readonly UnitPart[]
  readonly notes: readonly Note[]
  /** What keeps it from being read. */
  readonly problems: readonly Remark[]
  readonly warnings: readonly Remark[]
}

/** Reads what will be below the front matter. */
export function readWritten(body: string, options: ReadingOptions): ReadBody {
  const problems: Remark[] = []
  const warnings: Remark[] = []
  const say = (to: Remark[]) => (line: number | null, message: string, remedy: string) => {
    to.push({ line, message, remedy })
  }
  return { ...runTask(readUnits(body, 1, options, say(problems), say(warnings))), problems, warnings }
}
