import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Text } from './contestants.ts'
import { generateCollection } from './generate.ts'
import { sampleCollection } from './sample.ts'

/** Texts, questions about them, and for each question the texts that answer it, with grades above 0. */
export interface JudgedCollection {
  readonly texts: readonly Text[]
  /** Misspelt questions have the ids of the clean ones. */
  readonly questions: { readonly clean: readonly Question[]; readonly typo: readonly Question[] }
  readonly relevant: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export interface Question {
  readonly id: string
  readonly text: string
}

/** The collections to measure on: the shipped sample, those in the folder, and the generated one. */
export function listCollections(folder: string | null, generated: number): readonly string[] {
  const inFolder =
    folder === null ? [] : readdirSync(folder).filter((name) => existsSync(join(folder, name, 'docs.jsonl')))
  return [
    'sample',
    ...inFolder.map((name) => join(folder ?? '', name)),
    ...(generated > 0 ? [`generated:${generated}`] : []),
  ]
}

/** A collection by its name in that list: docs.jsonl, queries.jsonl, queries-typo.jsonl and qrels.tsv in a folder. */
export function readCollection(name: string): JudgedCollection {
  if (name === 'sample') return sampleCollection()
  if (name.startsWith('generated:')) return generateCollection(Number(name.slice('generated:'.length)))
  const relevant = new Map<string, Map<string, number>>()
  for (const line of linesOf(join(name, 'qrels.tsv'))) {
    const [question = '', text = '', grade = '0'] = line.split('\t')
    if (Number(grade) <= 0) continue
    const texts = relevant.get(question) ?? new Map<string, number>()
    relevant.set(question, texts.set(text, Number(grade)))
  }
  return {
    texts: linesOf(join(name, 'docs.jsonl')).map((line) => ({ title: '', ...JSON.parse(line) })),
    questions: {
      clean: readQuestions(join(name, 'queries.jsonl')),
      typo: readQuestions(join(name, 'queries-typo.jsonl')),
    },
    relevant,
  }
}

function readQuestions(file: string): readonly Question[] {
  return linesOf(file).map((line) => {
    const { id, text } = JSON.parse(line)
    return { id: String(id), text: String(text) }
  })
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
