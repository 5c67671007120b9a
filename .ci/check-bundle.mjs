// `node .ci/check-bundle.mjs FOLDER`: whether an installation loads the bundle of its own files, which none has changed since.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder = '.'] = process.argv.slice(2)
const { bundledProgram } = await import(pathToFileURL(resolve(folder, 'src/app/bundled-program.ts')).href)
const { size } = bundledProgram()
console.log(
  size > 0 ? `bundle: ${size} modules` : 'The bundle is not there, or older than what it was made of',
)
if (size === 0) process.exitCode = 1
