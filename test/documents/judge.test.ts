import { describe, expect, it } from 'vitest'
import { type Answered, type CheckVerdict, judge, type Shown } from './judge.ts'
import { writeJudgements } from './judgement-table.ts'
import { readExpectations } from './read-expectations.ts'

const header = 'kind\ttyped\tfirst\tlast\tnote'

function shown(citation: string, ...pieces: readonly string[]): Shown {
  return {
    citation,
    pieces: pieces.map((text) => ({ kind: /^\(.\)$/u.test(text) ? 'label' : 'text', text })),
  }
}

async function gradeOf(line: string, answered: Answered, verdict: CheckVerdict = 'no quotation') {
  const [expectation] = readExpectations(`${header}\n${line}`)
  if (expectation === undefined) throw new Error('no line')
  return judge(expectation, { ask: async () => answered, check: async () => verdict })
}

const harbour = shown(
  'Harbour, art. 3',
  'The harbour is open\u00a0to all ships that',
  '(a)',
  'pay their dues;',
  '(b)',
  'carry a light at night.',
)

describe('what came is judged', () => {
  const open = 'reference\tArt. 3\tThe harbour is open to all\ta light at night.\t[16 words]'

  it('takes the passage that begins and ends as it must, its labels counted in or not', async () => {
    const grades = [
      await gradeOf(open, { kind: 'passages', passages: [harbour] }),
      await gradeOf('reference\tArt. 3\tThe harbour is open to all ships that (a) pay their\tat night.\t', {
        kind: 'passages',
        passages: [harbour],
      }),
      await gradeOf(
        'reference\tArt. 3\tThe harbour is open to all ships that pay their dues; carry\tat night.\t',
        { kind: 'passages', passages: [harbour] },
      ),
    ]
    expect(grades.map(({ grade }) => grade)).toEqual(['right', 'right', 'right'])
  })

  it('never takes another passage, one that ends elsewhere, or a search', async () => {
    const other = shown('Harbour, art. 4', 'The harbour is closed at night.')
    const short = shown('Harbour, art. 3', 'The harbour is open to all ships that')
    const grades = [
      await gradeOf(open, { kind: 'passages', passages: [other] }),
      await gradeOf(open, { kind: 'passages', passages: [short] }),
      await gradeOf(open, { kind: 'hits', hits: [harbour] }),
      await gradeOf(open, { kind: 'refused', says: 'none' }),
    ]
    expect(grades.map(({ grade }) => grade)).toEqual(['worst', 'worst', 'wrong', 'wrong'])
  })

  it('asks for the longer beginning, and lets a reference be refused or longer where the note says so', async () => {
    const unique = 'reference\tArt. 3\tThe harbour\tat night.\t{begins, to be unique: The harbour is shut}'
    const refusable = 'reference\tArt. 3\tNone\tat all.\trefusing with an offer is right too'
    const longer = 'reference\tArt. 3\tships that\ttheir dues;\tthe items after it may be given too'
    const grades = [
      await gradeOf(unique, { kind: 'passages', passages: [harbour] }),
      await gradeOf(refusable, { kind: 'refused', says: 'none' }),
      await gradeOf(longer, { kind: 'passages', passages: [harbour] }),
    ]
    expect(grades.map(({ grade }) => grade)).toEqual(['worst', 'right', 'right'])
  })

  it('wants what is absent refused; a search only where the note says that it is cited', async () => {
    const hits: Answered = { kind: 'hits', hits: [harbour] }
    const grades = [
      await gradeOf('absent\tArt. 9\t\t\tthe last is 4', { kind: 'refused', says: 'has articles 1–4' }),
      await gradeOf('absent\tArt. 9\t\t\tthe last is 4', { kind: 'passages', passages: [harbour] }),
      await gradeOf('absent\tArt. 9\t\t\tthe last is 4', hits),
      await gradeOf('absent\tArt. 9\t\t\tcited only', hits),
    ]
    expect(grades.map(({ grade }) => grade)).toEqual(['right', 'worst', 'wrong', 'right'])
  })

  it('counts as many hits as the note says, larger units and places that are as good', async () => {
    const others = [shown('Harbour, art. 1(2)', 'Ships pay.'), shown('Harbour, art. 2', 'No ship waits.')]
    const line = (note: string) => `search\tlight\tcarry a light\t\t${note}`
    const grades = [
      await gradeOf(line('top1: 3'), { kind: 'hits', hits: [harbour] }),
      await gradeOf(line('top1: 3'), { kind: 'hits', hits: [...others, harbour] }),
      await gradeOf(line('top3: 3'), { kind: 'hits', hits: [...others, harbour] }),
      await gradeOf(line('top1: 3 (1(2) is as good)'), { kind: 'hits', hits: others }),
      await gradeOf(line('top1: 3 (12 is as good)'), { kind: 'hits', hits: others }),
    ]
    expect(grades.map(({ grade }) => grade)).toEqual(['right', 'wrong', 'right', 'right', 'wrong'])
  })

  it('calls it the worst where what is not exact is confirmed, and weak where an alteration is not found', async () => {
    const none: Answered = { kind: 'refused', says: '' }
    const grades = [
      await gradeOf('check\tThe harbour is shut.\taltered\t\t', none, 'exact'),
      await gradeOf('check\tThe harbour is shut.\taltered\t\t', none, 'absent'),
      await gradeOf('check\tThe harbour is shut.\tabsent\t\t', none, 'altered'),
      await gradeOf('check\tThe harbour is open.\texact\t\t', none, 'exact'),
    ]
    expect(grades.map(({ grade }) => grade)).toEqual(['worst', 'weak', 'wrong', 'right'])
    expect(writeJudgements(new Map([['harbour', grades]]))).toContain(
      'harbour           –       –       –    1/4  1/4 (1 worst)',
    )
  })

  it('refuses a file that is none', () => {
    expect(() => readExpectations('kind\ttyped')).toThrow('header')
    expect(() => readExpectations(`${header}\nreference\tonly`)).toThrow('five columns')
    expect(() => readExpectations(`${header}\nguess\ta\tb\tc\td`)).toThrow('kind of expectation')
  })
})
