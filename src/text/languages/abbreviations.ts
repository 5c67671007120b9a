import { LRUCache } from 'lru-cache'

// Full stops that end an abbreviation, after which Unicode's rules would begin a new sentence.
const english =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Hon|H\.E|St|Gen|Sen|Rep|No|Nos|para|paras|art|arts|p|pp|vs|cf|e\.g|i\.e|U\.S|U\.N|U\.K|\p{Lu})\.$/u

/** By language, without single letters, which are one in each: "z. B.", "М. Ю.", "S.". */
const lists: ReadonlyMap<string, string> = new Map([
  [
    'fr',
    'MM|Mme|Mmes|Mlle|Mgr|Me|Dr|Pr|art|al|alin|pp|no|nos|ch|chap|cf|éd|vol|par|ex|env|av|réf|tél|St|Ste|Cie|sect|ss|sqq|pt|annexe?',
  ],
  [
    'es',
    'Sr|Sra|Srta|Sres|Dr|Dra|Dña|art|arts|núm|núms|no|pág|págs|pp|párr|párrs|cap|ap|apdo|fracc|inc|EE|UU|Ud|Uds|cf|ej|vol|ed|Excmo|Excma|Ilmo|Lic|Ing|Prof',
  ],
  [
    'de',
    'Abs|Art|Nr|Nrn|Ziff|Buchst|lit|Bd|Aufl|Hrsg|bzw|ca|Dr|Prof|vgl|gem|ggf|evtl|Kap|Anl|BGBl|RGBl|Abschn|Rn|Rz|St|Str|Mio|Mrd|inkl|insb|sog|Unterabs|UAbs|Anm|Fn|Tz|zzgl|abzgl|entspr|einschl|Verf',
  ],
  [
    'nl',
    'art|artt|nr|nrs|blz|pp|jo|Stb|Trb|Stcrt|resp|bijv|bv|dhr|mevr|mw|mr|drs|dr|ir|ing|prof|ca|vgl|St|par|hfdst|afd|incl|excl|evt',
  ],
  [
    'it',
    'art|artt|nn|pag|pagg|pp|cap|cfr|co|lett|sig|sigg|dott|prof|avv|ing|on|sen|ss|es|par|all|reg|dir|cost|cod|lgs|vol|ed|sez',
  ],
  [
    'pt',
    'art|arts|n|nº|pág|págs|pp|Sr|Sra|Dr|Dra|Exmo|Exma|al|als|cf|cap|inc|par|Prof|Eng|ed|vol|V\\.\\s?Ex|fl|fls',
  ],
  [
    'ru',
    'ст|пп|гл|разд|абз|тт|тыс|млн|млрд|руб|коп|стр|им|ул|см|напр|ср|подп|прил|рис|ред|утв|гр|проф|акад|обл|р-н',
  ],
])

const known = new LRUCache({
  max: 50,
  memoMethod: (language: string): RegExp => {
    const list = lists.get(language)
    if (list === undefined) return english
    // A year ("2031 г.") more often ends a sentence than not.
    const letter = language === 'ru' ? '(?!г)\\p{L}' : '\\p{L}'
    // An ordinal number is after an article or a preposition: "am 1. März".
    const ordinal =
      language === 'de' ? '|(?<=\\b(?:am|vom|zum|bis|den|der|dem|die|das|im|ab)\\s)\\d{1,2}' : ''
    return new RegExp(
      `(?:^|[\\s([/'’«»„“])(?:${list}|${letter}|(?:\\p{L}\\.)+\\p{L}{1,3}${ordinal})\\.$`,
      'iu',
    )
  },
})

/** What matches a text that ends with an abbreviation of a language (BCP 47), with its full stop. */
export function abbreviationIn(language: string): RegExp {
  const [primary = 'en'] = language.toLowerCase().split('-')
  return known.memo(primary)
}
