import { createInterface } from 'node:readline/promises'
import { isMistake } from '../app/mistake.ts'
import { ImportError } from '../import/import-error.ts'
import { importDocument } from './import-document.ts'
import { loadEnvFile } from './load-env-file.ts'

// `npm run import -- <file>`, with the settings of the environment and of the file `.env`.

const { stdin, stdout, stderr } = process
try {
  loadEnvFile()
  const terminal = stdin.isTTY ? createInterface({ input: stdin, output: stdout }) : null
  // Whoever leaves in the middle of the questions publishes nothing.
  terminal?.once('SIGINT', () => process.exit(130)).once('close', () => process.exit(process.exitCode ?? 1))
  process.exitCode = await importDocument(process.argv.slice(2), process.env.CONTENT_DIR ?? 'content', {
    say: (text) => console.log(text),
    fail: (text) => console.error(text),
    progress: (doing) => {
      if (stderr.isTTY) stderr.write(`\r\u001b[K${doing}`)
    },
    ask: terminal === null ? null : (question) => terminal.question(question),
  }).finally(() => terminal?.removeAllListeners('close').close())
} catch (error) {
  if (!isMistake(error) && !(error instanceof ImportError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
