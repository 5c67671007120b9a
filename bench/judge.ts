import { readFileSync } from 'node:fs'
import type { Library } from '../src/document/library.ts'
import { passageId } from '../src/document/passage.ts'
import { readLibrary } from '../src/document/read-library.ts'
import { parseReference } from '../src/document/reference/parse.ts'
import { resolveReference } from '../src/document/resolve.ts'
import { createEngine } from '../src/search/engine.ts'
import { ndcg } from './search/quality.ts'

// `npm run judge -- queries.tsv` judges the search of the bundled document: one query a line, with its class, the
// passages any of which may come first, and further relevant ones, separated by tabs.

interface Judged {
  readonly kind: string
  readonly query: string
  readonly best: readonly string[]
  readonly also: readonly string[]
}

const depth = 10

function judge(file: string): void {
  const library = readLibrary('content')
  const engine = createEngine(library)
  const find = (query: string): readonly string[] =>
    findReference(query, library) ??
    engine.search(query, depth).hits.map((hit) => passageId(hit.passage.place))
  const judged = readJudged(file).map((entry) => ({ ...entry, found: find(entry.query) }))
  const kinds = [...new Set(judged.map(({ kind }) => kind))]
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      judged.filter((entry) => entry.kind === kind),
    ),
  )
  const asked = judged.filter(({ kind }) => kind !== 'reference' && kind !== 'negative')
  console.table([...rows, rowOf('all but reference and negative', asked)])
  for (const { kind, query, best, found } of judged) {
    if (!isRight({ kind, best, found })) {
      console.log(
        `${kind}\t${query}\twanted ${best.join(' or ') || 'nothing'}, got ${found.slice(0, 4).join(' ') || 'nothing'}`,
      )
    }
  }
}

function findReference(query: string, library: Library): readonly string[] | null {
  const parsed = parseReference(query, library.documents)
  if (parsed?.kind !== 'reference') return null
  return resolveReference(parsed.reference, library).passages.map((passage) => passageId(passage.place))
}

function readJudged(file: string): readonly Judged[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = '', query = '', best = '', also = ''] = line.split('\t')
      return { kind, query, best: listOf(best), also: listOf(also) }
    })
}

function listOf(text: string): readonly string[] {
  return text.trim() === '' ? [] : text.trim().split(',')
}

function rowOf(kind: string, judged: readonly (Judged & { readonly found: readonly string[] })[]): object {
  const share = (test: (entry: (typeof judged)[number]) => number): string =>
    (judged.reduce((sum, entry) => sum + test(entry), 0) / judged.length).toFixed(3)
  return {
    class: kind,
    queries: judged.length,
    'Success@1': share((entry) => Number(isRight(entry))),
    'Success@3': share((entry) =>
      Number(isRight(entry) || entry.found.slice(0, 3).some((id) => entry.best.includes(id))),
    ),
    'nDCG@10': kind === 'reference' || kind === 'negative' ? '' : share(gain),
  }
}

/** A reference is right only when exactly its passages come back, in order; a negative when nothing does. */
function isRight({
  kind,
  best,
  found,
}: Pick<Judged, 'kind' | 'best'> & { readonly found: readonly string[] }): boolean {
  if (kind === 'reference') return found.join() === best.join()
  if (kind === 'negative') return found.length === 0
  return found[0] !== undefined && best.includes(found[0])
}

function gain({ best, also, found }: Judged & { readonly found: readonly string[] }): number {
  return ndcg(found, new Map([...also.map((id) => [id, 1] as const), ...best.map((id) => [id, 2] as const)]))
}

const file = process.argv[2]
if (file === undefined) throw new Error('Say which file to judge by: npm run judge -- queries.tsv')
judge(file)
