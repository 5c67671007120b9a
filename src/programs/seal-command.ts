import { sealDocument } from './seal-document.ts'

// `npm run seal -- <id>`

const [, , id] = process.argv
if (id === undefined) {
  console.error('Say which document to seal: npm run seal -- vancouver-2018')
  process.exitCode = 1
} else {
  const { isSealed, said } = sealDocument(id, process.env.CONTENT_DIR ?? 'content')
  if (isSealed) console.log(said)
  else console.error(said)
  process.exitCode = isSealed ? 0 : 1
}
