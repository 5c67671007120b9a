import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { SetupError } from '../app/adapter.ts'
import { proposeDocumentId } from '../document/document-id.ts'
import { type Draft, isPublishable } from '../import/draft.ts'
import { importFile } from '../import/import-file.ts'
import { limits } from '../import/limits.ts'
import { shortName } from '../import/write/short-name.ts'
import { type Details, writeDocument } from '../import/write/write-document.ts'
import { previewOf } from './import-preview.ts'
import { faultsOf, isTaken, publishDocument } from './publish-document.ts'
import { type AsItIs, readAsItIs } from './read-as-it-is.ts'

const usage = `npm run import -- FILE            shows what was understood of a file, asks for what it can't know, and publishes it
  --check                         only shows what was understood
  --name NAME                     the document's folder: lower-case letters, digits and hyphens
  --title TITLE --short NAME --date YYYY-MM-DD --issuer ISSUER --source ADDRESS --rights RIGHTS --language TAG
  --replace                       publishes though there is a document of that name
  --yes                           asks nothing`

/** What the command line talks to. */
export interface Terminal {
  readonly say: (text: string) => void
  readonly fail: (text: string) => void
  /** Told what is being done. */
  readonly progress: (doing: string) => void
  /** Asks a person; null where nobody is there. */
  readonly ask: ((question: string) => Promise<string>) | null
}

type Values = ReturnType<typeof readArguments>['values']
const needed = ['name', 'title', 'date', 'issuer', 'source'] as const

/**
 * Imports a file as these words of the command line ask for, into a folder of `contentDir`. Resolves to the exit code: 1 where
 * nothing was published, or with `--check` can't be. Throws ImportError and SetupError with a sentence.
 */
export async function importDocument(
  args: readonly string[],
  contentDir: string,
  { say, fail, progress, ask }: Terminal,
): Promise<number> {
  const { values, positionals } = readArguments(args)
  if (values.help === true) {
    say(usage)
    return 0
  }
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw new SetupError(usage)
  const bytes = readBytes(file)
  const asItIs = readAsItIs(bytes, basename(file))
  if (asItIs !== null) return publishAsItIs(asItIs, file, values, contentDir, { say, fail, ask })
  const draft = await importFile({
    bytes,
    name: basename(file),
    language: values.language ?? null,
    onProgress: progress,
  }).finally(() => progress(''))
  say(previewOf(draft, basename(file)))
  if (values.check === true) return isPublishable(draft) ? 0 : 1
  if (!isPublishable(draft)) {
    fail('Nothing was published: see above what keeps the document from it.')
    return 1
  }
  const given = values.yes === true || ask === null ? values : await askForMissing(values, draft, file, ask)
  const missing = needed.filter((key) => (given[key] ?? '').trim() === '')
  if (missing.length > 0) {
    fail(`Nothing was published. Still needed:\n${missing.map((key) => hintFor(key, draft)).join('\n')}`)
    return 1
  }
  const details = detailsOf(given)
  const text = writeDocument(draft, details)
  return publish(text, details.name, values, contentDir, { say, fail, ask })
}

type Spoken = Pick<Terminal, 'say' | 'fail' | 'ask'>

/** Publishes a text under a name, where nothing keeps it from that and whoever imports agrees. */
async function publish(
  text: string,
  name: string,
  values: Values,
  contentDir: string,
  { say, fail, ask }: Spoken,
): Promise<number> {
  const faults = faultsOf(text, name, contentDir)
  if (faults.length > 0) {
    fail(`Nothing was published.\n${faults.join('\n')}`)
    return 1
  }
  if (isTaken(name, contentDir) && values.replace !== true) {
    fail(`Nothing was published: there is a document "${name}". Give another --name, or say --replace.`)
    return 1
  }
  if (values.yes !== true && !(await isAgreed(name, ask))) {
    fail(ask === null ? 'Nothing was published: say --yes to publish it.' : 'Nothing was published.')
    return 1
  }
  say(publishDocument(text, name, contentDir))
  return 0
}

/** A document.md has everything but the name of its folder. */
async function publishAsItIs(
  { said, text }: AsItIs,
  file: string,
  values: Values,
  contentDir: string,
  spoken: Spoken,
): Promise<number> {
  const { say, fail, ask } = spoken
  const saidTwice = ownKeys.filter((key) => values[key] !== undefined)
  if (saidTwice.length > 0) {
    const options = saidTwice.map((key) => `--${key}`).join(', ')
    fail(`Nothing was published: the file has a front matter. Change it there instead of by ${options}.`)
    return 1
  }
  say(said)
  if (values.check === true) return text === null ? 1 : 0
  if (text === null) {
    fail('Nothing was published: see above what keeps the document from it.')
    return 1
  }
  const proposal = nameOf(basename(file) === 'document.md' ? basename(dirname(resolve(file))) : file)
  const typed = values.name ?? (ask === null ? undefined : await ask(`${questions.name} [${proposal}]: `))
  const name = (typed ?? '').trim() || (ask === null ? '' : proposal)
  if (name === '') {
    fail('Nothing was published. Still needed:\n  --name')
    return 1
  }
  return publish(text, name, values, contentDir, spoken)
}

const ownKeys = ['title', 'short', 'date', 'issuer', 'source', 'rights', 'language'] as const

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ name: text, title: text, short: text, date: text, issuer: text, source: text },
        ...{ rights: text, language: text, yes: flag, check: flag, replace: flag },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  }
}

function readBytes(file: string): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined) throw new SetupError(`There is no file ${file}: give the path of one.`)
  if (!found.isFile()) throw new SetupError(`${file} is no file: give the path of one.`)
  // What is too large is refused by its size, without being read.
  if (found.size > limits.bytes) return new Uint8Array(limits.bytes + 1)
  try {
    return readFileSync(file)
  } catch (error) {
    throw new SetupError(`${file} cannot be read (${error instanceof Error ? error.message : error}).`)
  }
}

/** What is still missing, typed by a person; Enter takes what the file suggests. */
async function askForMissing(
  values: Values,
  draft: Draft,
  file: string,
  ask: (question: string) => Promise<string>,
): Promise<Values> {
  const answers: Record<string, string> = {}
  const typed = (key: keyof typeof questions) => values[key] ?? answers[key]
  for (const [key, question] of Object.entries(questions) as [keyof typeof questions, string][]) {
    if (values[key] !== undefined) continue
    const proposal = {
      name: nameOf(file),
      short: shortName(typed('title') ?? '', typed('name') ?? ''),
      title: draft.guesses.title?.value,
      date: draft.guesses.date?.value,
      issuer: draft.guesses.issuer?.value,
      language: draft.guesses.language?.value ?? 'en',
      source: '',
      rights: '',
    }[key]
    const answer = (await ask(`${question}${proposal ? ` [${proposal}]` : ''}: `)).trim()
    const value = answer === '' ? (proposal ?? '') : answer
    if (value !== '') answers[key] = value
  }
  return { ...answers, ...values }
}

const questions = {
  title: 'Title, as printed',
  name: "Name of its folder, by which it can be asked (letters, digits, '-')",
  short: 'Short name, by which it is cited',
  date: 'Date of the text (YYYY-MM-DD)',
  issuer: 'Issuer',
  source: 'Address of the official text (https://…)',
  rights: 'Rights, where there are any to name',
  language: 'Language',
} as const

function nameOf(file: string): string {
  return proposeDocumentId(basename(file).replace(/\.[^.]*$/u, ''))
}

function hintFor(key: (typeof needed)[number], { guesses }: Draft): string {
  const guess = key === 'title' || key === 'date' || key === 'issuer' ? guesses[key] : null
  return `  --${key}${guess === null ? '' : `   (the file suggests: ${guess.value})`}`
}

function detailsOf(values: Values): Details {
  const { name = '', title = '', date = '', issuer = '', source = '', short, rights, language } = values
  return {
    ...{ name, title, date, issuer, source },
    short: short ?? null,
    rights: rights ?? null,
    language: language ?? null,
  }
}

async function isAgreed(name: string, ask: Terminal['ask']): Promise<boolean> {
  if (ask === null) return false
  return /^y(?:es)?$/iu.test((await ask(`Publish it as "${name}"? (y/n) `)).trim())
}
