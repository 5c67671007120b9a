import { stemmer } from '@orama/stemmers/portuguese'
import { createAlphabetic } from './alphabetic.ts'

/** Portuguese: the plural is taken off strictly, since Snowball splits "lei" from "leis"; the rest is Snowball's. */
export const portuguese = createAlphabetic({
  id: 'pt',
  support: 'stems',
  stopWords: `a à ao aos aquela aquelas aquele aqueles aquilo as às até cada com como contra cuja cujas cujo cujos da das de
    dela delas dele deles desde dessa desse desta deste deve devem do dos durante e é ela elas ele eles em entre era eram essa essas esse esses
    esta está estão estas este estes eu foi for foram ha há haver isso isto já la lhe lhes mais mas me mediante mesma
    mesmas mesmo mesmos meu minha muito na nas não nem nenhum nenhuma no nos nós nossa nosso num numa o onde os ou outra outras
    outro outros para pela pelas pelo pelos perante pode podem por porque pois qual quais qualquer quaisquer quando quanto quanta
    quantas quantos que quem se seja sejam sem ser será serão seu seus si sido sob sobre são sua suas tal também tem têm ter toda todas todo todos
    tu um uma umas uns você
    diz dizem dizer fala posso existe`,
  askingWords: `prevê estabelece respeito acerca artigo artigos texto documento norma normas regra regras disposição disposições coisa
    caso quero saber`,
  elision: null,
  respell: null,
  stemOf: stemPortuguese,
  looseStemOf: (folded) => stemmer(stemPortuguese(folded)),
  contains: null,
})

// In -ais and -eis these are no plurals of words in -al and -el.
const whole = new Set(['pais', 'mais', 'cais', 'leis', 'reis', 'seis', 'pois', 'dois'])

const endings: readonly (readonly [RegExp, string])[] = [
  [/(..)(?:oes|aes|aos)$/u, '$1ao'],
  [/(..)(a|e|o|u)is$/u, '$1$2l'],
  [/(..)is$/u, '$1il'],
  [/(.[aeiou])ns$/u, '$1m'],
  [/(..[rz])es$/u, '$1'],
  [/(..[aeiou])s$/u, '$1'],
  [/(..[^aeiou])e$/u, '$1'],
]

/** Without the ending of the plural: "decisões" is "decisao", "nacionais" "nacional", "juízes" "juiz". */
function stemPortuguese(folded: string): string {
  if (folded.length < 4) return folded
  if (whole.has(folded)) return folded === 'leis' || folded === 'reis' ? folded.slice(0, -1) : folded
  return endings.reduce((word, [ending, rest]) => word.replace(ending, rest), folded)
}
