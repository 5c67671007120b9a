import { describe, expect, it } from 'vitest'
import { compareDocuments, countChanges } from '../../src/compare/compare-documents.ts'
import type { Document } from '../../src/document/document.ts'
import { readDocument } from '../../src/document/read-document.ts'

function read(body: string, format = ''): Document {
  const text = `---
title: The Accord of Nowhere
short: Accord
date: 2031-04-02
issuer: Nobody
source: https://example.org/accord
${format}---
${body}
`
  const reading = readDocument(text, 'accord', 'accord')
  if (!('document' in reading)) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

function changed(before: string, after: string, format = ''): readonly string[] {
  return compareDocuments(read(before, format), read(after, format)).map(
    (each) =>
      `${each.kind} ${each.before?.id ?? '-'} ${each.after?.id ?? '-'} ${(each.after ?? each.before).kind}`,
  )
}

const first = `1. Every zeppelin is inspected by the harbour master.

2. The parties meet again in the spring of each year.

3. Tolls are paid in advance by all ships of the line.
`

describe('What changed between two states of a document', () => {
  it('is nothing where they are the same', () => {
    expect(changed(first, first)).toEqual([])
  })

  it('names what was added, removed, changed and renumbered', () => {
    const after = `1. Every zeppelin is inspected by the harbour master.

2. Lamps burn at night on each of the piers.

3. The parties meet again in the spring of each year.

4. Tolls are paid in arrears by all ships of the line.
`
    expect(changed(first, after)).toEqual(['added - 2 words', 'renumbered 2 3 words', 'changed 3 4 words'])
    expect(changed(after, first)).toEqual(['removed 2 - words', 'renumbered 3 2 words', 'changed 4 3 words'])
    expect(countChanges(compareDocuments(read(first), read(after)))).toEqual({
      added: 1,
      removed: 0,
      changed: 1,
      renumbered: 1,
    })
  })

  it('calls a unit changed whose words are all others', () => {
    const after = first.replace(/2\. .*/u, '2. Nobody shall ever sail alone.')
    expect(changed(first, after)).toEqual(['changed 2 2 words'])
  })

  it('sees headings, notes and the closing, and articles with their headings as one', () => {
    const articles = `### Article 1 Aim

The isles keep a light.[^1]

### Article 2 Signals

A horn is blown in fog.

[^1]: At the pier.
`
    const format = 'format: 2\n'
    expect(changed(articles, articles.replace('Signals', 'Sounds'), format)).toEqual([
      'changed art2 art2 heading',
    ])
    expect(changed(articles, articles.replace('At the pier', 'On the pier'), format)).toEqual([
      'changed n1 n1 note',
    ])
    const more = articles.replace(
      '### Article 2',
      '### Article 1a Rest\n\nNobody rows on Sundays.\n\n### Article 2',
    )
    expect(changed(articles, more, format)).toEqual(['added - art1a words'])
    expect(changed(more, articles, format)).toEqual(['removed art1a - words'])
    expect(changed(first, `${first}\n***\n\nDone at Nowhere.\n`)).toEqual(['added -  closing'])
  })

  it('takes each unit once, also where many have the same words', () => {
    const repeated = `1. Deleted.

2. Deleted.

3. Deleted.
`
    const fewer = '1. Deleted.\n\n2. Deleted.\n'
    expect(changed(repeated, fewer)).toEqual(['removed 3 - words'])
    expect(changed(fewer, repeated)).toEqual(['added - 3 words'])
  })
})
