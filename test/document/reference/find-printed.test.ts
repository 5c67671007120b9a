import { describe, expect, it } from 'vitest'
import { pinpoint, sourcePinpoint } from '../../../src/document/citation.ts'
import { passageAt } from '../../../src/document/passage.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { treeOf } from '../../../src/document/tree.ts'
import { readPlace } from './read-place.ts'

const text = `---
format: 2
title: Charter of invented harbours
short: Harbours
date: 2031-04-02
place: Port Example
issuer: Council of Port Example
source: https://harbour.example/charter
language: en
---

## Chapter I Organs

### Composition

- Five masters.
- Two pilots:

    - one young;
    - one old.

### Article 1

The masters meet.

## Chapter II Pilots

### Composition

- Three pilots.

### Article 2

The pilots rest.
`

function read() {
  const reading = readDocument(text, 'harbours', 'harbours/document.md')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

describe('a place under a heading without a number', () => {
  const document = read()
  const printed = treeOf(document).nodes.flatMap(({ unit }) => {
    const passage = passageAt(unit.id, document)
    return passage === null
      ? []
      : [pinpoint(passage), sourcePinpoint(passage)].map((place) => [place, unit.id])
  })

  it.each(printed)('%s is %s, as it is printed', (place, id) => {
    expect(readPlace(place ?? '', document)).toBe(id)
  })

  it.each([
    ['Harbours Chapter I, “Composition”', 'ch1.h1'],
    ['Chapter II, "Composition"', 'ch2.h1'],
    ['Chapter I, “Composition”(c)', 'malformed'],
    ['“Composition”, 3', 'malformed'],
    ['“composition”', 'search'],
    ['Article 1 “on masters”', 'art1 + masters”'],
  ])('%s is %s', (typed, place) => {
    expect(readPlace(typed, document)).toBe(place)
  })
})
