import { stemmer } from '@orama/stemmers/dutch'
import { createAlphabetic } from './alphabetic.ts'
import { createContains } from './compounds.ts'

/** Dutch: Snowball's stems, and the plurals that it doesn't know; compounds by their parts. */
export const dutch = createAlphabetic({
  id: 'nl',
  support: 'stems',
  stopWords: `aan al alle alleen alles als alsook ander andere anderen ben bij binnen daar daarbij daarin daarmee daarvan dan dat de deze
    die dit door dus een eender elk elke en er geen gedurende had hadden heb hebben heeft hem het hier hij hoe hoeveel
    hun iedere ieder iemand iets ik in indien is ja je jegens kan kon kunnen maar mag me meer men met mij mijn moet moeten mogen na naar
    niemand niet niets nog noch nu of om omdat onder ons ook op over per reeds sinds te tegen ten tenzij ter tijdens toch toen tot
    tussen u uit uw van vanaf veel via volgens voor vooral waar waarbij waarin waarom waarvan wanneer was wat we wel welk
    welke werd werden wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zoals zodat zonder zou zullen
    zegt zeggen gaat geldt graag luidt`,
  askingWords: `regelt geregeld regel regels regeling bepaling bepalingen artikel artikelen lid tekst document betreffende
    omtrent inzake geval weten`,
  elision: null,
  respell: null,
  stemOf: stemDutch,
  looseStemOf: null,
  contains: createContains(stemDutch),
  joint: /(?:s|en|e)$/u,
})

/** Plurals in -eren are few, those in -es and -ies many: "kinderen", "boetes", "definities"; "advies" and "verlies" are none. */
function stemDutch(folded: string): string {
  const single = folded
    .replace(/(kind|goed|volk|lied|rund|blad|kled|gemoed|been)er(?:en|s)$/u, '$1')
    .replace(/(..[^aeiou]e|..[dfgmnprst]ie)s$/u, '$1')
  return stemmer(single)
}
