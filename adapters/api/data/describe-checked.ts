import { changesOf } from '../../../src/check/changes-of.ts'
import { type Checker, isTooLongToCheck } from '../../../src/check/checker.ts'
import type { Verdict } from '../../../src/check/verdict.ts'
import type { Passage } from '../../../src/document/passage.ts'
import { apiWords } from '../api-words.ts'
import type { Checked, PassageData } from './schemas.ts'

// An exact quotation may be in many places, and each is the same.
const mostPlaces = 10
const worstFirst = ['absent', 'altered', 'exact with marked changes', 'exact'] as const

/** Each quotation of a text, whether it's word for word what the documents say, and what they say instead. */
export async function describeChecked(
  text: string,
  checker: Checker,
  describe: (passage: Passage) => Promise<PassageData>,
): Promise<Checked> {
  // A large library is read for this first, and everybody else is answered meanwhile.
  await checker.prepare()
  if (!/[\p{L}\p{N}]/u.test(text) || checker.isNoQuotation(text))
    return { verdict: 'no quotation', note: apiWords.tooShort, quotations: [] }
  const verdicts = await checker.checkInSlices(text)
  const kinds = verdicts.map(({ kind }) => kind)
  return {
    verdict: worstFirst.find((kind) => kinds.includes(kind)) ?? 'absent',
    note: isTooLongToCheck(text) ? apiWords.onlyBeginning : null,
    quotations: await Promise.all(verdicts.map(describeVerdict)),
  }

  async function describeVerdict(verdict: Verdict): Promise<Checked['quotations'][number]> {
    const passages = verdict.kind === 'absent' ? [] : verdict.passages
    return {
      quotation: verdict.quotation,
      verdict: verdict.kind,
      places: verdict.kind === 'absent' || verdict.kind === 'altered' ? 0 : passages.length,
      changes: [...changesOf(verdict)],
      passages: await Promise.all(passages.slice(0, mostPlaces).map(describe)),
    }
  }
}
