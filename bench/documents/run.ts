import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median } from '../measure.ts'
import { generateLaw } from './generate-law.ts'

// What a long document costs: `npm run bench:documents`, the medians of some processes. Each is started twice: without what is
// kept on disk, and with it.

type Figures = Readonly<Record<string, number>>

const rounds = 3
const run = promisify(execFile)
const paragraphs = Number(process.argv[2] ?? 4_000)
const folder = await mkdtemp(join(tmpdir(), 'rapporteur-law-'))
const { file, questions } = generateLaw(paragraphs)
await mkdir(join(folder, 'content', 'law'), { recursive: true })
await writeFile(join(folder, 'content', 'law', 'document.md'), file)
await writeFile(join(folder, 'questions.json'), JSON.stringify(questions))
console.log(
  `A law of ${paragraphs.toLocaleString('en')} paragraphs, each with three items; ${Math.round(file.length / 1_000).toLocaleString('en')},000 characters`,
)
const built: Figures[] = []
const cached: Figures[] = []
for (let round = 0; round < rounds; round += 1) {
  await rm(join(folder, 'cache'), { recursive: true, force: true })
  built.push(await measure())
  cached.push(await measure())
}
await rm(folder, { recursive: true })
const names = Object.keys(built[0] ?? {})
console.table(
  names.map((name) => ({
    what: name,
    built: readable(median(built.map((figures) => figures[name] ?? Number.NaN))),
    'from the cache': readable(median(cached.map((figures) => figures[name] ?? Number.NaN))),
  })),
)

async function measure(): Promise<Figures> {
  const program = join(import.meta.dirname, 'measure.ts')
  const { stdout } = await run(process.execPath, ['--expose-gc', program, folder])
  return JSON.parse(stdout) as Figures
}

function readable(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0)
}
