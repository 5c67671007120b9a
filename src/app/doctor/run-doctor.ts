import { existsSync } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import { basicUnitsOf } from '../../document/basic-units.ts'
import { readLibraryInSlices } from '../../document/read-library.ts'
import { checkDatabase } from '../../store/admin/check-database.ts'
import type { Adapters } from '../adapters.ts'
import { type Config, ConfigError, readConfig, settingNames } from '../config.ts'
import { discordInviteLink } from '../discord-app.ts'
import { readAssets } from '../http/page-assets.ts'
import { isMistake } from '../mistake.ts'
import { newSlackAppLink, slackScopes } from '../slack-app.ts'
import { compareClock } from './compare-clock.ts'
import { doctorWords as words } from './doctor-words.ts'
import type { Finding } from './finding.ts'

export interface DoctorOptions {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What the file `.env` sets, which `environment` has too; null where there is none. */
  readonly file: Readonly<Record<string, string>> | null
  readonly examine: Adapters['examine']
  /** Of the program. */
  readonly version: string
  readonly print: (line: string) => void
}

/**
 * Looks at everything that a start needs and prints a line for each thing, with what to do where it isn't right. Changes and
 * posts nothing. Resolves to the exit code: 1 where anything is wrong or missing, 2 for arguments that aren't known.
 */
export async function runDoctor({
  args,
  environment,
  file,
  examine,
  version,
  print,
}: DoctorOptions): Promise<number> {
  const [option, channel = null, ...rest] = args
  if (rest.length > 0 || (option !== undefined && (option !== '--channel' || channel === null))) {
    print(words.usage)
    return 2
  }
  let toMend = 0
  const tell = (findings: readonly Finding[]): void => {
    for (const { state, what, todo } of findings) {
      if (state === 'wrong' || state === 'missing') toMend += 1
      print(`${state.padEnd(8)} ${what}`)
      if (todo !== undefined) print(`         ${todo}`)
    }
  }
  tell([{ state: 'right', what: words.node(process.versions.node, version) }, checkPages()])
  const { config, findings } = checkSettings(environment, file)
  tell(findings)
  if (config !== null) {
    tell([await checkDataDir(config.dataDir), ...(await checkStore(config))])
    tell(await checkContent(config))
    tell(await checkSlack(config, examine, channel))
    tell(await checkDiscord(config, examine, channel))
    tell([await checkClock(config)])
    if (channel !== null && config.slack === null && config.discord === null) {
      tell([{ state: 'missing', what: words.needsPlatform, todo: words.setUpPlatform }])
    }
    if (channel === null && (config.slack ?? config.discord) !== null) {
      tell([{ state: 'off', what: words.channelOff, todo: words.nameChannel }])
    }
  }
  print('')
  print(toMend === 0 ? words.allRight : words.toMend(toMend))
  return toMend === 0 ? 0 : 1
}

function checkPages(): Finding {
  return readAssets() === null
    ? { state: 'missing', what: words.noPages, todo: words.makePages }
    : { state: 'right', what: words.pages }
}

function checkSettings(
  environment: DoctorOptions['environment'],
  file: DoctorOptions['file'],
): { readonly config: Config | null; readonly findings: readonly Finding[] } {
  const unknown = Object.keys(file ?? {})
    .filter((name) => !settingNames.includes(name))
    .map((name): Finding => ({ state: 'wrong', what: words.unknownSetting(name), todo: words.seeExample }))
  try {
    const config = readConfig(environment)
    const set = settingNames.filter((name) => (environment[name] ?? '').trim() !== '')
    return { config, findings: [{ state: 'right', what: words.settings(set) }, ...unknown] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const wrong = error.problems.map((todo): Finding => ({ state: 'wrong', what: words.badSetting, todo }))
    return { config: null, findings: [...wrong, ...unknown] }
  }
}

/** Whether the folder can be written, or made where it isn't there yet. */
async function checkDataDir(folder: string): Promise<Finding> {
  const existing = [folder, dirname(folder)].find(existsSync) ?? '.'
  try {
    await access(existing, constants.W_OK)
    return { state: 'right', what: words.dataDir(folder) }
  } catch {
    return { state: 'wrong', what: words.badDataDir(folder), todo: words.mendDataDir }
  }
}

async function checkStore({ database }: Config): Promise<readonly Finding[]> {
  return found(words.badDatabase, async () => {
    const { name, isNew } = await checkDatabase(database)
    return [{ state: 'right', what: isNew ? words.newDatabase(name) : words.database(name) }]
  })
}

/** Reading documents holds each seal against its text. */
async function checkContent({ contentDir, document, publicUrl }: Config): Promise<readonly Finding[]> {
  return found(words.content, async () => {
    const { documents, unsealed } = await readLibraryInSlices(contentDir, document, publicUrl)
    return documents.map((each): Finding => {
      if (unsealed.includes(each.id)) {
        return { state: 'missing', what: words.unsealed(each.short), todo: words.seal(each.id) }
      }
      return { state: 'right', what: words.document(each.short, basicUnitsOf(each).length) }
    })
  })
}

async function checkSlack(
  config: Config,
  examine: Adapters['examine'],
  channel: string | null,
): Promise<readonly Finding[]> {
  const { slack } = config
  if (slack === null) {
    return [{ state: 'off', what: words.slackOff, todo: words.makeSlackApp(newSlackAppLink(config)) }]
  }
  // Discord's ids are numbers.
  const ours = channel !== null && /^[A-Z]/u.test(channel) ? channel : null
  return found('Slack', () => examine.slack(slack, { ...slackScopes(), channel: ours }))
}

async function checkDiscord(
  { discord }: Config,
  examine: Adapters['examine'],
  channel: string | null,
): Promise<readonly Finding[]> {
  if (discord === null) return [{ state: 'off', what: words.discordOff, todo: words.makeDiscordApp }]
  const ours = channel !== null && /^\d/u.test(channel) ? channel : null
  const invite = discordInviteLink(discord.token)
  return found('Discord', () => examine.discord(discord, { invite, channel: ours }))
}

async function checkClock({ slack, discord }: Config): Promise<Finding> {
  const [whose, address] =
    slack !== null
      ? ['Slack', `${slack.apiUrl}auth.test`]
      : discord !== null
        ? ['Discord', `${discord.apiUrl.replace(/\/+$/u, '')}/v10/gateway/bot`]
        : ['', '']
  return address === '' ? { state: 'off', what: words.clockOff } : compareClock(whose, address)
}

/** What `look` finds; a mistake of the operator's, or a failed connection, is a finding too. */
async function found(name: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look()
  } catch (error) {
    if (isMistake(error)) return [{ state: 'wrong', what: name, todo: error.message }]
    const reason = error instanceof Error ? error.message : String(error)
    return [{ state: 'wrong', what: words.failed(name), todo: words.checkNetwork(reason) }]
  }
}
