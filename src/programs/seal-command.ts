import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { formatProblem } from '../document/problem.ts'
import { readDocument } from '../document/read-document.ts'
import { sealOf } from '../document/seal.ts'

/** `npm run seal -- <id>`: writes the seal of `content/<id>/document.md`, as it now stands, into its front matter. */
function seal(id: string | undefined): number {
  if (id === undefined) {
    console.error('Say which document to seal: npm run seal -- vancouver-2018')
    return 1
  }
  const file = join(process.env.CONTENT_DIR ?? 'content', id, 'document.md')
  const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/su.exec(readFileSync(file, 'utf8')) ?? []
  const front = parseDocument(yaml)
  front.delete('sha256')
  front.delete('paragraphs')
  const reading = readDocument(`---\n${front.toString({ lineWidth: 0 })}---\n${body}`, id, file)
  if ('problems' in reading) {
    console.error(reading.problems.map(formatProblem).join('\n'))
    return 1
  }
  const { sha256, paragraphs } = sealOf(reading.document)
  front.set('sha256', sha256)
  front.set('paragraphs', paragraphs)
  writeFileSync(file, `---\n${front.toString({ lineWidth: 118 })}---\n${body}`)
  console.log(`${file} is sealed: ${sha256}`)
  return 0
}

process.exitCode = seal(process.argv[2])
