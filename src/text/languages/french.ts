import { stemmer } from '@orama/stemmers/french'
import { createAlphabetic } from './alphabetic.ts'

/** French: number and gender are taken off strictly; what is only derived from a word is found by Snowball's stem. */
export const french = createAlphabetic({
  id: 'fr',
  support: 'stems',
  stopWords: `à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avoir ayant c car ce ceci
    cela celle celles celui ces cet cette ceux chaque chez ci comme comment contre d dans de depuis des dès desdits dessous
    dessus donc dont du durant elle elles en encore entre envers es est et étaient était étant êtes étre être eu eux
    faut fut hors il ils j je jusque l la laquelle le ledit lequel les lesdits lesquelles lesquels leur leurs lors lorsque
    lui m ma mais me même mêmes mes moi moins mon n ne ni nos notre nous on ont or ou où outre par parce pas pendant peu
    peut peuvent plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront ses si
    sinon soi soient soit sommes son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute
    toutes très tu un une va vers via voici voilà vos votre vous y
    dit disent dire parle parler existe doit doivent veux `,
  askingWords: `prévoit prévu prévue concernant article articles texte document passage règle règles disposition dispositions
    quelqu'un chose propos sujet cas lieu possible fait faire voudrais savoir`,
  elision: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’‘ʼ`´＇]/iu,
  respell: null,
  stemOf: stemFrench,
  looseStemOf: (folded) => stemmer(stemFrench(folded)),
  contains: null,
})

const endings: readonly (readonly [RegExp, string])[] = [
  [/(..)eaux$/u, '$1eau'],
  [/(..)(?:aux|ail)$/u, '$1al'],
  [/(.[^s])[sx]$/u, '$1'],
  [/(..)trice$/u, '$1teur'],
  [/(..)euse$/u, '$1eu'],
  [/(..)ive$/u, '$1if'],
  [/(..)ere$/u, '$1er'],
  [/(.[eo])(?:nne|nn)$/u, '$1n'],
  [/(.e)(?:lle|ll)$/u, '$1l'],
  [/(.[eo])(?:tte|tt)$/u, '$1t'],
  [/(..[^e])e$/u, '$1'],
]

/** Without the endings of number and gender: "nationales" and "nationaux" are "national". */
function stemFrench(folded: string): string {
  return endings.reduce((word, [ending, rest]) => word.replace(ending, rest), folded)
}
