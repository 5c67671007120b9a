import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertDocument, documentNames } from './convert.ts'
import { documentsFolder } from './documents-folder.ts'
import { type Judgement, judge } from './judge.ts'
import { writeJudgements } from './judgement-table.ts'
import { loadConverted } from './load-converted.ts'
import { readExpectations } from './read-expectations.ts'
import { askOf } from './way-to-ask.ts'

/* npx node test/documents/judge-all.ts [document …]: a table of what comes for the judged lines, and every line that comes wrong */
const root = documentsFolder()
if (root === null) throw new Error('The folder of real documents is not there: set DOCUMENTS')
const wanted = process.argv.slice(2)
const judged = new Map<string, readonly Judgement[]>()
for (const name of wanted.length > 0 ? wanted : documentNames(root)) {
  const converted = await convertDocument(join(root, name))
  const way = askOf(loadConverted(converted))
  const judgements: Judgement[] = []
  for (const expectation of readExpectations(readFileSync(join(root, name, 'expect.tsv'), 'utf8')))
    judgements.push(await judge(expectation, way))
  judged.set(name, judgements)
}
console.log(writeJudgements(judged))
