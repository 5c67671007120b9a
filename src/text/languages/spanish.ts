import { stemmer } from '@orama/stemmers/spanish'
import { createAlphabetic } from './alphabetic.ts'

/** Spanish: the plural is taken off strictly, since Snowball splits "nuclear" from "nucleares"; the rest is Snowball's. */
export const spanish = createAlphabetic({
  id: 'es',
  support: 'stems',
  stopWords: `a al algo alguna algunas alguno algunos algún ante antes aquel aquella aquellas aquello aquellos así aun aunque
    bajo cada como cómo con contra cual cuál cuales cuáles cualquier cualquiera cuando cuándo cuanto cuánto cuánta cuántas
    cuántos cuyo cuya cuyos cuyas da dar de debe deben del desde donde dónde durante e el él ella ellas ello ellos en
    entre era eran es esa esas ese eso esos esta está están estas este esto estos fue fueron fuese ha haber había habrá han has hasta
    hay haya he la las le les lo los más me mediante mi mis mismo misma mismos mismas mucho muy nada ni ningún ninguna
    ninguno no nos nosotros nuestra nuestro o os otra otras otro otros para pero poco por porque pues que qué quien
    quién quienes quiénes se sea sean según ser será serán si sí sido sin sino siendo son su sus tal también tampoco tan tanto te
    tiene tienen toda todas todo todos tras tu tus u un una unas uno unos y ya yo
    dice dicen decir habla puede pueden puedo existe`,
  askingWords: `prevé establece respecto acerca artículo artículos texto documento norma normas regla reglas disposición disposiciones
    cosa caso saber quiero sobre`,
  elision: null,
  respell: null,
  stemOf: stemSpanish,
  looseStemOf: (folded) => stemmer(stemSpanish(folded)),
  contains: null,
})

/** Without the ending of the plural: "leyes" is "ley", "jueces" "juez", and "partes" is "part" as "parte" is. */
function stemSpanish(folded: string): string {
  if (folded.length < 4) return folded
  return folded
    .replace(/ces$/u, 'z')
    .replace(/(..)(?<=[aeo])s$/u, '$1')
    .replace(/(..[^aeiou])e$/u, '$1')
    .replace(/(.[aeiou]y)e$/u, '$1')
    .replace(/(...[aeo]s)e$/u, '$1')
}
