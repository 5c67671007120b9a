// `npm run prepare`: our own files become some dozens. `preferBundles` has the program load them, as long as none has changed.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programFolders } from '../app/bundled-program.ts'

const vite = await import('vite').catch(() => null)
if (vite !== null) {
  const folder = fileURLToPath(programFolders.folder)
  const root = fileURLToPath(programFolders.root)
  const main = new URL('../main.ts', import.meta.url)
  const loaded = [...readFileSync(main, 'utf8').matchAll(/import\('(\.[^']+\.ts)'\)/g)]
  const inputs = loaded.map(([, path]) => fileURLToPath(new URL(path, main)))
  rmSync(folder, { recursive: true, force: true })
  const { output } = await vite.build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // Where a file was is where it finds others.
    plugins: [{ name: 'places', transform: (code, id) => withItsPlace(code, relative(folder, id)) }],
    build: {
      ssr: true,
      target: 'esnext',
      outDir: folder,
      rolldownOptions: {
        input: inputs,
        external: (id) => !/^[./]/.test(id) || id.endsWith('.mjs'),
        output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const inProject = (path) => relative(root, path)
  const chunks = output.filter(({ type }) => type === 'chunk')
  const entries = chunks
    .filter(({ facadeModuleId }) => inputs.includes(facadeModuleId))
    .map(({ facadeModuleId, fileName }) => [inProject(facadeModuleId), fileName])
  const sources = chunks
    .flatMap(({ moduleIds }) => moduleIds)
    // The bundler has one of its own, that is no file.
    .filter((id) => id.startsWith(root))
    .map((path) => [inProject(path), statSync(path).size])
  const list = { entries: Object.fromEntries(entries), sources: Object.fromEntries(sources) }
  writeFileSync(programFolders.list, JSON.stringify(list))
}

function withItsPlace(code, path) {
  if (!code.includes('import.meta.')) return null
  const folder = path.replace(/\/[^/]*$/, '')
  return code
    .replaceAll('import.meta.url', `new URL(${JSON.stringify(path)}, import.meta.url).href`)
    .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${folder}`)})`)
}
