import { h, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitsOf } from '../../src/document/basic-units.ts'
import { chooseSentences } from '../../src/document/choose-sentences.ts'
import { shortCitation } from '../../src/document/citation.ts'
import type { Library } from '../../src/document/library.ts'
import { type Passage, passageAt, passageId, referenceTo } from '../../src/document/passage.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { directionOf } from '../../src/text/direction.ts'
import { aboutWords as words } from './about-words.ts'

// What is read in a moment, and says something.
const [least, most] = [80, 200]

/** What the bot does in one picture: a person asks for a passage of the main document, and everyone gets its words. */
export function writeExample(library: Library, command: string): Markup {
  const passage = choosePassage(library)
  if (passage === null) return null
  const typed = `/${command} ${passageId(passage.place)}`
  return h('figure.example', { ariaLabel: words.pictureLabel }, [
    h('div.message', {}, [h('p.who', {}, words.ana), h('p', {}, h('code', {}, typed))]),
    h('div.message.private', {}, [
      h('p.who', {}, [words.bot, ' ', h('span.app', {}, words.app), h('span.seen', {}, words.onlyYou)]),
      writeQuote(passage),
      h('p', {}, h('span.press', { ariaHidden: 'true' }, words.quote)),
    ]),
    h('div.message', {}, [
      h('p.who', {}, [words.bot, ' ', h('span.app', {}, words.app), h('span.seen', {}, words.everyone)]),
      h('p', {}, words.quotedBy),
      writeQuote(passage),
    ]),
  ])
}

/** The first sentence of a fitting length, else the first paragraph. */
function choosePassage(library: Library): Passage | null {
  const { main } = library
  let first: Passage | null = null
  for (const { id } of basicUnitsOf(main)) {
    const whole = passageAt(id, main)
    if (whole === null) continue
    first ??= whole
    for (const number of [1, 2, 3, 4, 5]) {
      const { passages } = resolveReference(chooseSentences(referenceTo(whole, library), [number]), library)
      const [sentence] = passages
      const length = sentence?.parts.reduce((sum, { text }) => sum + text.length, 0) ?? 0
      if (sentence !== undefined && length >= least && length <= most) return sentence
    }
  }
  return first
}

function writeQuote(passage: Passage): Markup {
  const { language } = passage.document
  return h('blockquote', {}, [
    passage.parts.map(({ text }) => h('p', { lang: language, dir: directionOf(language) }, text)),
    h(
      'footer',
      {},
      h('a', { href: `/${passage.document.id}?p=${passageId(passage.place)}` }, shortCitation(passage)),
    ),
  ])
}
