import type { UnitKind } from '../unit.ts'

/** What a unit's word means: its kind, and the prefix that its id takes. */
export interface UnitWord {
  readonly kind: Extract<UnitKind, 'article' | 'recital' | 'annex' | 'division'>
  readonly prefix: string
}

/** Words of one kind and prefix as sources of patterns, each in the languages named; a point ends an abbreviation. */
interface Row extends UnitWord {
  readonly words: string
}

const rows: readonly Row[] = [
  row('article', 'art', 'articles?', 'arts?\\.', 'art', '§§?'),
  row('article', 'art', 'artículos?', 'articulos?', 'artikels?', 'artikelen', 'articol[oi]', 'artigos?'),
  row('article', 'art', 'стать[яи]', 'ст\\.', 'المواد', 'المادة', 'مادة'),
  row('article', 's', 'sections?', 'secs?\\.'),
  row(
    'article',
    'rule',
    'rules?',
    'règles?',
    'reglas?',
    'regeln?',
    'regels?',
    'regol[ae]',
    'regras?',
    'правил[оа]',
  ),
  row('article', 'reg', 'regulations?', 'regs?\\.'),
  row('article', 'cl', 'clauses?', 'cls?\\.', 'cláusulas?'),
  row(
    'recital',
    'rec',
    'recitals?',
    'considérants?',
    'considerand[oi]s?',
    'erwägungsgr(?:u|ü)nde?',
    'erwägungsgrund',
  ),
  row('recital', 'rec', 'overweging(?:en)?', 'соображени[ея]', 'الحيثية'),
  row(
    'annex',
    'annex',
    'annex(?:e|es)?',
    'anh(?:a|ä)nge?',
    'anlagen?',
    'anexos?',
    'allegat[oi]',
    'bijlagen?',
  ),
  row('annex', 'annex', 'приложени[ея]', 'المرفق', 'الملحق', 'ملحق', 'attachments?', 'exhibits?'),
  row('annex', 'sch', 'schedules?', 'sch\\.', 'الجدول'),
  row(
    'annex',
    'app',
    'appendix',
    'appendices',
    'app\\.',
    'appendices?',
    'apéndices?',
    'apêndices?',
    'aanhangsels?',
  ),
  row(
    'annex',
    'prot',
    'protocols?',
    'protocoles?',
    'protokolle?',
    'protokoll',
    'protocolos?',
    'protocoll[oi]',
  ),
  row('annex', 'prot', 'protocollen', 'протокол', 'البروتوكول'),
  row('annex', 'annex', '附件', '별표', '별지'),
  row('annex', 'app', '附录', '附錄', '부칙'),
  row(
    'division',
    'part',
    'parts?',
    'pt\\.',
    'parties?',
    'partes?',
    'teile?',
    'deel',
    'delen',
    'часть',
    'الجزء',
  ),
  row(
    'division',
    'book',
    'books?',
    'livres?',
    'libros?',
    'libr[oi]',
    'b(?:u|ü)ch(?:er)?',
    'boek',
    'livros?',
    'книга',
    'الكتاب',
  ),
  row(
    'division',
    'title',
    'titles?',
    'titres?',
    'títulos?',
    'titulos?',
    'titel',
    'titol[oi]',
    'раздел',
    'الباب',
  ),
  row(
    'division',
    'ch',
    'chapters?',
    'ch\\.',
    'chap\\.',
    'chapitres?',
    'capítulos?',
    'capitulos?',
    'kapitel',
    'capitol[oi]',
  ),
  row('division', 'ch', 'cap\\.', 'hoofdstuk(?:ken)?', 'глава', 'الفصل'),
  row('division', 'subch', 'subchapters?', 'sous-chapitres?', 'unterkapitel'),
  row(
    'division',
    'sec',
    'sección',
    'seccion',
    'secciones',
    'abschnitte?',
    'sezion[ei]',
    'secç(?:ão|ões)',
    'seç(?:ão|ões)',
  ),
  row('division', 'sec', 'afdeling(?:en)?', 'القسم'),
  row(
    'division',
    'subsec',
    'subsections?',
    'unterabschnitte?',
    'sous-sections?',
    'subsección',
    'sottosezione',
    'الفرع',
  ),
  row('division', 'subpart', 'subparts?', 'sous-parties?', 'unterteile?'),
  row('division', 'paragraaf', 'paragraaf', 'параграф'),
]

function row(kind: UnitWord['kind'], prefix: string, ...words: readonly string[]): Row {
  return { kind, prefix, words: words.join('|') }
}

// What "section" means where it is no statute's: a part of a chapter.
const frenchSections = { kind: 'division', prefix: 'sec' } as const

/** The source of a pattern for any of the words; no group. Longer words come first. */
export const unitWordSource: string = rows
  .flatMap(({ words }) => words.split(/\|(?![^(]*\))/u))
  .sort((one, other) => other.length - one.length)
  .join('|')

const patterns = rows.map(({ kind, prefix, words }) => ({
  meaning: { kind, prefix },
  pattern: new RegExp(`^(?:${words})$`, 'iu'),
}))

const meanings = new Map<string, UnitWord | null>()

/** What a word means in a document of this language; null for a word that names no unit. */
export function meaningOf(word: string, language: string): UnitWord | null {
  const key = word.toLowerCase().normalize('NFC')
  if (/^sections?$/u.test(key) && /^(?:fr|es|it|pt|de|nl)\b/u.test(language)) return frenchSections
  const known = meanings.get(key)
  if (known !== undefined) return known
  const meaning = patterns.find(({ pattern }) => pattern.test(key))?.meaning ?? null
  // Only words of the table are asked for, and words of a front matter's `restart`.
  if (meanings.size < 1000) meanings.set(key, meaning)
  return meaning
}

/** Chinese and Korean put the number inside: 第N条(之M), 제N조(의M). */
export const eastAsianUnits: readonly {
  readonly meaning: UnitWord
  readonly chinese: string
  readonly korean: string
}[] = [
  { meaning: { kind: 'article', prefix: 'art' }, chinese: '[条條]', korean: '조' },
  { meaning: { kind: 'division', prefix: 'part' }, chinese: '(?:[编編]|部分)', korean: '편' },
  { meaning: { kind: 'division', prefix: 'ch' }, chinese: '章', korean: '장' },
  { meaning: { kind: 'division', prefix: 'sec' }, chinese: '[节節]', korean: '절' },
  { meaning: { kind: 'division', prefix: 'subsec' }, chinese: '[款目]', korean: '관' },
]
