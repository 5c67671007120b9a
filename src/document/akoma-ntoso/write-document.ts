import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Document } from '../document.ts'
import { isUnit, type Unit, type UnitPart } from '../unit.ts'
import { createEIds } from './eids.ts'
import { writeMeta } from './meta.ts'
import { printedNumber } from './names.ts'
import { type Writing, writeBlocks } from './write-blocks.ts'
import { isPreamble, writePreamble } from './write-preamble.ts'
import { attributesOf, isBlock, writeAlone, writeHead, writeHierarchy } from './write-units.ts'

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

/** A document in Akoma Ntoso 3.0 (LegalDocML), as XML. Every word of the text is in it, in order; what is ours is not. */
export function writeAkomaNtoso(document: Document): string {
  const writing: Writing = {
    eIds: createEIds(),
    notes: new Map(document.notes.map((note) => [note.id, note])),
    called: new Map(),
    writeQuoted: (parts, eId) => {
      const written = writeScope(parts, eId, writing)
      return written.length === 0 ? [x('p')] : written
    },
  }
  const type = document.parts.some((part) => isUnit(part) && holdsArticles(part)) ? 'act' : 'doc'
  const { head, body, closing, annexes } = divide(document.parts)
  const preamble = head.length === 0 ? [] : [writePreamble(head, document.language, writing)]
  const whole = x(type, { name: type === 'act' ? 'act' : 'document' }, [
    writeMeta(document, type, 'main'),
    x('preface', { 'xml:lang': document.language }, [
      x('longTitle', [x('p', [x('docTitle', document.title)])]),
    ]),
    ...preamble,
    ...writeRest({ body, closing, annexes }, type === 'act' ? 'body' : 'mainBody', '', document, writing),
  ])
  const root = x('akomaNtoso', { xmlns: namespace }, [whole])
  // The library leaves ">" as it is, also where it would end what was never begun.
  const written = toXml(root).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`
}

interface Divided {
  readonly body: readonly UnitPart[]
  readonly closing: Unit | null
  readonly annexes: readonly Unit[]
}

/** A text's preamble, body, closing and annexes, where they follow one another so; what stands otherwise is in the body. */
function divide(parts: readonly UnitPart[]): Divided & { readonly head: readonly UnitPart[] } {
  const begins = parts.findIndex((part) => !isPreamble(part))
  const start = begins === -1 ? parts.length : begins
  let end = parts.length
  const annexes: Unit[] = []
  for (let part = parts[end - 1]; part !== undefined && end > start; part = parts[end - 1]) {
    if (!isUnit(part) || part.kind !== 'annex') break
    annexes.unshift(part)
    end -= 1
  }
  const last = parts[end - 1]
  const closing = end > start && last !== undefined && isUnit(last) && last.kind === 'closing' ? last : null
  return {
    head: parts.slice(0, start),
    body: parts.slice(start, closing === null ? end : end - 1),
    closing,
    annexes,
  }
}

function holdsArticles({ kind, parts }: Unit): boolean {
  return (
    kind === 'article' ||
    ((kind === 'division' || kind === 'operative') && parts.filter(isUnit).some(holdsArticles))
  )
}

function writeRest(
  { body, closing, annexes }: Divided,
  element: 'body' | 'mainBody',
  parent: string,
  document: Document,
  writing: Writing,
): readonly Element[] {
  const { language } = document
  const inside = writeScope(body, parent, writing)
  const conclusions =
    closing === null
      ? []
      : [
          x('conclusions', { eId: writing.eIds.next(parent, 'conclusions', null), 'xml:lang': language }, [
            ...writeBlocks(closing.parts.filter(isBlock), parent, writing),
          ]),
        ]
  return [
    // The standard wants something in every body.
    x(
      element,
      { 'xml:lang': language },
      inside.length === 0 ? [writeAlone([], parent, writing)] : [...inside],
    ),
    ...conclusions,
    ...(annexes.length === 0
      ? []
      : [x('attachments', [...annexes.map((annex) => writeAnnex(annex, parent, document, writing))])]),
  ]
}

/** An annex is a document of its own inside the document. */
function writeAnnex(annex: Unit, parent: string, document: Document, writing: Writing): Element {
  const eId = writing.eIds.next(parent, 'att', printedNumber(annex))
  const { head, body, closing, annexes } = divide(annex.parts)
  const rest = { body: [...head, ...body], closing, annexes }
  return x(
    'attachment',
    { eId, ...attributesOf({ ...annex, language: annex.language ?? document.language }) },
    [
      ...writeHead(annex),
      x('doc', { name: annex.word || 'annex' }, [
        writeMeta(document, 'doc', eId),
        ...writeRest(rest, 'mainBody', eId, document, writing),
      ]),
    ],
  )
}

/** What is at the top of a body or of a quotation. The paragraphs of an operative part are in the body itself. */
function writeScope(parts: readonly UnitPart[], parent: string, writing: Writing): readonly Element[] {
  const flat = parts.flatMap((part) => (isUnit(part) && isBare(part) ? part.parts : [part]))
  const units = flat.filter(isUnit)
  if (units.length === 0) {
    const blocks = flat.filter(isBlock)
    return blocks.length === 0 ? [] : [writeAlone(blocks, parent, writing)]
  }
  return writeHierarchy(flat, parent, writing).map((element) =>
    // A body has no words before and after its units, as a unit does.
    element.name === 'intro' || element.name === 'wrapUp' ? alone(element, parent, writing) : element,
  )
}

function isBare({ kind, label, title }: Unit): boolean {
  return kind === 'operative' && label === null && title === null
}

function alone(element: Element, parent: string, { eIds }: Writing): Element {
  const eId = eIds.next(parent, 'text', null)
  return x('hcontainer', { eId, name: 'text' }, [x('content', [...element.children])])
}
