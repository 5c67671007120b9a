import { actionItemsOf } from '../../../src/actions/action-items.ts'
import { pinpoint } from '../../../src/document/citation.ts'
import { itemsOf } from '../../../src/document/document.ts'
import type { Library } from '../../../src/document/library.ts'

/** What may be typed to begin with, about the main document, whichever it is. */
export function examplesFor({ main }: Library): readonly string[] {
  const shortest = [...main.sections].sort((one, other) => one.title.length - other.title.length)[0]
  const withItems = main.paragraphs.find((paragraph) => itemsOf(paragraph).length > 0)
  const [action] = actionItemsOf(main)
  const place = withItems === undefined ? '1' : `${withItems.number}(${itemsOf(withItems)[0]?.letter ?? 'a'})`
  return [
    ...(shortest === undefined ? [] : [shortest.title.toLowerCase()]),
    place,
    `quote ${place}`,
    ...(action === undefined ? [] : [`action ${pinpoint(action)} done`, 'actions', 'digest preview']),
    'contents',
    'help',
  ]
}
