/** Takes the settings of the file `.env`, where there is one, into the environment. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
  }
}
