import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { convertDocument, convertFile, documentNames } from './convert.ts'
import { documentsFolder } from './documents-folder.ts'

/*
 * npx node test/documents/show.ts eu-gdpr.en   prints the imported text
 * npx node test/documents/show.ts file.xml …   the same of any file
 * npx node test/documents/show.ts              prints what was conserved, a line for each document
 */
const root = documentsFolder()
const wanted = process.argv.slice(2)
for (const name of wanted.length === 0 && root !== null ? documentNames(root) : wanted) {
  const meta = { title: basename(name), language: 'en', format: '', file: name }
  const isFile = name.includes('.') && existsSync(name)
  const { draft, text } = await (isFile
    ? convertFile(name, 'file', meta)
    : convertDocument(join(root ?? '', name)))
  if (wanted.length > 0) console.log(text)
  const { words, problems, warnings, series, guesses } = draft
  const { lost, added } = words.unexplained
  console.error(
    `${name}: ${words.inFile} words and ${words.counted} counted, ${words.inDocument} in the document, ${words.leftOut} left out, ${words.joined.length} joined, ${lost.length} lost, ${added.length} added`,
  )
  if (lost.length > 0) console.error(`  lost: ${lost.slice(0, 30).join(' ')}`)
  if (added.length > 0) console.error(`  added: ${added.slice(0, 30).join(' ')}`)
  console.error(`  ${series.join(', ')}; ${problems.length} problems, ${warnings.length} warnings`)
  console.error(`  ${JSON.stringify(guesses)}`)
  for (const { place, message } of [...problems, ...warnings.slice(0, wanted.length > 0 ? 40 : 3)])
    console.error(`  ${place.line ?? '–'} ${place.page ?? ''} ${message.slice(0, 200)}`)
}
