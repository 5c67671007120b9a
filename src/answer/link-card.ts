import type { Document } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import { parseReference } from '../document/reference/parse.ts'
import { resolveReference } from '../document/resolve.ts'
import { createReply } from '../message/create-reply.ts'
import { lengthOf, quotePassage } from '../message/passage-block.ts'
import type { Reply } from '../message/reply.ts'

const longestReference = 100
// A card is a look at a passage; more of it is what the link is for.
const longestCard = 3_000

/** The passages that the `p` of an address names on the page of a document: "11(c)", "5:2-3"; null where it names none there. */
export function passagesAt(
  named: string,
  document: Document,
  library: Library,
): readonly [Passage, ...Passage[]] | null {
  if (named.length > longestReference) return null
  const parsed = parseReference(named, library.documents)
  if (parsed?.kind !== 'reference') return null
  const reference = { ...parsed.reference, document: parsed.reference.document ?? document.id }
  const { passages, absences } = resolveReference(reference, library)
  const [first, ...others] = passages
  return first === undefined || first.document.id !== document.id || absences.length > 0
    ? null
    : [first, ...others]
}

/** What is shown under a link to passages in our reader: the passages, cited in full; null for any other address. */
export function linkCard(address: string, library: Library): Reply | null {
  const url = URL.parse(address)
  const document = library.documents.find(({ page }) => page !== null && isPage(page, url))
  if (url === null || document === undefined) return null
  const passages = passagesAt(placeIn(url), document, library) ?? []
  const blocks = passages.map((passage) => quotePassage(passage, [], true))
  const length = blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  return blocks.length === 0 || length > longestCard
    ? null
    : createReply({ audience: 'channel', title: '', blocks })
}

function isPage(page: string, url: URL | null): boolean {
  return url !== null && `${url.origin}${url.pathname}` === page
}

/** What an address names: by its `p`, or, as older links do, by the fragment alone ("#p11c", "#p5s2"). */
function placeIn(url: URL): string {
  const [, place = '', sentence] = /^#p(\d+[a-z]*)(?:s(\d+))?$/u.exec(url.hash) ?? []
  return url.searchParams.get('p') ?? (sentence === undefined ? place : `${place}:${sentence}`)
}
