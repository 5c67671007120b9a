import { foldWord } from './fold.ts'

const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const cardinalLists = [
  ones,
  'un deux trois quatre cinq six sept huit neuf dix onze douze',
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce',
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf',
  'uno due tre quattro cinque sei sette otto nove dieci',
  'um dois três quatro cinco seis sete oito nove dez',
  'один два три четыре пять шесть семь восемь девять десять',
]

const ordinalLists = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième',
  'première seconde',
  '- second',
  'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo',
  'primera segunda tercera cuarta quinta sexta séptima octava novena décima',
  'primer - tercer',
  'único',
  'única',
  'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte',
  'erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter',
  'ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten',
  'erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes',
  'erstem zweitem drittem viertem',
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende',
  'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo',
  'prima seconda terza quarta quinta sesta settima ottava nona decima',
  'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo',
  'primeira segunda terceira quarta quinta sexta sétima oitava nona décima',
  'первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый',
  'первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая',
  'первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое',
  'первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого',
  'первой второй третьей четвертой пятой шестой седьмой восьмой девятой десятой',
  'первом втором третьем четвертом пятом шестом',
  'первую вторую третью четвертую пятую шестую',
  'الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة',
  'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر',
]

const last =
  'last final dernier dernière último última letzte letzter letzten letztes laatste ultimo ultima последний последняя последнее последнего последней الأخيرة الأخير'

function byWord(lists: readonly string[]): ReadonlyMap<string, number> {
  const map = new Map<string, number>()
  for (const list of lists)
    for (const [index, word] of list.split(' ').entries()) map.getOrInsert(foldWord(word), index + 1)
  return map
}

const cardinals = byWord(cardinalLists)
const ordinals = new Map([
  ...byWord(ordinalLists),
  ...last.split(' ').map((word) => [foldWord(word), -1] as const),
])
const english = ordinalLists[0]?.split(' ') ?? []

/** The value of a folded number word such as "five" or "fünf"; null for any other word. */
export function cardinalOf(word: string): number | null {
  return cardinals.get(word) ?? null
}

/** The tens of English number words, so that "twenty" and "one" after it are 21. */
export function tensOf(word: string): number | null {
  const at = tens.indexOf(word)
  return at === -1 ? null : 20 + 10 * at
}

/** The value of a folded ordinal in words; -1 is the last; null for any other word. */
export function ordinalOf(word: string): number | null {
  return ordinals.get(word) ?? null
}

/** The English ordinal: first to twentieth in words, then 21st, 22nd and so on. The grammar reads both. */
export function formatOrdinal(number: number): string {
  return english[number - 1] ?? shortOrdinal(number)
}

const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const suffixes = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }

/** 1st, 2nd, 3rd. */
export function shortOrdinal(number: number): string {
  return `${number}${suffixes[rules.select(number)]}`
}

/** Decimal digits of any script as ASCII digits, and circled numbers as their digits; all other characters stay. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}|[\u2460-\u2473]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    if (code >= 0x2460 && code <= 0x2473) return String(code - 0x245f)
    if (code < 0x80) return digit
    // Every script's ten digits begin at a code that ends in 0 or 6.
    const start = code & ~0xf
    const zero = /\p{Nd}/u.test(String.fromCodePoint(start)) && code - start < 10 ? start : start + 6
    const value = code - zero
    return value >= 0 && value < 10 ? String(value) : digit.normalize('NFKC')
  })
}

const hanDigits = '零一二三四五六七八九'
const hanUnits: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
])

/** The value of a Chinese numeral such as 一百二十 or 二〇; null for anything else. */
export function hanNumeral(text: string): number | null {
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (/^[零一二三四五六七八九]+$/u.test(plain)) {
    return Number([...plain].map((each) => hanDigits.indexOf(each)).join(''))
  }
  // "四一十" is no number.
  if (
    !/^(?:[一二三四五六七八九]?千)?零?(?:[一二三四五六七八九]?百)?零?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?$/u.test(
      plain,
    )
  )
    return null
  let sum = 0
  let digit = 0
  for (const each of plain) {
    const unit = hanUnits.get(each)
    if (unit === undefined) digit = hanDigits.indexOf(each)
    else {
      sum += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return sum + digit
}

const romanValues: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1_000 }

/** The value of a well-formed Roman numeral in any case; null for anything else. */
export function romanNumeral(text: string): number | null {
  const lower = text.toLowerCase()
  if (!/^(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u.test(lower)) return null
  const values = [...lower].map((letter) => romanValues[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}
