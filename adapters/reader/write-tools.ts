import { h, type Markup } from '../../src/app/http/markup.ts'
import { anchorOf, fullCitation, passageAddress, pinpoint } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { type Passage, passageId } from '../../src/document/passage.ts'
import { attributesOf, type LanguageAttributes, ourLanguage } from './languages.ts'
import { readerWords } from './reader-words.ts'
import { isLong, type TextSetting } from './text-setting.ts'

/**
 * What stands beside a passage: whether it is an action item, a link to it, and its citation to be copied. The citation
 * is there to be selected; the script puts a button in its place. In a long text it is a page away instead.
 */
export function writeTools(passage: Passage, setting: TextSetting): Markup {
  const { document, place } = passage
  const actions = setting.actions.get(anchorOf(place)) ?? []
  const address = passageAddress(document.id, place)
  const named = pinpoint(passage)
  return h('div.tools', { ...ourLanguage(document) }, [
    h('a.self', { href: address, ariaLabel: readerWords.link(place, named) }, writeOwn(named, document)),
    actions.map(writeAction),
    isLong(document) ? null : writeCitation(passage, setting.page, address),
    h(
      'a.styles',
      { href: address.replace(/\?(.*)#.*$/u, '.cite?$1'), ariaLabel: readerWords.stylesNamed(named) },
      isLong(document) ? readerWords.cite : readerWords.styles,
    ),
  ])
}

function writeCitation(passage: Passage, page: string | null, address: string): Markup {
  const { document, place } = passage
  const named = pinpoint(passage)
  return h('details.cite', { dataPlace: named }, [
    h('summary', { ariaLabel: readerWords.citeNamed(named) }, readerWords.cite),
    h('div.citation', {}, [
      h('span', { ...ownLanguage(document) }, fullCitation(passage)),
      // Only the browser knows where it found a page that has no public address.
      page === null
        ? h('span', { dataAddress: address }, document.source)
        : h('span', {}, passageAddress(page, place)),
    ]),
  ])
}

/** What is in the document's language among our words. */
function writeOwn(text: string, document: Document): Markup {
  const language = ownLanguage(document)
  return language.lang === null ? text : h('bdi', { ...language }, text)
}

function ownLanguage({ language }: Document): LanguageAttributes {
  return attributesOf(/^en\b/u.test(language) ? null : language, 'en')
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
