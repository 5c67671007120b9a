import { type Doubt, oneLine, type Stated } from '../blocks/blocks.ts'
import { comments, mergedCells, trackedChanges } from '../blocks/doubts.ts'
import { allBelow, elementsOf, isElement, type XmlElement, type XmlNode } from '../packed/xml-tree.ts'

type Open = (name: string) => XmlElement | null

// Word itself writes three of each: first page, odd and even pages; more come with sections.
const mostRunning = 60

const unseen = new Set(['del', 'delText', 'instrText', 'moveFrom', 'Fallback'])

/** All that a reader of the file sees: counted here apart from how it is understood, so that nothing is lost unnoticed. */
export function shownWords(node: XmlNode): string {
  if (!isElement(node)) return ''
  const { name, children } = node
  if (unseen.has(name)) return ''
  if (name === 't') return children.map((child) => (isElement(child) ? '' : child)).join('')
  if (name === 'tab' || name === 'br' || name === 'cr') return ' '
  if (name === 'noBreakHyphen') return '‑'
  const text = children.map(shownWords).join('')
  return name === 'p' ? `${text}\n` : text
}

/** The notes of a file, labelled as the text calls them: "2", "e1". */
export function readNotes(open: Open): { readonly label: string; readonly text: string }[] {
  return ['footnote', 'endnote'].flatMap((kind) => {
    const file = open(`word/${kind}s.xml`)
    const notes = file === null ? [] : elementsOf(file, kind)
    return notes
      .map((note) => ({
        label: `${kind === 'endnote' ? 'e' : ''}${note.attributes.id ?? ''}`,
        text: oneLine(shownWords(note)),
      }))
      .filter(({ text }) => text !== '')
  })
}

/** The texts of its headers and footers. */
export function readRunning(open: Open): string[] {
  return ['header', 'footer'].flatMap((kind) =>
    Array.from({ length: mostRunning }, (_, at) => open(`word/${kind}${at + 1}.xml`))
      .filter((file) => file !== null)
      .map((file) => oneLine(shownWords(file)))
      .filter((text) => text !== ''),
  )
}

/** Tracked changes, comments and merged cells. */
export function findInDocx(body: XmlElement): Doubt[] {
  const elements = allBelow(body)
  const named = (...names: readonly string[]) => elements.filter(({ name }) => names.includes(name))
  const merged = named('tbl').filter((table) =>
    allBelow(table).some(
      ({ name, attributes }) => name === 'vMerge' || (name === 'gridSpan' && Number(attributes.val) > 1),
    ),
  )
  // A mark of a paragraph that was inserted or deleted has no words.
  const insertions = named('ins', 'moveTo')
    .map((one) => oneLine(shownWords(one)))
    .filter((text) => text !== '')
  const deletions = named('del', 'moveFrom')
    .map((one) => oneLine(deletedWords(one)))
    .filter((text) => text !== '')
  return [
    ...trackedChanges(insertions, deletions),
    ...comments(named('commentReference').length),
    ...mergedCells(merged.map((table) => oneLine(shownWords(table)))),
  ]
}

function deletedWords(element: XmlElement): string {
  return allBelow(element)
    .filter(({ name }) => name === 'delText' || name === 't')
    .flatMap(({ children }) => children.map((child) => (isElement(child) ? '' : child)))
    .join('')
}

/** What the properties of the file say. */
export function statedIn(open: Open): Stated {
  const core = open('docProps/core.xml')
  const app = open('docProps/app.xml')
  const said = (file: XmlElement | null, name: string) => {
    const [found] = file === null ? [] : elementsOf(file, name)
    return found === undefined
      ? ''
      : oneLine(found.children.map((child) => (isElement(child) ? '' : child)).join(''))
  }
  const values = {
    title: said(core, 'title'),
    language: said(core, 'language'),
    issuer: said(app, 'Company'),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
