import './discord-elements.ts'
import type { ReactNode } from 'react'
import { type Markup, readMarkup } from './discord-markdown.ts'

interface Names {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly channel: { readonly id: string; readonly name: string }
}

/** A text as Discord draws it. */
export function DiscordText({ text, names }: { readonly text: string; readonly names: Names }) {
  return <>{showAll(readMarkup(text), names)}</>
}

/** Entries that follow each other are one list; a break after a block is the block's own. */
function showAll(all: readonly Markup[], names: Names): readonly ReactNode[] {
  const shown: ReactNode[] = []
  for (let index = 0; index < all.length; index += 1) {
    const markup = all[index]
    if (markup === undefined) continue
    if (markup.type === 'entry') {
      const end = all.findIndex((each, at) => at > index && each.type !== 'entry')
      const entries = all.slice(index, end === -1 ? all.length : end)
      shown.push(
        <ul key={index}>
          {entries.map((entry, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name, and never move.
            <li key={at} className={`depth-${entry.depth}`}>
              {show(entry.content, names)}
            </li>
          ))}
        </ul>,
      )
      index += entries.length - 1
    } else shown.push(<Piece key={index} markup={markup} names={names} />)
  }
  return shown
}

function show(content: Markup['content'], names: Names): ReactNode {
  if (content === undefined || typeof content === 'string') return content
  return showAll('type' in content ? [content] : content, names)
}

function Piece({ markup, names }: { readonly markup: Markup; readonly names: Names }): ReactNode {
  const { type, content, target } = markup
  const inner = show(content, names)
  switch (type) {
    case 'br':
    case 'newline':
      return <br />
    case 'strong':
      return <discord-bold>{inner}</discord-bold>
    case 'em':
      return <discord-italic>{inner}</discord-italic>
    case 'heading':
      return <discord-header level={markup.level ?? 3}>{inner}</discord-header>
    case 'blockQuote':
      return <discord-quote>{withoutLastBreak(content, names)}</discord-quote>
    case 'subtext':
      return <discord-subscript>{inner}</discord-subscript>
    case 'inlineCode':
      return <discord-code>{inner}</discord-code>
    case 'codeBlock':
      return <discord-code multiline>{inner}</discord-code>
    case 'link':
    case 'url':
    case 'autolink':
      return (
        <discord-link href={target ?? ''} target="_blank" rel="noreferrer">
          {inner}
        </discord-link>
      )
    case 'timestamp':
      return <discord-time>{describeMoment(Number(markup.timestamp))}</discord-time>
    case 'user':
      return (
        <discord-mention type="user">
          {names.people.find(({ id }) => id === markup.id)?.name ?? 'unknown-user'}
        </discord-mention>
      )
    case 'channel':
      return (
        <discord-mention type="channel">
          {markup.id === names.channel.id ? names.channel.name : 'unknown'}
        </discord-mention>
      )
    default:
      return inner
  }
}

function withoutLastBreak(content: Markup['content'], names: Names): ReactNode {
  if (!Array.isArray(content)) return show(content, names)
  return showAll(content.at(-1)?.type === 'br' ? content.slice(0, -1) : content, names)
}

/** Style F of a timestamp: each reader sees it in their own zone and language. */
function describeMoment(seconds: number): string {
  return new Date(seconds * 1_000).toLocaleString([], { dateStyle: 'full', timeStyle: 'short' })
}
