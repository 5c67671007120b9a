/** Something an operator has to put right in the content: where it is, what is wrong, and what to do about it. */
export interface Problem {
  /** The file's path as the operator would type it. */
  readonly file: string
  /** Line in the file, counted from 1; null where the problem is the file as a whole. */
  readonly line: number | null
  readonly message: string
  readonly remedy: string
}

/** One line for a log or a terminal: `file:line: message. Remedy.` */
export function formatProblem(problem: Problem): string {
  const where = problem.line === null ? problem.file : `${problem.file}:${problem.line}`
  return `${where}: ${problem.message}. ${problem.remedy}.`
}

/** Thrown once with every problem of every document, so that an operator can mend them in one go. */
export class ContentError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'ContentError'
    this.problems = problems
  }
}
