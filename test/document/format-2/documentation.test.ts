import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { idsOf } from './tree.ts'

const page = readFileSync(new URL('../../../docs/documents.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/```markdown\n([\s\S]*?)```/gu)].map(([, example = '']) => example)

/** An example without the ids that stand beside its lines, and those ids. */
function split(example: string): { readonly source: string; readonly promised: readonly string[] } {
  const promised: string[] = []
  const lines = example.split('\n').map((line) => {
    const [, source = line, id] = /^(.*?)\s*→ (\S+)$/u.exec(line) ?? []
    if (id !== undefined) promised.push(id)
    return source
  })
  return { source: lines.join('\n'), promised }
}

describe('docs/documents.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(15)
    for (const example of examples) expect(split(example).promised).not.toEqual([])
  })

  it.each(examples.map((example) => [split(example).promised.join(' '), example]))(
    'keeps what it promises: %s',
    (_, example) => {
      const { source, promised } = split(example)
      const ids = idsOf(source)
      // In the order of the text; a list at the margin may stand before what hangs on its heading.
      expect(ids.filter((id) => promised.includes(id))).toEqual(promised)
    },
  )
})
