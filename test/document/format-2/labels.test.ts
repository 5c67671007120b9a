import { describe, expect, it } from 'vitest'
import { createLabelReader } from '../../../src/document/format-2/labels.ts'

/** `kind prefix number | label | title` of a heading's text. */
function heading(text: string, language = 'en', units: readonly string[] = []): string | null {
  const found = createLabelReader(units, language).ofHeading(text)
  if (found === null) return null
  const meaning = found.meaning === null ? '' : `${found.meaning.kind} ${found.meaning.prefix} `
  return `${meaning}${found.number ?? ''} | ${found.label} | ${text.slice(found.end)}`
}

/** `number | label | words` of an entry's text. */
function entry(text: string, language = 'en'): string | null {
  const found = createLabelReader([], language).ofEntry(text)
  return found === null ? null : `${found.number ?? ''} | ${found.label} | ${text.slice(found.end)}`
}

describe('the label of a heading', () => {
  it.each([
    ['en', 'Article 6 On lamps', 'article art 6 | Article 6 | On lamps'],
    ['en', '§ 102.5 Scope', 'article art 102.5 | § 102.5 | Scope'],
    ['en', 'Section 4 Tolls', 'article s 4 | Section 4 | Tolls'],
    ['en', 'Section A Tolls', 'division sec A | Section A | Tolls'],
    ['en', 'Rule 7.2', 'article rule 7.2 | Rule 7.2 | '],
    ['en', 'Regulation 4: Fees', 'article reg 4 | Regulation 4 | Fees'],
    ['en', 'Clause 3', 'article cl 3 | Clause 3 | '],
    ['en', 'Recital 26', 'recital rec 26 | Recital 26 | '],
    ['en', 'PART ONE General', 'division part 1 | PART ONE | General'],
    ['en', 'CHAPTER II — Duties', 'division ch II | CHAPTER II | Duties'],
    ['en', 'Schedule 2 Fees', 'annex sch 2 | Schedule 2 | Fees'],
    ['en', 'FIRST SCHEDULE', 'annex sch 1 | FIRST SCHEDULE | '],
    ['en', 'Appendix', 'annex app  | Appendix | '],
    ['en', 'Protocol No 1 on lamps', 'annex prot 1 | Protocol No 1 | on lamps'],
    ['fr', 'Article premier', 'article art 1 | Article premier | '],
    ['fr', 'Article 1er Objet', 'article art 1 | Article 1er | Objet'],
    ['fr', 'Article L. 121-1', 'article art L121-1 | Article L. 121-1 | '],
    ['fr', 'Article 4 quater A', 'article art 4quaterA | Article 4 quater A | '],
    ['fr', 'Section 2 Des phares', 'division sec 2 | Section 2 | Des phares'],
    ['fr', 'Titre premier Du port', 'division title 1 | Titre premier | Du port'],
    ['fr', 'PREMIÈRE PARTIE', 'division part 1 | PREMIÈRE PARTIE | '],
    ['fr', 'Annexe II', 'annex annex II | Annexe II | '],
    ['fr', 'Considérant 3', 'recital rec 3 | Considérant 3 | '],
    ['es', 'Artículo 1º.- Del faro', 'article art 1 | Artículo 1º. | Del faro'],
    ['es', 'Artículo único', 'article art sole | Artículo único | '],
    ['es', 'Capítulo primero', 'division ch 1 | Capítulo primero | '],
    ['es', 'Sección 3.ª De la luz', 'division sec 3 | Sección 3.ª | De la luz'],
    ['es', 'Anexo I', 'annex annex I | Anexo I | '],
    ['de', 'Artikel 16a', 'article art 16a | Artikel 16a | '],
    ['de', '§ 5 Feuer', 'article art 5 | § 5 | Feuer'],
    ['de', '§§ 7 bis 9', 'article art 7-9 | §§ 7 bis 9 | '],
    ['de', 'Erster Abschnitt Leuchten', 'division sec 1 | Erster Abschnitt | Leuchten'],
    ['de', '2. Kapitel', 'division ch 2 | 2. Kapitel | '],
    ['de', 'Anlage 3', 'annex annex 3 | Anlage 3 | '],
    ['de', 'Erwägungsgrund 4', 'recital rec 4 | Erwägungsgrund 4 | '],
    ['nl', 'Artikel 5 bis', 'article art 5bis | Artikel 5 bis | '],
    ['nl', 'Hoofdstuk 3 Vuur', 'division ch 3 | Hoofdstuk 3 | Vuur'],
    ['nl', 'Eerste afdeling', 'division sec 1 | Eerste afdeling | '],
    ['nl', 'Bijlage B', 'annex annex B | Bijlage B | '],
    ['it', 'Articolo 12-bis Fari', 'article art 12bis | Articolo 12-bis | Fari'],
    ['it', 'Capitolo IV', 'division ch IV | Capitolo IV | '],
    ['it', 'Allegato 1', 'annex annex 1 | Allegato 1 | '],
    ['pt', 'Artigo 6.º Faróis', 'article art 6 | Artigo 6.º | Faróis'],
    ['pt', 'Secção II', 'division sec II | Secção II | '],
    ['pt', 'Anexo A', 'annex annex A | Anexo A | '],
    ['ru', 'Статья 5. Маяк', 'article art 5 | Статья 5. | Маяк'],
    ['ru', 'Глава первая', 'division ch 1 | Глава первая | '],
    ['ru', 'Раздел III', 'division title III | Раздел III | '],
    ['ru', 'Приложение № 2', 'annex annex 2 | Приложение № 2 | '],
    ['ar', 'المادة ١٩', 'article art 19 | المادة ١٩ | '],
    ['ar', 'المادة (٥)', 'article art 5 | المادة (٥) | '],
    ['ar', 'المادة الأولى', 'article art 1 | المادة الأولى | '],
    ['ar', 'الفصل الثاني', 'division ch 2 | الفصل الثاني | '],
    ['ar', 'الملحق ٣', 'annex annex 3 | الملحق ٣ | '],
    ['zh', '第十三条 灯塔', 'article art 13 | 第十三条 | 灯塔'],
    ['zh', '第120条之一', 'article art 120-1 | 第120条之一 | '],
    ['zh', '第二章 港口', 'division ch 2 | 第二章 | 港口'],
    ['zh', '第一编', 'division part 1 | 第一编 | '],
    ['zh', '第三节', 'division sec 3 | 第三节 | '],
    ['zh', '附件一 名单', 'annex annex 1 | 附件一 | 名单'],
    ['ko', '제7조의2 (등대)', 'article art 7-2 | 제7조의2 | (등대)'],
    ['ko', '제2장 항구', 'division ch 2 | 제2장 | 항구'],
    ['ko', '제1절', 'division sec 1 | 제1절 | '],
    ['ko', '제3편', 'division part 3 | 제3편 | '],
    ['ko', '별표 1', 'annex annex 1 | 별표 1 | '],
  ])('in %s: %s', (language, text, found) => {
    expect(heading(text, language)).toBe(found)
  })

  it.each([
    ['I. Lamps', 'division sec I | I. | Lamps'],
    ['A. Lamps', 'division sec A | A. | Lamps'],
    ['4. Lamps', 'division sec 4 | 4. | Lamps'],
    ['7.2.1 Lamps', 'division sec 7.2.1 | 7.2.1 | Lamps'],
    ['(a) Lamps', 'division sec a | (a) | Lamps'],
    ['III', 'division sec III | III | '],
    ['Articles 7–9', 'article art 7-9 | Articles 7–9 | '],
  ])('without a word, or for several: %s', (text, found) => {
    expect(heading(text)).toBe(found)
  })

  it.each([
    'Lamps',
    '2018 budget',
    'Part of the plan',
    'Articles of association',
    'Annexes',
    '– a dash',
    'Titre préliminaire',
  ])('is none in: %s', (text) => {
    expect(heading(text)).toBeNull()
  })

  it('knows the words that the front matter adds, which may have a blank', () => {
    expect(heading('Goal 16 Peace', 'en', ['goal', 'key action'])).toBe('article goal 16 | Goal 16 | Peace')
    expect(heading('Key action 3', 'en', ['goal', 'key action'])).toBe(
      'article key-action 3 | Key action 3 | ',
    )
    expect(heading('Goals 3–5', 'en', ['goal'])).toBe('article goal 3-5 | Goals 3–5 | ')
    expect(heading('Goal 16 Peace')).toBeNull()
  })
})

describe('the label of an entry', () => {
  it.each([
    ['(1) a', '1 | (1) | a'],
    ['(1A) a', '1A | (1A) | a'],
    ['(a) a', 'a | (a) | a'],
    ['(A) a', 'A | (A) | a'],
    ['(iv) a', 'iv | (iv) | a'],
    ['(a bis) a', 'abis | (a bis) | a'],
    ['(za) a', 'za | (za) | a'],
    ['1. a', '1 | 1. | a'],
    ['16a. a', '16a | 16a. | a'],
    ['5 bis. a', '5bis | 5 bis. | a'],
    ['5/1. a', '5-1 | 5/1. | a'],
    ['1) a', '1 | 1) | a'],
    ['a) a', 'a | a) | a'],
    ['а) б', 'а | а) | б'],
    ['a. a', 'a | a. | a'],
    ['I. a', 'I | I. | a'],
    ['IV) a', 'IV | IV) | a'],
    ['① 가', '1 | ① | 가'],
    ['㉑ 가', '21 | ㉑ | 가'],
    ['⑴ 가', '1 | ⑴ | 가'],
    ['[12] a', '12 | [12] | a'],
    ['2.1 a', '2.1 | 2.1 | a'],
    ['2.2A a', '2.2A | 2.2A | a'],
    ['7.2.1 a', '7.2.1 | 7.2.1 | a'],
    ['（一）灯', '1 | （一） | 灯'],
    ['二十一、灯', '21 | 二十一、 | 灯'],
    ['(１) 灯', '1 | (１) | 灯'],
    ['가. 등', '가 | 가. | 등'],
    ['١. ضوء', '1 | ١. | ضوء'],
    ['(١) ضوء', '1 | (١) | ضوء'],
    ['أ) ضوء', 'أ | أ) | ضوء'],
    ['۳. نور', '3 | ۳. | نور'],
    ['३. प्रकाश', '3 | ३. | प्रकाश'],
    ['1º a', '1 | 1º | a'],
    ['2.° a', '2 | 2.° | a'],
    ['1.- a', '1 | 1.- | a'],
    ['– a', ' | – | a'],
    ['• a', ' | • | a'],
    ['\u200e(a) a', 'a | (a) | a'],
    ['第十三条 灯', '13 | 第十三条 | 灯'],
    ['제3조 등', '3 | 제3조 | 등'],
    ['المادة ١٩ لكل', '19 | المادة ١٩ | لكل'],
    ['§ 5. a', '5 | § 5. | a'],
    ['Cl. 3. a', '3 | Cl. 3. | a'],
    ['Статья 5. Маяк', '5 | Статья 5. | Маяк'],
    ['Artículo 5.- El faro', '5 | Artículo 5. | El faro'],
    ['Article 6', '6 | Article 6 | '],
  ])('in: %s', (text, found) => {
    expect(entry(text)).toBe(found)
  })

  it.each([
    'Article 5 of the treaty applies',
    'المادة 5 من الاتفاقية',
    '第一条的规定适用',
    'A text',
    '(EU) 2016/679 applies',
    '(new) lamps',
    '(see below)',
    'Mr. Smith',
    '10 % of ships',
    '2018 was dark',
    '(a)text',
    'lix lamps',
    '',
  ])('is none in: %s', (text) => {
    expect(entry(text)).toBeNull()
  })
})
