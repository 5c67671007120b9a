import type { Flat } from '../blocks/nest.ts'

const opening =
  /^(?:issued (?:in|at|on)\b|dated(?::| at| this)|signed (?:in|at|on|this)\b|done (?:in|at)\b|in witness whereof\b|fait à\b|geschehen zu\b|hecho en\b|feito em\b|fatto a\b|gedaan te\b|совершено в\b|en foi de quoi\b|zu urkund dessen\b|en fe de lo cual\b|by order of\b)/iu

/** Marks where place, date and signatures close a text: what opens so, and short lines alone to the next heading or the end. */
export function markClosings(flat: readonly Flat[]): Flat[] {
  const marked: Flat[] = []
  let isClosed = false
  flat.forEach((block, at) => {
    if (block.kind === 'heading') isClosed = false
    if (block.kind === 'text' && !isClosed && opening.test(block.text) && closes(flat, at)) {
      marked.push({ kind: 'closing' })
      isClosed = true
    }
    marked.push(block)
  })
  return marked
}

/** No more than signatures follow. */
function closes(flat: readonly Flat[], at: number): boolean {
  const end = flat.findIndex(
    (block, index) => index > at && (block.kind === 'heading' || block.kind === 'note'),
  )
  const rest = flat.slice(at + 1, end === -1 ? undefined : end)
  const isShort = (block: Flat) => 'text' in block && block.text.length < 200
  return (
    rest.length < 60 &&
    rest.every((block) => block.kind === 'text' || block.kind === 'entry') &&
    rest.filter(isShort).length >= rest.length - 2
  )
}
