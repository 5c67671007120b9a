import { type SpawnOptions, spawn } from 'node:child_process'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Shows a text through $PAGER, or `less -R`, on this process's own terminal; resolves to false where there is no pager, or an
 * empty PAGER. Ctrl-C belongs to the pager meanwhile.
 */
export async function pageThrough(text: string, env: Environment = process.env): Promise<boolean> {
  const named = env.PAGER
  if (named?.trim() === '') return false
  // Colours are shown, and what was read stays on the screen: then the conversation goes on below it.
  const options: SpawnOptions = {
    env: { ...env, LESS: env.LESS ?? 'RX' },
    stdio: ['pipe', 'inherit', 'inherit'],
  }
  const pager =
    named === undefined ? spawn('less', ['-R'], options) : spawn(named, { ...options, shell: true })
  const ignore = (): void => undefined
  process.on('SIGINT', ignore)
  // Whoever has read enough leaves before the end.
  pager.stdin?.on('error', ignore)
  pager.stdin?.end(text)
  try {
    return await new Promise((resolve) => {
      pager.on('error', () => resolve(false))
      // A shell says so where it finds no such program, or may not run it.
      pager.on('close', (code) => resolve(code !== 126 && code !== 127))
    })
  } finally {
    process.off('SIGINT', ignore)
  }
}
