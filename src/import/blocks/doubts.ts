import type { Doubt } from './blocks.ts'

/** A warning for each table whose cells were merged, by its words. */
export function mergedCells(tables: readonly string[]): Doubt[] {
  return tables.map((words) => ({
    page: null,
    message: 'a table has merged cells, which a document can’t hold',
    remedy: 'Compare its rows with the source',
    near: words,
  }))
}

/** A warning of changes that were tracked and never accepted; none where there are none. */
export function trackedChanges(insertions: readonly string[], deletions: readonly string[]): Doubt[] {
  if (insertions.length + deletions.length === 0) return []
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  const shown = (texts: readonly string[]) => {
    const said = texts.filter((text) => text !== '').slice(0, 5)
    return said.length === 0 ? '' : ` (${said.map((text) => `“${text.slice(0, 40)}”`).join(', ')})`
  }
  return [
    {
      page: null,
      message: `the file has tracked changes: ${count(insertions.length, 'insertion')} kept${shown(insertions)}, ${count(deletions.length, 'deletion')} left out${shown(deletions)}`,
      remedy: 'Accept or refuse them in the word processor, and import the file again, if that is wrong',
    },
  ]
}

/** A warning of comments, which are no part of a text. */
export function comments(count: number): Doubt[] {
  if (count === 0) return []
  return [
    {
      page: null,
      message: `${count === 1 ? 'one comment was' : `${count} comments were`} left out`,
      remedy: 'Nothing needs to be done, if none is part of the text',
    },
  ]
}
