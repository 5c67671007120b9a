import { reportMistakes } from '../app/mistake.ts'
import { loadEnvFile } from './load-env-file.ts'
import { maintainDatabase } from './maintain-database.ts'

// `npm run db`, with the settings of the environment and of the file `.env`.

process.exitCode = await reportMistakes(async () => {
  loadEnvFile()
  console.log(await maintainDatabase(process.argv.slice(2), process.env))
  return 0
})
