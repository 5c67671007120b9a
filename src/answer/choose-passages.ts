import { pinpoint } from '../document/citation.ts'
import { formatReference } from '../document/reference/format.ts'
import type { Suggestion } from '../search/suggest.ts'
import type { Bot } from './bot.ts'

/** The passages that may be meant by what has been typed so far, at most `limit`; what names one comes first. */
export function choosePassages(
  bot: Pick<Bot, 'find' | 'read' | 'suggest'>,
  typed: string,
  limit: number,
): readonly Suggestion[] {
  const named = bot.find(typed, 2)
  const [only, another] = named.kind === 'passages' ? named.hits : []
  const reference = only === undefined ? null : referenceIn(bot, typed)
  const label = only !== undefined && another === undefined ? labelOf(only) : `¶${reference}`
  const suggested = bot.suggest(typed, limit * 2).flatMap((each) => {
    const text = referenceIn(bot, each.text)
    return text === null ? [] : [{ label: each.label, text }]
  })
  const all = reference === null ? suggested : [{ label, text: reference }, ...suggested]
  return distinct(all).slice(0, limit)
}

/** The passages that a text finds, best first, then what may be chosen with nothing typed; at most `limit`. */
export function choosePassagesFor(
  bot: Pick<Bot, 'find' | 'read' | 'suggest'>,
  text: string,
  limit: number,
): readonly Suggestion[] {
  const found = text === '' ? [] : bot.find(text, mostFound).hits
  const hits = found.flatMap((hit) => {
    // A passage's id is a reference, with a slash after the document.
    const reference = referenceIn(bot, hit.id.replace('/', ' '))
    return reference === null ? [] : [{ label: labelOf(hit), text: reference }]
  })
  return distinct([...hits, ...choosePassages(bot, '', limit)]).slice(0, limit)
}

// What may be searched for further than that is no likely choice.
const mostFound = 10

/** Whole: whoever shows it cuts it to their own limit. */
function labelOf({ id, passage }: ReturnType<Bot['find']>['hits'][number]): string {
  const name = id.includes('/') ? `${passage.document.short} ` : ''
  return `${name}${pinpoint(passage)} ${passage.parts[0]?.text ?? ''}`
}

/** The reference that a text is, as we print it; null where it is none. */
function referenceIn(bot: Pick<Bot, 'read'>, text: string): string | null {
  const command = bot.read(text)
  return command.kind === 'show' ? formatReference(command.reference) : null
}

/** The first of those that mean the same. */
function distinct(all: readonly Suggestion[]): readonly Suggestion[] {
  const byText = new Map<string, Suggestion>()
  for (const each of all) if (!byText.has(each.text)) byText.set(each.text, each)
  return [...byText.values()]
}
