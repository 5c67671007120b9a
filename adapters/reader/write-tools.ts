import { h, type Markup } from '../../src/app/http/markup.ts'
import { fullCitation, passageAddress, pinpoint } from '../../src/document/citation.ts'
import { type Passage, passageId } from '../../src/document/passage.ts'
import { readerWords } from './reader-words.ts'

/**
 * What stands beside a passage: whether it is an action item, a link to it, and its citation to be copied. The citation
 * is there to be selected; the script puts a button in its place.
 */
export function writeTools(passage: Passage, page: string | null, actions: readonly Passage[]): Markup {
  const { document, place } = passage
  const address = passageAddress(document.id, place)
  return h('div.tools', { lang: 'en' }, [
    h('a.self', { href: address, ariaLabel: readerWords.link(place) }, pinpoint(passage)),
    actions.map(writeAction),
    h('details.cite', { dataPlace: pinpoint(passage) }, [
      h('summary', { ariaLabel: readerWords.citeNamed(pinpoint(passage)) }, readerWords.cite),
      h('div.citation', {}, [
        h('span', {}, fullCitation(passage)),
        // Only the browser knows where it found a page that has no public address.
        page === null
          ? h('span', { dataAddress: address }, document.source)
          : h('span', {}, passageAddress(page, place)),
      ]),
    ]),
    h(
      'a.styles',
      {
        href: address.replace(/\?(.*)#.*$/u, '.cite?$1'),
        ariaLabel: readerWords.stylesNamed(pinpoint(passage)),
      },
      readerWords.styles,
    ),
  ])
}

/** That something is an action item, and room for what the playground's visitor has noted of it. */
function writeAction(action: Passage): Markup {
  const { sentences } = action.place
  const said = sentences === null ? readerWords.action : readerWords.actionSentences(pinpoint(action))
  return h('span.action', {}, [
    h('span.tag', {}, said),
    h('span.standing', { dataPassage: passageId(action.place), hidden: true }),
  ])
}
