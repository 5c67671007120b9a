import { createRequire } from 'node:module'

/** The version of the program, as `package.json` has it. */
export function programVersion(): string {
  const { version }: { version: string } = createRequire(import.meta.url)('../../package.json')
  return version
}
