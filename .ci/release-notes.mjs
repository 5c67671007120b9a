// What CHANGELOG.md says of a version: `node .ci/release-notes.mjs v0.2.0`. Fails where package.json has another one.
import { readFileSync } from 'node:fs'

const tag = process.argv[2] ?? ''
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
if (tag !== `v${version}`) fail(`The tag is ${tag || 'missing'}, and package.json says ${version}`)
const [, ...sections] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)
const section = sections.find((each) => each.startsWith(`${version} `) || each.startsWith(`${version}\n`))
if (section === undefined) fail(`CHANGELOG.md has no section ${version}`)
else console.log(section.slice(section.indexOf('\n')).trim())

function fail(sentence) {
  console.error(`${sentence}.`)
  process.exit(1)
}
