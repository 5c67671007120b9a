import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { bundledProgram } from './bundled-program.ts'

const lockFile = new URL('../../package-lock.json', import.meta.url)

/** The folder of the packages that `npm run prepare` makes one file each, in the versions of the lock file as it is now. */
export function bundledPackagesFolder(): URL {
  const versions = createHash('sha256').update(readFileSync(lockFile)).digest('hex').slice(0, 16)
  return new URL(`../../build/packages/${versions}/`, import.meta.url)
}

/** The name of a package's file there: `kysely/migration` is in `kysely_migration.js`. */
export function bundledFileOf(specifier: string): string {
  return `${specifier.replaceAll('/', '_')}.js`
}

/**
 * From now on the bundles are loaded, of packages and of our own files: a start takes as long as it has files to find, and some
 * dozens replace twelve hundred. Without its bundle, a package comes from node_modules. Our own files name each other with their
 * full paths, so Node is spared its search: for the file, through links, and for the kind of module.
 */
export function preferBundles(): void {
  if (!existsSync(lockFile)) return
  const folder = bundledPackagesFolder()
  const made = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const program = bundledProgram()
  registerHooks({
    resolve(specifier, context, next) {
      const from = context.parentURL
      if (from === undefined || from.includes('/node_modules/')) return next(specifier, context)
      if (/^\.\.?\/.*\.[jt]s$/u.test(specifier)) {
        const { href } = new URL(specifier, from)
        const url = program.get(href) ?? href
        return { url, format: url.endsWith('.ts') ? 'module-typescript' : 'module', shortCircuit: true }
      }
      const file = bundledFileOf(specifier)
      if (!made.has(file)) return next(specifier, context)
      return { url: new URL(file, folder).href, format: 'module', shortCircuit: true }
    },
  })
}
