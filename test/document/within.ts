import { createContext, Script } from 'node:vm'
import { patient } from '../patience.ts'
import { machinesDiffer, processorMs } from '../processor-time.ts'

const script = new Script('task()')
const sandbox = createContext({})
const attempts = 3
// By the clock, for what never ends.
const hangsMs = 10_000

/**
 * Does something synchronous and returns its answer; throws where it takes far more than `limitMs`, the processor time of a quiet
 * machine, each time that it is tried. What never ends, as a regular expression that backtracks, is ended and fails a test
 * instead of hanging it.
 */
export function within<T>(limitMs: number, task: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    const answers: T[] = []
    sandbox.task = () => answers.push(task())
    const spentMs = processorMs(() => script.runInContext(sandbox, { timeout: patient(hangsMs) }))
    const [answer] = answers
    if (answers.length > 0 && spentMs <= limitMs * machinesDiffer) return answer as T
    if (attempt === attempts) throw new Error(`took ${Math.round(spentMs)} ms of processor time`)
  }
}
