import { expect, it } from 'vitest'
import type { Document } from '../../../src/document/document.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { formatSpan } from '../../../src/document/reference/format.ts'
import { parseReference } from '../../../src/document/reference/parse.ts'
import { spanOfPlace } from '../../../src/document/reference/place-span.ts'
import { resolveSpans } from '../../../src/document/resolve.ts'

const guide = `---
format: 2
main: section
title: Guide to the Invented Harbour
short: Harbour guide
date: 2031-04-02
issuer: The Isles
source: https://isles.example/guide
language: en
---
1. The guide opens with a paragraph of its own.

## 1. Ships

The ships are of wood.

## 2. Piers

The piers are of stone.
`

function read(): Document {
  const reading = readDocument(guide, 'guide', 'guide/document.md')
  if ('document' in reading) return reading.document
  throw new Error(JSON.stringify(reading.problems))
}

it('names a paragraph as one where a number alone is a heading’s', () => {
  const document = read()
  const typed = formatSpan(spanOfPlace('1', null, document))
  expect(typed).toBe('paragraph 1')
  expect(shown(typed)).toEqual(['1'])
  expect(shown('1')).toEqual(['sec1'])

  function shown(text: string): readonly string[] {
    const parsed = parseReference(text, [document])
    if (parsed?.kind !== 'reference') return []
    return resolveSpans(parsed.reference.spans, document).passages.map(({ place }) => place.unit)
  }
})
