import { type Doubt, oneLine, type Stated } from '../blocks/blocks.ts'
import { mergedCells } from '../blocks/doubts.ts'
import { allBelow, type XmlElement, xmlText } from '../packed/xml-tree.ts'

/** Changes that are marked in the text, and merged cells. */
export function findInAct(root: XmlElement): Doubt[] {
  const elements = allBelow(root)
  const changed = elements.filter(({ name }) => name === 'ins' || name === 'del')
  const merged = elements.filter(
    (table) =>
      table.name === 'table' &&
      allBelow(table).some(
        ({ attributes }) => Number(attributes.colspan ?? 1) > 1 || Number(attributes.rowspan ?? 1) > 1,
      ),
  )
  const marks = changed.map((one) => oneLine(xmlText(one))).filter((text) => text !== '')
  return [
    ...(marks.length === 0
      ? []
      : [
          {
            page: null,
            message: `${marks.length} passages are marked as inserted or deleted (“${marks[0]?.slice(0, 40)}”); all of them were kept`,
            remedy: 'Import a version in which the changes are made, if that is wrong',
          },
        ]),
    ...mergedCells(merged.map((table) => oneLine(xmlText(table)))),
  ]
}

/** What the metadata say of the work and of this expression of it. */
export function statedIn(root: XmlElement): Stated {
  const elements = allBelow(root)
  const below = (parent: string, name: string): XmlElement | undefined =>
    elements
      .filter((one) => one.name === parent)
      .flatMap(allBelow)
      .find((one) => one.name === name)
  const title = elements.find(({ name }) => name === 'docTitle' || name === 'shortTitle')
  const author = below('FRBRWork', 'FRBRauthor')?.attributes.href?.replace(/^#/u, '')
  const person = elements.find(({ attributes }) => author !== undefined && attributes.eId === author)
  const values = {
    title: title === undefined ? undefined : oneLine(xmlText(title)),
    language: below('FRBRExpression', 'FRBRlanguage')?.attributes.language,
    date: below('FRBRWork', 'FRBRdate')?.attributes.date,
    issuer: person?.attributes.showAs,
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}
