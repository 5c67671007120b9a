import { actionItemsOf } from '../../../src/actions/action-items.ts'
import { sectionsOf } from '../../../src/document/basic-units.ts'
import { pinpoint } from '../../../src/document/citation.ts'
import type { Library } from '../../../src/document/library.ts'
import { itemsOf, wholeUnit } from '../../../src/document/passage.ts'
import { mainSeries } from '../../../src/document/tree.ts'
import { misquoterOf } from './people.ts'
import type { Example } from './view.ts'

/** What a newcomer may need of the main document, whichever it is. */
export function examplesFor({ main }: Library): readonly Example[] {
  const shortest = [...sectionsOf(main)].sort((one, other) => one.title.length - other.title.length)[0]
  const misquoter = misquoterOf(main)
  const withItems = mainSeries(main).find(({ id }) => itemsOf(id, main).length > 0)
  const item = withItems === undefined ? undefined : itemsOf(withItems.id, main)[0]
  const shown = item ?? withItems ?? mainSeries(main)[0]
  const place = pinpoint({ document: main, place: wholeUnit(shown?.id ?? '1') })
  const hasActions = actionItemsOf(main).length > 0
  const about = (need: string): Example => ({ need, typed: need })
  return [
    ...(shortest === undefined ? [] : [about(`What does it say about ${shortest.title.toLowerCase()}?`)]),
    ...(misquoter === null
      ? []
      : [{ need: `Is ${misquoter.name.split(' ')[0]}’s quotation right?`, typed: null }]),
    ...(hasActions ? [{ need: 'Who has which action?', typed: 'actions' }] : []),
    about(`Show ${place}`),
    ...(hasActions ? [{ need: 'Set up a daily digest', typed: 'digest set' }] : []),
    { need: 'What else can you do?', typed: 'help' },
  ]
}
