/*
 * Numbers that official texts print as words after a unit's word ("Part One", "Article premier", "Artículo primero",
 * "Глава первая", "الفصل الأول") or before it ("Erster Abschnitt"), from 1 up, in each of the languages.
 */
const ordinals: readonly string[] = [
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième',
  'première second',
  'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo',
  'primera segunda tercera cuarta quinta sexta séptima octava novena décima undécima duodécima',
  'erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter elfter zwölfter',
  'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte',
  'erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes elftes zwölftes',
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde',
  'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo',
  'prima seconda terza quarta quinta sesta settima ottava nona decima undicesima dodicesima',
  'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo',
  'primeira segunda terceira quarta quinta sexta sétima oitava nona décima',
  'первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый',
  'первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая',
  'первое второе третье четвертое пятое шестое седьмое восьмое девятое десятое',
  'первая вторая третья четвертая',
  'الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر',
  'الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة',
  'الاول الثاني',
  'الاولى الثانية',
]

const cardinals: readonly string[] = [
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'un deux trois quatre cinq six sept huit neuf dix',
  'uno dos tres cuatro cinco seis siete ocho nueve diez',
  'eins zwei drei vier fünf sechs sieben acht neun zehn',
  'een twee drie vier vijf zes zeven acht negen tien',
  'één',
]

// A word of German means 7 in two spellings; "sole" is a number of its own, not 1.
const others: Readonly<Record<string, string>> = {
  siebenter: '7',
  siebente: '7',
  primer: '1',
  tercer: '3',
  sole: 'sole',
  unique: 'sole',
  único: 'sole',
  única: 'sole',
  unico: 'sole',
  unica: 'sole',
  einziger: 'sole',
  einzige: 'sole',
  enig: 'sole',
  единственная: 'sole',
}

/** What a number word stands for: digits, or `sole` for an only article (único, unique). Keys are in lower case. */
export const ordinalWords: ReadonlyMap<string, string> = new Map([
  ...[...ordinals, ...cardinals]
    .toReversed()
    .flatMap((line) => line.split(' ').map((word, at) => [word.normalize('NFC'), String(at + 1)] as const)),
  ...Object.entries(others),
])

/** The source of a pattern for a number word, and for an ordinal alone, which may be before a unit's word; no group. */
export const numberWordSource = [...ordinalWords.keys()]
  .sort((one, other) => other.length - one.length)
  .join('|')
export const ordinalWordSource = ordinals
  .flatMap((line) => line.split(' '))
  .sort((one, other) => other.length - one.length)
  .join('|')
