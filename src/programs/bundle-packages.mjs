// `npm run prepare`, after the pages: packages of hundreds of small files become one file each. `preferBundledPackages` has the
// program load them.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundledFileOf, bundledPackagesFolder } from '../app/bundled-packages.ts'

// What every start loads, as our own files name it. Discord's library asks for what may not be installed, so it stays as it is.
const packages = [
  ...['@slack/bolt', 'compression', 'dotenv', 'express', 'express-rate-limit', 'fuse.js'],
  ...['helmet', 'kysely', 'kysely/migration', 'lru-cache', 'mdast-util-from-markdown'],
  ...['mdast-util-frontmatter', 'mdast-util-gfm-table', 'micromark-extension-frontmatter'],
  ...['micromark-extension-gfm-table', 'p-retry', 'pino', 'prom-client', 'proxy-addr', 'stemmer', 'undici'],
  ...['yaml', 'zod'],
]
const prefix = 'names-of:'

const vite = await import('vite').catch(() => null)
if (vite !== null) {
  const folder = bundledPackagesFolder()
  rmSync(new URL('..', folder), { recursive: true, force: true })
  await vite.build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      { name: 'names', resolveId: (id) => (id.startsWith(prefix) ? id : null), load: withItsNames },
      { name: 'latin', generateBundle: (_, files) => Object.values(files).forEach(escapeWideCharacters) },
    ],
    ssr: { noExternal: true },
    // undici looks at it for its cookies, which nobody here uses, and has Node load a second undici, its own.
    define: { 'globalThis.Headers': 'undefined' },
    build: {
      ssr: true,
      target: 'esnext',
      outDir: fileURLToPath(folder),
      rolldownOptions: {
        input: Object.fromEntries(packages.map((name) => [bundledFileOf(name), prefix + name])),
        output: {
          entryFileNames: '[name]',
          chunkFileNames: 'shared/[name]-[hash].js',
          minify: { compress: false, mangle: false },
        },
      },
    },
  })
}

/** A module that exports what the package does: a CommonJS one has its names only once it runs. */
async function withItsNames(id) {
  if (!id.startsWith(prefix)) return null
  const name = id.slice(prefix.length)
  const names = Object.keys(await import(name)).filter((each) => each !== 'module.exports')
  return `export { ${names.join(', ')} } from '${name}'`
}

/** One character beyond Latin-1 makes the engine keep two bytes for every character of a file. */
function escapeWideCharacters(file) {
  if (file.type !== 'chunk') return
  file.code = file.code.replace(
    /[^\0-\xff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
