// While an image is built: takes from node_modules what only developers read. Licences stay.
// `node deploy/image/slim-modules.mjs FOLDER`
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const unneeded = /\.(?:map|[cm]?ts|tsbuildinfo|flow|markdown|md)$|^\.(?:github|package-lock\.json)$/u
const legal = /licen[cs]e|notice|copying/iu

const [folder = 'node_modules'] = process.argv.slice(2)
let files = 0
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!unneeded.test(entry.name) || legal.test(entry.name)) continue
  rmSync(join(entry.parentPath, entry.name), { recursive: true, force: true })
  files += 1
}
console.log(`${files} files that only developers read are gone from ${folder}`)
