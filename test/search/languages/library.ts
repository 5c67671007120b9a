import type { Document } from '../../../src/document/document.ts'
import type { Library } from '../../../src/document/library.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { sourceOf } from '../../document/source.ts'
import type { LanguageText } from './texts/text.ts'

/** The document of a text, called by its language. */
export function documentOf({ language, paragraphs }: LanguageText): Document {
  const text = paragraphs.map((paragraph, at) => `${at + 1}. ${paragraph}`).join('\n\n')
  const source = sourceOf(text, { language, short: `Lake ${language}` })
  const reading = readDocument(source, `lake-${language}`, 'document.md')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.document
}

/** A library of these documents, the first of them the main one. */
export function libraryOf(documents: readonly Document[]): Library {
  const [main] = documents
  if (main === undefined) throw new Error('A library has a document.')
  return { documents, main, unsealed: [] }
}
