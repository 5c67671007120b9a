import { config as loadEnvironment } from 'dotenv'
import type { Adapters } from './adapters.ts'
import { type Config, type PlaygroundConfig, readConfig } from './config.ts'
import { readAssets } from './http/page-assets.ts'
import { reportMistakes } from './mistake.ts'
import { createStatusBoard } from './part.ts'
import { programVersion } from './program-version.ts'
import { startupMessages } from './startup-messages.ts'

/** Does what the command line asks for, with the settings of the environment and of `.env`; resolves to the exit code. */
export async function runProgram(args: readonly string[], adapters: Adapters): Promise<number> {
  const [verb, ...rest] = args
  const options = verb === 'ask' || verb === 'mcp' ? rest : args
  if (options.some((option) => /^(?:--help|-h)$/u.test(option))) {
    console.log(startupMessages.usage)
    return 0
  }
  if (options.includes('--version')) {
    console.log(programVersion())
    return 0
  }
  const file = loadEnvironment({ quiet: true }).parsed ?? null
  if (verb === 'doctor') {
    const { runDoctor } = await import('./doctor/run-doctor.ts')
    const { examine } = adapters
    const about = { environment: process.env, file, examine, version: programVersion() }
    return runDoctor({ args: rest, ...about, print: console.log })
  }
  return reportMistakes(async () => {
    const config = readConfig(process.env)
    if (verb === undefined) return start(config, adapters)
    if (verb === 'ask') return adapters.ask(config, rest)
    if (verb === 'mcp') return adapters.mcp(config, programVersion())
    console.error(verb.startsWith('-') ? startupMessages.unknownOption(verb) : startupMessages.usage)
    return verb.startsWith('-') ? 2 : 1
  })
}

/** Runs the reader, every platform that is set up and the playground until a signal; resolves to the exit code. */
async function start(config: Config, adapters: Adapters): Promise<number> {
  const hasTokens = config.slack !== null || config.discord !== null
  const playground = playgroundOf(config, hasTokens)
  const isForPrograms = typeof config.api !== 'string' && config.api.isAsked
  if (!hasTokens && playground === null && !isForPrograms) {
    console.log(startupMessages.nothingConfigured)
    if (config.playground === 'refused') console.log(startupMessages.playgroundRefused)
    if (config.playground === 'unasked') console.log(startupMessages.playgroundUnasked)
    return 1
  }
  // Most of the program is loaded here, which takes a while, so that a mistake is told before.
  const [{ createLog }, { createMetrics }, { composeSteps }, { run }] = await Promise.all([
    import('../log.ts'),
    import('./metrics/metrics.ts'),
    import('./parts/compose-steps.ts'),
    import('./run.ts'),
  ])
  const metrics = createMetrics()
  const { errorsUrl: url } = config
  const report =
    url === null
      ? null
      : (await import('./error-reports.ts')).createErrorReports({
          url,
          version: programVersion(),
          onSent: metrics.onErrorReport,
        })
  const log = createLog(config.logLevel, (...about) => {
    metrics.onError(...about)
    report?.(...about)
  })
  const board = createStatusBoard()
  return run(composeSteps({ config, adapters, playground, metrics, statuses: board.read, log }), board, log)
}

/** Beside a platform it is only left out where its page has not been made; alone, it says what to do. */
function playgroundOf({ playground }: Config, hasTokens: boolean): PlaygroundConfig | null {
  const isLeftOut = typeof playground === 'string' || (hasTokens && readAssets() === null)
  return isLeftOut ? null : playground
}
