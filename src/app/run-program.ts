import { config as loadEnvironment } from 'dotenv'
import type { Adapters } from './adapters.ts'
import { readConfig } from './config.ts'
import { reportMistakes } from './mistake.ts'
import { startupMessages } from './startup-messages.ts'

/** Does what the command line asks for, with the settings of the environment and of `.env`; resolves to the exit code. */
export async function runProgram(args: readonly string[], adapters: Adapters): Promise<number> {
  const [verb, ...rest] = args
  loadEnvironment({ quiet: true })
  return reportMistakes(async () => {
    const config = readConfig(process.env)
    if (verb === undefined) {
      const { start } = await import('./start.ts')
      return start(config, adapters)
    }
    if (verb === 'ask') return adapters.ask(config, rest)
    console.error(startupMessages.usage)
    return 1
  })
}
