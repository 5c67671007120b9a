import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { convertDocument, convertFile, documentNames } from './convert/convert.ts'
import { documentsFolder } from './documents-folder.ts'
import { readConverted } from './read-converted.ts'

/*
 * npx node test/documents/show.ts eu-gdpr.en   prints the converted text
 * npx node test/documents/show.ts file.xml     the same of any file
 * npx node test/documents/show.ts              prints what was conserved, a line for each document
 */
const root = documentsFolder()
if (root === null) throw new Error('The folder of real documents is not there: set DOCUMENTS')
const [wanted] = process.argv.slice(2)
for (const name of wanted === undefined ? documentNames(root) : [wanted]) {
  const meta = { title: name, language: 'en', format: '', file: name }
  const converted =
    name.includes('.') && existsSync(name)
      ? await convertFile(name, 'file', meta)
      : await convertDocument(join(root, name))
  if (converted === null) console.log(`${name}: no converter`)
  else if (wanted !== undefined) console.log(converted.text)
  if (converted === null) continue
  const { conservation, leftOut } = converted
  console.error(
    `${name}: ${conservation.words} words, ${leftOut.length} left out, ${conservation.lost.length} lost, ${conservation.added.length} added`,
  )
  if (conservation.lost.length > 0) console.error(`  lost: ${conservation.lost.slice(0, 30).join(' ')}`)
  if (conservation.added.length > 0) console.error(`  added: ${conservation.added.slice(0, 30).join(' ')}`)
  const { units, problems, warnings, notes } = readConverted(converted.text)
  console.error(
    `  ${units.length} units, ${notes.length} notes, ${problems.length} problems, ${warnings.length} warnings`,
  )
  for (const problem of problems.slice(0, 25)) console.error(`  problem ${problem.slice(0, 200)}`)
  if (wanted !== undefined)
    for (const warning of warnings.slice(0, 40)) console.error(`  warning ${warning.slice(0, 200)}`)
}
