import { bareUnit, type Unit, type UnitPart, type UnitText } from './unit.ts'

/** A paragraph while it is read: `printed` is the number in the file, null where there is none. */
export interface Draft {
  readonly line: number
  readonly printed: number | null
  readonly section: number
  readonly parts: (UnitText | ItemDraft)[]
  /** How many of the parts are items. */
  items: number
}

/** An item while it is read; `label` is what the source prints before it, null for a bullet. */
export interface ItemDraft {
  readonly kind: 'item'
  readonly letter: string
  readonly label: string | null
  readonly isOurs: boolean
  readonly text: string
}

export interface Heading {
  readonly title: string
  readonly level: number
  readonly line: number
}

/** A paragraph with the number that it has, printed or counted. */
export type Numbered = Draft & { readonly number: number }

/** The paragraphs under their headings, and those under the headings above them. */
export function nestUnits(headings: readonly Heading[], drafts: readonly Numbered[]): readonly Unit[] {
  const under = Map.groupBy(drafts, ({ section }) => section)
  const paragraphsOf = (index: number): readonly Unit[] => (under.get(index) ?? []).map(makeParagraph)
  const units = headings.map(({ title }, index) => ({
    title,
    id: `h${index + 1}`,
    parts: [...paragraphsOf(index)],
  }))
  const top: Unit[] = [...paragraphsOf(-1)]
  const open: { readonly level: number; readonly parts: Unit[] }[] = []
  units.forEach(({ title, id, parts }, index) => {
    const level = headings[index]?.level ?? 2
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const unit = {
      ...bareUnit,
      kind: 'division',
      id,
      word: 'h',
      number: id.slice(1),
      isOurs: true,
      title,
      parts,
    } as const
    const above = open.at(-1)?.parts ?? top
    above.push(unit)
    open.push({ level, parts })
  })
  return top
}

function makeParagraph({ number, printed, parts }: Numbered): Unit {
  return {
    ...bareUnit,
    kind: 'paragraph',
    id: `${number}`,
    label: printed === null ? null : `${printed}.`,
    number: `${number}`,
    isOurs: printed === null,
    parts: parts.map((part): UnitPart => {
      if (part.kind === 'text') return part
      const { letter, label, isOurs, text } = part
      return {
        ...bareUnit,
        kind: 'item',
        id: `${number}.${letter}`,
        label,
        number: letter,
        isOurs,
        parts: [{ kind: 'text', text, calls: [] }],
      }
    }),
  }
}
