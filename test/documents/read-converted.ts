import { parse } from 'yaml'
import { z } from 'zod'
import { readUnits } from '../../src/document/format-2/read-units.ts'
import { isUnit, type Note, type Unit, type UnitPart } from '../../src/document/unit.ts'

/** A converted document as the reader of the format sees it. */
export interface ReadDocument {
  readonly parts: readonly UnitPart[]
  readonly notes: readonly Note[]
  readonly units: readonly Unit[]
  /** A line each, with the line of the file. */
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
}

const options = z.looseObject({
  language: z.string(),
  restart: z.array(z.string()).optional(),
  main: z.enum(['paragraph', 'article', 'section', 'recital']).optional(),
})

/** The lines of entries whose number is repeated in its scope. */
export function findAgain(text: string): number[] {
  return readConverted(text).problems.flatMap((problem) => {
    const line = /^(\d+): .{1,60} is repeated/u.exec(problem)?.[1]
    return line === undefined ? [] : [Number(line)]
  })
}

/** Reads the whole text of a file of format 2. */
export function readConverted(text: string): ReadDocument {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/u.exec(text) ?? []
  const problems: string[] = []
  const warnings: string[] = []
  const say = (to: string[]) => (line: number | null, message: string, remedy: string) => {
    to.push(`${line ?? '–'}: ${message} (${remedy})`)
  }
  const reading = readUnits(
    body,
    yaml.split('\n').length + 2,
    options.parse(parse(yaml)),
    say(problems),
    say(warnings),
  )
  for (;;) {
    const step = reading.next()
    if (step.done === true) return { ...step.value, units: unitsIn(step.value.parts), problems, warnings }
  }
}

function unitsIn(parts: readonly UnitPart[]): Unit[] {
  return parts.flatMap((part) =>
    isUnit(part) ? [part, ...unitsIn(part.parts)] : part.kind === 'quotation' ? unitsIn(part.parts) : [],
  )
}
