import { stemmer } from '@orama/stemmers/german'
import { createAlphabetic } from './alphabetic.ts'
import { createContains } from './compounds.ts'

/** German: Snowball's stems, with ß as ss and umlauts as their vowels or as these with an e; compounds by their parts. */
export const german = createAlphabetic({
  id: 'de',
  support: 'stems',
  stopWords: `ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
    bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darf darin darüber das
    dass daß davon dazu dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch dürfen ein
    eine einem einen einer eines er es etwa etwas euch euer für gegen gemäß gibt hat hatte hatten haben hier hin hinter ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer ihres im in indem innerhalb ins insbesondere ist je jede jedem jeden jeder jedes jedoch jene jenem jenen jener
    jenes kann kein keine keinem keinen keiner können könnte mehr mein mich mir mit muss muß müssen nach nicht nichts noch nun nur ob
    oder ohne sehr sein seine seinem seinen seiner seines seit selbst sich sie sind so sofern solche solchem solchen solcher soll
    sollen sondern sonst soweit sowie über um und uns unser unsere unter viel vom von vor während wann warum was weil
    welche welchem welchen welcher welches wem wen wenn wer werden wessen wie wieder wieviel wir wird wo wobei wodurch wofür womit
    worden wozu zu zum zur zwar zwischen
    sagt sagen steht stehen geht gilt lautet`,
  askingWords: `regelt geregelt regelung regelungen vorschrift vorschriften bestimmung bestimmungen artikel absatz text dokument
    bezüglich hinsichtlich betrifft fall etwas bitte möchte wissen`,
  elision: null,
  respell: (folded) => folded.replace(/(?<![aeiouq])([aou])e(?![iu])/gu, '$1'),
  stemOf: (folded) => stemmer(folded),
  looseStemOf: null,
  contains: createContains(stemmer),
  joint: /(?:s|es|e?n|e|er)$/u,
})
