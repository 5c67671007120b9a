import { type Span, textOf } from '../../../src/text/span.ts'
import { words } from '../../../src/words/words.ts'

// So many are named in the title.
const mostInTitle = 2
const mostNamed = 8

/** The changes of a correction in words, for those who hear what they can't see; empty where the title names them all. */
export function describeChanges(spans: readonly Span[]): string {
  const changes: string[] = []
  // Added words right beside missing ones replace them.
  let [added, missing] = ['', '']
  const end = (): void => {
    if (added !== '' && missing !== '') changes.push(words.replaced(added, missing))
    else if (added !== '') changes.push(words.added(added))
    else if (missing !== '') changes.push(words.leftOut(missing))
    added = missing = ''
  }
  for (const span of spans) {
    const text = textOf([span]).trim()
    const mark = typeof span === 'string' ? null : span.mark
    if (text === '') continue
    if ((mark === 'added' && added !== '') || (mark === 'missing' && missing !== '')) end()
    if (mark === 'added') added = text
    else if (mark === 'missing') missing = text
    else end()
  }
  end()
  if (changes.length <= mostInTitle) return ''
  const named = changes.slice(0, mostNamed).join(', ')
  return changes.length > mostNamed ? `${named} ${words.moreChanges(changes.length - mostNamed)}` : named
}
