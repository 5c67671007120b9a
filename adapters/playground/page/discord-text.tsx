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

function Piece({ markup, names }: PieceProps): ReactNode {
  const inner = show(markup.content, names)
  return pieces[markup.type]?.({ markup, names, inner }) ?? inner
}

interface PieceProps {
  readonly markup: Markup
  readonly names: Names
}

/** Each kind of markup as Discord draws it; what is in another is drawn as if it were not there. */
const pieces: Readonly<Record<string, (props: PieceProps & { readonly inner: ReactNode }) => ReactNode>> = {
  br: () => <br />,
  newline: () => <br />,
  strong: ({ inner }) => <strong>{inner}</strong>,
  em: ({ inner }) => <em>{inner}</em>,
  underline: ({ inner }) => <u>{inner}</u>,
  strikethrough: ({ inner }) => <s>{inner}</s>,
  heading: ({ inner, markup }) => <h3 className={`level-${markup.level ?? 3}`}>{inner}</h3>,
  blockQuote: ({ markup, names }) => <blockquote>{withoutLastBreak(markup.content, names)}</blockquote>,
  subtext: ({ inner }) => <small>{inner}</small>,
  inlineCode: ({ inner }) => <code>{inner}</code>,
  codeBlock: ({ inner }) => <pre>{inner}</pre>,
  link: drawLink,
  url: drawLink,
  autolink: drawLink,
  timestamp: ({ markup }) => <time>{describeMoment(Number(markup.timestamp))}</time>,
  user: ({ markup, names: { people } }) => {
    const name = people.find(({ id }) => id === markup.id)?.name ?? 'unknown-user'
    return <span className="discord-mention">@{name}</span>
  },
  channel: ({ markup, names: { channel } }) => {
    const name = markup.id === channel.id ? channel.name : 'unknown'
    return <span className="discord-mention">#{name}</span>
  },
}

function drawLink({ inner, markup }: { readonly inner: ReactNode; readonly markup: Markup }) {
  return (
    <a href={markup.target ?? ''} target="_blank" rel="noreferrer">
      {inner}
    </a>
  )
}

function withoutLastBreak(content: Markup['content'], names: Names): ReactNode {
  if (!Array.isArray(content)) return show(content, names)
  return showAll(content.at(-1)?.type === 'br' ? content.slice(0, -1) : content, names)
}

/** Style F of a timestamp: each reader sees it in their own zone and language. */
function describeMoment(seconds: number): string {
  return new Date(seconds * 1_000).toLocaleString([], { dateStyle: 'full', timeStyle: 'short' })
}
