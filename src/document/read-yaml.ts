import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml'

/** YAML that was read: its values, its tree, and the line of each of its nodes; or what is wrong with it. */
export type YamlReading =
  | {
      readonly values: unknown
      readonly tree: Document
      /** The line of a node, counted from 1; null for what is no node of the text. */
      readonly lineOf: (node: unknown) => number | null
    }
  | { readonly faults: readonly YamlFault[] }

/** `isSyntax` where the parser itself refused it. */
interface YamlFault {
  readonly line: number
  readonly message: string
  readonly isSyntax: boolean
}

// The parser takes exponential time for keys within keys, and its stack overflows in brackets within brackets.
const tooDeep = /^[ \t]*(?:[-:][ \t]+)*\?(?:[ \t]|$)|^[ \t]*(?:[-:][ \t]+){6}|(?:[[{][ \t]*){6}/u

// No front matter, and no thesaurus, is as long; and its parser takes long over what is none.
const longest = 50_000
// The parser takes some microseconds for a line or a bracket, and compares each key with all before it.
const costs: readonly (readonly [RegExp, number])[] = [
  [/\n/gu, 2],
  [/[[\]{}"'&*!|>?#]/gu, 1],
  [/:(?=\s|$)/gu, 10],
  [/[ \t]-(?=\s)/gu, 1],
]
const mostCost = 4_000
// Whoever mends these sees the next.
const mostFaults = 20

/** Reads YAML of few levels. Aliases must name an anchor before them, and may not multiply into a flood of values. */
export function readYaml(yaml: string): YamlReading {
  if (yaml.length > longest)
    return { faults: [{ line: 1, message: `more than ${longest} characters`, isSyntax: false }] }
  const deep = yaml.split(/\r\n?|\n/u).findIndex((line) => tooDeep.test(line))
  if (deep !== -1) return { faults: [{ line: deep + 1, message: 'nested too deeply', isSyntax: true }] }
  if (costOf(yaml) > mostCost) {
    const message = 'more lines, brackets and quotation marks than can be needed'
    return { faults: [{ line: 1, message, isSyntax: false }] }
  }
  const lines = new LineCounter()
  const tree = parseDocument(yaml, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number): number => lines.linePos(offset).line
  if (tree.errors.length > 0) {
    const faults = tree.errors.slice(0, mostFaults).map(({ pos, message }) => ({
      line: lineAt(pos[0]),
      message: message.split('\n')[0]?.replace(/[.:]+$/u, '') ?? '',
      isSyntax: true,
    }))
    return { faults }
  }
  const lineOf = (node: unknown): number | null => {
    const offset = isNode(node) ? (node.range?.[0] ?? null) : null
    return offset === null ? null : lineAt(offset)
  }
  try {
    return { values: tree.toJS(), tree, lineOf }
  } catch {
    return {
      faults: [
        { line: lineOfAlias() ?? 1, message: 'an alias (*name) that cannot be followed', isSyntax: false },
      ],
    }
  }

  function lineOfAlias(): number | null {
    let line: number | null = null
    visit(tree, {
      Alias(_, alias) {
        line = lineOf(alias)
        return visit.BREAK
      },
    })
    return line
  }
}

/** What parsing will take, roughly, in units of ten microseconds. */
function costOf(yaml: string): number {
  const count = (sign: RegExp): number => yaml.match(sign)?.length ?? 0
  // A comma divides only within brackets.
  const commas = /[[{]/u.test(yaml) ? count(/,/gu) : 0
  return costs.reduce((sum, [sign, cost]) => sum + cost * count(sign), commas)
}
