import { describe, expect, it } from 'vitest'
import { analyserFor } from '../../../src/text/languages/analyser-for.ts'
import { arabic } from '../../../src/text/languages/arabic.ts'
import { chinese } from '../../../src/text/languages/chinese.ts'
import { dutch } from '../../../src/text/languages/dutch.ts'
import { french } from '../../../src/text/languages/french.ts'
import { german } from '../../../src/text/languages/german.ts'
import { italian } from '../../../src/text/languages/italian.ts'
import { japanese } from '../../../src/text/languages/japanese.ts'
import { korean } from '../../../src/text/languages/korean.ts'
import { portuguese } from '../../../src/text/languages/portuguese.ts'
import { russian } from '../../../src/text/languages/russian.ts'
import { spanish } from '../../../src/text/languages/spanish.ts'
import { thai } from '../../../src/text/languages/thai.ts'
import { otherWord, sameWord } from './pairs.ts'

function stemIn(language: string, word: string, isLoose = false): string {
  const { foldWords, stemOf, looseStemOf } = analyserFor(language)
  const [folded = ''] = foldWords(word)
  return isLoose && looseStemOf !== null ? looseStemOf(folded) : stemOf(folded)
}

describe.each(Object.entries(sameWord))('the words of %s', (language, groups) => {
  it.each(groups)('meet in other forms: %s and %s', (word, ...forms) => {
    const meets = (form: string): boolean =>
      [false, true].some((isLoose) => stemIn(language, word, isLoose) === stemIn(language, form, isLoose))
    expect(forms.filter((form) => !meets(form))).toEqual([])
  })

  it.each(otherWord[language] ?? [])('are told from each other: %s and %s', (word, other) => {
    expect(stemIn(language, word)).not.toBe(stemIn(language, other))
  })
})

describe('an analyser', () => {
  it.each([
    arabic,
    chinese,
    dutch,
    french,
    german,
    italian,
    japanese,
    korean,
    portuguese,
    russian,
    spanish,
    thai,
  ])('of $id is loaded by its language', ({ id, support, foldWords }) => {
    const loaded = analyserFor(id)
    const text = "L'eau, Wasser und вода, الماء 水質報告 수질을 คุณภาพน้ำ"
    expect({ id: loaded.id, support: loaded.support, words: loaded.foldWords(text) }).toEqual({
      id,
      support,
      words: foldWords(text),
    })
  })

  it.each([
    ['fr', "L’État n'a qu'un but", ['etat', 'a', 'un', 'but']],
    ['it', "dell'acqua e un’ammenda", ['acqua', 'e', 'ammenda']],
    ['de', 'Straße, Maße, Übung und Uebung', ['strasse', 'masse', 'ubung', 'und', 'ubung']],
    ['ru', 'Ещё Ёлка', ['еще', 'елка']],
    ['ar', 'يُحْظَرُ الصـيد ٤٠', ['يحظر', 'الصيد', '40']],
    ['ko', '제19조 교육을', ['제19조', '교육을']],
    ['zh', '个人数据ＡＢＣ１２', ['个人', '人数', '数据', 'abc12']],
    ['ja', '規則を守り、ユーザー', ['規則', 'を', '守', 'ユー', 'ーザ', 'ザー']],
    ['sv', 'Fångar på ön', ['fangar', 'pa', 'on']],
  ])('of %s reads "%s"', (language, text, words) => {
    expect(analyserFor(language).foldWords(text)).toEqual(words)
  })

  it.each(['fr', 'de', 'ar', 'zh', 'ja', 'ko', 'th', 'sv'])(
    'of %s says where each word stands',
    (language) => {
      const text = "  «L'eau»  Wasser الماء 水質報告 수질을 คุณภาพน้ำ "
      for (const { folded, start, end } of analyserFor(language).splitWords(text)) {
        expect(analyserFor(language).foldWords(text.slice(start, end))).toContain(folded)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
      }
    },
  )

  it.each([
    ['en-GB', 'en', 'stems'],
    ['de-AT', 'de', 'stems'],
    ['zh-Hant-TW', 'zh', 'segments'],
    ['cmn', 'zh', 'segments'],
    ['km', 'km', 'segments'],
    ['sv', 'sv', 'exact'],
  ])('of %s is that of %s, with %s', (tag, id, support) => {
    expect(analyserFor(tag)).toMatchObject({ id, support })
  })

  it.each([
    ['de', 'asylrecht', 'asyl', true],
    ['de', 'mitgliedstaaten', 'staat', true],
    ['de', 'gerecht', 'recht', false],
    ['nl', 'geldboete', 'boetes', true],
    ['nl', 'lidstaten', 'staat', true],
    ['ko', '노예제도를', '노예', true],
  ])('of %s finds in "%s" the part "%s": %s', (language, word, part, isIn) => {
    expect((analyserFor(language).contains?.(word, part) ?? 0) > 0).toBe(isIn)
  })
})
