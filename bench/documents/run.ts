import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generateLaw } from './generate-law.ts'

// What a long document costs: `npm run bench:documents`. Each line is a process of its own.

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
for (const how of ['built', 'from the cache']) {
  const measure = join(import.meta.dirname, 'measure.ts')
  const { stdout } = await run(process.execPath, ['--expose-gc', measure, folder, how])
  process.stdout.write(stdout)
}
await rm(folder, { recursive: true })
