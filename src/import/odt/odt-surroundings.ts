import { type Doubt, oneLine, type Stated } from '../blocks/blocks.ts'
import { comments, mergedCells, trackedChanges } from '../blocks/doubts.ts'
import { allBelow, elementsOf, isElement, type XmlElement, type XmlNode } from '../packed/xml-tree.ts'

const unseen = new Set(['tracked-changes', 'sequence-decls', 'annotation', 'note-citation', 'forms'])
const apart = new Set(['p', 'h', 'table-cell', 'note', 'list-item'])

/** All that a reader of the file sees: counted here apart from how it is understood, so that nothing is lost unnoticed. */
export function shownWords(node: XmlNode): string {
  if (!isElement(node)) return node
  const { name, children } = node
  if (unseen.has(name) || name.endsWith('-decls')) return ''
  if (name === 's' || name === 'tab' || name === 'line-break') return ' '
  const text = children.map(shownWords).join('')
  return apart.has(name) ? `\n${text}\n` : text
}

/** Tracked changes, comments and merged cells. */
export function findInOdt(body: XmlElement): Doubt[] {
  const elements = allBelow(body)
  const regions = elements.filter(({ name }) => name === 'tracked-changes').flatMap(allBelow)
  const isMerged = (table: XmlElement) =>
    allBelow(table).some(
      ({ attributes }) =>
        Number(attributes['number-columns-spanned'] ?? 1) > 1 ||
        Number(attributes['number-rows-spanned'] ?? 1) > 1,
    )
  return [
    ...trackedChanges(
      regions.filter(({ name }) => name === 'insertion').map(() => ''),
      regions.filter(({ name }) => name === 'deletion').map((one) => oneLine(deletedWords(one))),
    ),
    ...comments(elements.filter(({ name }) => name === 'annotation').length),
    ...mergedCells(
      elements
        .filter(({ name }) => name === 'table')
        .filter(isMerged)
        .map((table) => oneLine(shownWords(table))),
    ),
  ]
}

/** The words below a deletion, without who deleted them and when. */
function deletedWords(deletion: XmlElement): string {
  return elementsOf(deletion)
    .filter(({ name }) => name !== 'change-info')
    .map(shownWords)
    .join(' ')
}

/** What the file says of itself, and the language of its usual paragraphs. */
export function statedIn(meta: XmlElement | null, content: XmlElement): Stated {
  const said = (name: string) => {
    const found = meta === null ? undefined : allBelow(meta).find((one) => one.name === name)
    return found === undefined ? '' : oneLine(shownWords(found))
  }
  const language = allBelow(content).find(({ attributes }) => attributes.language !== undefined)
  const values = { title: said('title'), language: said('language') || (language?.attributes.language ?? '') }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
