import type { Block, Heading } from './blocks.ts'
import { guessLanguage } from './guess-language.ts'
import {
  annexRank,
  articleRank,
  containerRank,
  headingLabel,
  isDefinitions,
  isPreamble,
  isRepealed,
  isSection,
  isWhereas,
  isWitnessClause,
} from './heading-words.ts'
import { markNumbersAgain, markRestarts } from './mark-restarts.ts'

/** Headings as the format wants them: labels joined with their titles, containers marked, what is empty marked. */
export function settle(blocks: readonly Block[]): Block[] {
  const steps = [
    markClosings,
    plainClosing,
    joinTitles,
    markContainers,
    markRecitals,
    markFormula,
    markRestarts,
    markNumbersAgain,
    markLanguages,
    markEmpty,
  ]
  return steps.reduce((settled: readonly Block[], step) => step(settled), blocks).slice()
}

/** The witness clause of a treaty, and what follows the last paragraph of a text that has one block a paragraph. */
function markClosings(blocks: readonly Block[]): Block[] {
  const marked = blocks.flatMap((block, index): Block[] => {
    const isWitness =
      block.kind === 'text' &&
      block.level === 0 &&
      isWitnessClause(block.text) &&
      blocks[index - 1]?.kind !== 'closing'
    return isWitness ? [{ kind: 'closing' }, block] : [block]
  })
  const numbered = marked.flatMap((block, index) =>
    block.kind === 'entry' && block.level === 0 && /\d/u.test(block.label ?? '') ? [index] : [],
  )
  const last = numbered.at(-1) ?? -1
  const goesOn = (index: number) =>
    marked
      .slice(
        index + 1,
        numbered.find((other) => other > index),
      )
      .findIndex((block) => block.kind === 'text' && block.level === 0)
  const after = goesOn(last)
  const isApart =
    numbered.length >= 10 &&
    !marked.some((block) => block.kind === 'heading' || block.kind === 'closing') &&
    after !== -1
  if (!isApart || numbered.slice(0, -1).some((index) => goesOn(index) !== -1)) return marked
  return marked.toSpliced(last + 1 + after, 0, { kind: 'closing' })
}

/** A closing holds no units: "M. Smith" is a name there. */
function plainClosing(blocks: readonly Block[]): Block[] {
  let isClosing = false
  return blocks.map((block): Block => {
    if (block.kind === 'closing') isClosing = true
    if (block.kind === 'heading') isClosing = false
    if (!isClosing || block.kind !== 'entry') return block
    return {
      kind: 'text',
      level: 0,
      text: [block.label, block.text].filter((part) => part !== null && part !== '').join(' '),
    }
  })
}

/** Where a preamble opens with who speaks ("THE COUNCIL,"), what follows are its paragraphs. */
function markFormula(blocks: readonly Block[]): Block[] {
  let isPreambular = false
  return blocks.map((block, index): Block => {
    if (block.kind === 'heading') {
      const first = blocks[index + 1]
      isPreambular =
        block.attributes === 'preamble' && first?.kind === 'text' && /^[\p{Lu}\s]+,$/u.test(first.text)
      return block
    }
    const isParagraph = isPreambular && block.kind === 'text' && blocks[index - 1]?.kind !== 'heading'
    return isParagraph ? { kind: 'entry', level: 0, label: null, text: block.text } : block
  })
}

/** A heading that is only a label takes the deeper heading without a label that follows it as its title. */
function joinTitles(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    const label = before?.kind === 'heading' ? headingLabel(before.text) : null
    const isTitle =
      block.kind === 'heading' &&
      before?.kind === 'heading' &&
      label?.rest === '' &&
      block.rank > before.rank &&
      headingLabel(block.text) === null &&
      block.attributes === undefined
    if (isTitle) joined[joined.length - 1] = { ...before, text: `${before.text} ${block.text}` }
    else joined.push(block)
  }
  return joined
}

function markContainers(blocks: readonly Block[]): Block[] {
  const hasArticles = blocks.some((block) => isArticle(block))
  const hasPreamble = blocks.some(
    (block) => block.kind === 'heading' && (block.attributes === 'preamble' || isPreamble(block.text)),
  )
  const marked = blocks.map((block): Block => {
    if (block.kind !== 'heading' || block.attributes !== undefined) return block
    if (isPreamble(block.text)) return { ...block, rank: containerRank, attributes: 'preamble' }
    const label = headingLabel(block.text)
    if (hasArticles && isSection(block.text)) return { ...block, attributes: 'division' }
    if (label !== null && isDefinitions(label.rest)) return { ...block, attributes: 'definitions' }
    return block
  })
  // Text before the first division or article of a text with articles is its preamble.
  if (!hasArticles || hasPreamble) return marked
  const first = marked.findIndex((block) => block.kind === 'text' || block.kind === 'entry')
  const firstUnit = marked.findIndex((block) => block.kind === 'heading' && headingLabel(block.text) !== null)
  if (
    first === -1 ||
    (firstUnit !== -1 && firstUnit < first) ||
    (marked[first]?.kind === 'entry' && isArticle(marked[first]))
  )
    return marked
  // A line such as "Adopted on 3 May 2031" is none.
  if (
    !marked
      .slice(first, firstUnit)
      .some(
        (block) => block.kind === 'text' && (/[.,;:。，；]$/u.test(block.text) || block.text.length > 200),
      )
  )
    return marked
  const above = marked[first - 1]
  if (above?.kind === 'heading')
    return marked.with(first - 1, { ...above, rank: containerRank, attributes: 'preamble' })
  return marked.toSpliced(first, 0, {
    kind: 'heading',
    rank: containerRank,
    text: '',
    attributes: 'preamble',
  })
}

function isArticle(block: Block): boolean {
  if (block.kind === 'heading') return headingLabel(block.text)?.rank === articleRank
  return block.kind === 'entry' && block.label !== null && headingLabel(block.label)?.rank === articleRank
}

/** "Whereas:" before numbered entries heads the recitals; what is between the last of them and the first unit is the enacting formula. */
function markRecitals(blocks: readonly Block[]): Block[] {
  const at = blocks.findIndex(
    (block, index) => block.kind === 'text' && isWhereas(block.text) && blocks[index + 1]?.kind === 'entry',
  )
  const block = blocks[at]
  if (block?.kind !== 'text') return [...blocks]
  const marked = blocks.with(at, {
    kind: 'heading',
    rank: containerRank,
    text: block.text,
    attributes: 'recitals',
  })
  const end = marked.findIndex((after, index) => index > at && after.kind === 'heading')
  const last = marked[end - 1]
  if (last?.kind !== 'text' || last.level > 0 || !last.text.endsWith(':')) return marked
  return marked.with(end - 1, {
    kind: 'heading',
    rank: containerRank,
    text: last.text,
    attributes: 'operative',
  })
}

/** A text of its own in another language than the one before it says so. */
function markLanguages(blocks: readonly Block[]): Block[] {
  const isAnnex = (block: Block) => block.kind === 'heading' && block.rank === annexRank
  const first = blocks.findIndex(isAnnex)
  const own = guessLanguage(wordsOf(blocks.slice(0, first === -1 ? undefined : first)))
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || !isAnnex(block) || own === null) return block
    const next = blocks.findIndex((after, at) => at > index && isAnnex(after))
    const language = guessLanguage(wordsOf(blocks.slice(index + 1, next === -1 ? undefined : next)))
    if (language === null || language === own) return block
    return {
      ...block,
      attributes: [block.attributes, `lang=${language}`].filter((part) => part !== undefined).join(' '),
    }
  })
}

function wordsOf(blocks: readonly Block[]): string {
  return blocks.map((block) => ('text' in block ? block.text : '')).join(' ')
}

/** A heading with nothing under it is marked as repealed where it says so, and is text elsewhere. */
function markEmpty(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    if (block.kind !== 'heading') return [block]
    const next = blocks[index + 1]
    const isEmpty =
      next === undefined ||
      (next.kind === 'heading' && next.rank <= block.rank) ||
      next.kind === 'closing' ||
      next.kind === 'note'
    if (isRepealed(block.text) && isEmpty) return [{ ...block, attributes: 'repealed' }]
    if (isEmpty && block.text === '') return []
    if (!isEmpty || (block.attributes !== undefined && !block.attributes.startsWith('annex'))) return [block]
    return isArticle(block) ? [{ ...block, attributes: 'omitted' }] : [asText(block)]
  })
}

function asText(heading: Heading): Block {
  return { kind: 'text', level: 0, text: heading.text }
}
