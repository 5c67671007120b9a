import { reportMistakes } from '../app/mistake.ts'
import { maintainDatabase } from './maintain-database.ts'

// `npm run db`, with the settings of the environment and of the file `.env`.

process.exitCode = await reportMistakes(() => {
  loadEnvFile()
  return maintainDatabase(process.argv.slice(2), process.env)
})

function loadEnvFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
  }
}
