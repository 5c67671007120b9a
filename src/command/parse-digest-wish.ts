import type { DigestCommand } from './command.ts'
import type { DocumentNames } from './document-names.ts'
import { parseDigest } from './parse-digest.ts'

const digest = String.raw`(?:(?:a|the|an|our|my|this|another|new|it)\s+)*(?:daily|morning|weekday|weekly|regular)?\s*digests?(?![\p{L}])`
const setUp = wish(
  `(?:set ?up|setup|set|create|start|add|schedule|configure|turn on|switch on|enable|make|subscribe(?: me| us)? to|sign (?:me|us) up for|get|have|send(?: me| us)?|post(?: me| us)?|i want|we want|change|edit|move)`,
)
const stop = wish(
  `(?:stop|turn off|switch off|disable|cancel|end|remove|delete|kill|unsubscribe(?: me| us)?(?: from)?|no more)`,
)
const pause = wish('(?:pause|suspend|hold|skip)')
const resume = wish('(?:resume|restart|unpause|continue|reactivate)')
const preview = wish(
  "(?:preview|show(?: me| us)? (?:a )?preview of|what will be in|what['’]?s in|what would be in)",
)
const shown = wish("(?:show(?: me| us)?|when is|when['’]?s|what is|is there|do we have|see|view|list)")

function wish(verb: string): RegExp {
  return new RegExp(String.raw`^${verb}\s+${digest}\s*(.*)$`, 'iu')
}

/** A wish about the daily digest in a sentence: "set up a digest at 9:00", "turn off the digest". Null for others. */
export function parseDigestWish(text: string, documents: DocumentNames): DigestCommand | null {
  if (!/digest/iu.test(text)) return null
  const bare = text.replace(/[\s.!?]+$/u, '')
  if (bare.length > 300) return null
  if (/^(?:the |our |a )?(?:daily|morning) digests?$/iu.test(bare)) return { kind: 'digest' }
  const words = (pattern: RegExp): string | null =>
    pattern
      .exec(bare)?.[1]
      ?.replace(/^(?:(?:for|at|to|on|every day at|daily at|here at)\s+)+|^here$/iu, '')
      .trim() ?? null
  const wanted = words(setUp)
  if (wanted !== null)
    return wanted === '' ? { kind: 'digest form' } : parseDigest(`set ${wanted}`, documents)
  const [, wished] =
    /^(?:a |the |our )?(?:daily |morning |weekday )?digest ((?:at|every|each|for|on)\s.+)$/iu.exec(bare) ?? []
  if (wished !== undefined) return parseDigest(`set ${wished}`, documents)
  if (words(stop) !== null) return { kind: 'stop digest' }
  const until = words(pause)
  if (until !== null) return parseDigest(`pause ${until}`, documents)
  if (words(resume) !== null) return { kind: 'resume digest' }
  const date = words(preview)
  if (date !== null) return parseDigest(`preview ${date}`, documents)
  return words(shown) === '' ? { kind: 'digest' } : null
}
