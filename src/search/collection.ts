import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { ByteCache } from '../text/byte-cache.ts'
import { runTask, runTaskInSlices } from '../text/cooperative-task.ts'
import { indexWords } from './build-index.ts'
import { CollectionError } from './collection-error.ts'
import type { Source } from './read-words.ts'
import { createSearcher } from './searcher.ts'
import { createThesaurus } from './thesaurus.ts'
import type { WordVectors } from './word-vectors.ts'
import { loadWords } from './words-cache.ts'

/** Texts that are no documents, searched by the same engine, for measuring it. */
export interface Collection {
  /** The ids of the best texts for a plain question, best first, with scores from 0 to 1. */
  readonly find: (
    question: string,
    limit: number,
  ) => readonly { readonly id: string; readonly score: number }[]
}

const line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().default(''),
  text: z.string(),
})

/** Reads a file of JSON lines, `{"id","title","text"}` each, and indexes it. Throws CollectionError. */
export async function loadCollection(
  file: string,
  vectors: WordVectors | null,
  cache: ByteCache | null,
): Promise<Collection> {
  const ids: string[] = []
  const sources: Source[] = []
  const stream = createReadStream(file)
  const opened = new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
  await opened.catch(() => {
    throw new CollectionError(`${file} cannot be read. Give --collection the path of a file of JSON lines.`)
  })
  let number = 0
  for await (const text of createInterface({ input: stream })) {
    number++
    if (text.trim() === '') continue
    const { id, title, text: body } = readLine(text, `${file}:${number}`)
    ids.push(id)
    sources.push({ heading: title, text: body })
  }
  const index = await runTaskInSlices(indexWords([await loadWords(sources, cache)]))
  const knowledge = { thesaurus: createThesaurus([]), vectors }
  const searcher = await runTaskInSlices(createSearcher(index, sources, knowledge))
  return {
    find: (question, limit) =>
      runTask(searcher.find(question, limit)).hits.map(({ entry, score }) => ({
        id: ids[entry] ?? '',
        score,
      })),
  }
}

function readLine(text: string, where: string): z.output<typeof line> {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    throw new CollectionError(
      `${where}: not a text. Write {"id": …, "title": "…", "text": "…"} on a line of its own.`,
    )
  }
}
