import type { Unit } from '../src/document/unit.ts'

/** Texts as the paragraphs of a document, numbered from 1. */
export function numberedParagraphs(texts: readonly string[]): readonly Unit[] {
  return texts.map((text, at) => ({
    kind: 'paragraph',
    id: `${at + 1}`,
    word: '',
    label: `${at + 1}.`,
    number: `${at + 1}`,
    isOurs: false,
    title: null,
    status: null,
    term: null,
    language: null,
    parts: [{ kind: 'text', text, calls: [] }],
  }))
}
