import { createContext, Script } from 'node:vm'
import { patient } from '../patience.ts'

const script = new Script('task()')
const sandbox = createContext({})
const attempts = 3

/**
 * Does something synchronous and returns its answer; throws where it takes longer than `limitMs` of a quiet machine each time that it is
 * tried, and ends it then, so that a regular expression that backtracks without end fails a test instead of hanging it.
 */
export function within<T>(limitMs: number, task: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    const answers: T[] = []
    sandbox.task = () => answers.push(task())
    try {
      script.runInContext(sandbox, { timeout: patient(limitMs) })
      const [answer] = answers
      if (answers.length > 0) return answer as T
    } catch (error) {
      if (attempt === attempts) throw error
    }
  }
}
