import { stemmer } from '@orama/stemmers/italian'
import { createAlphabetic } from './alphabetic.ts'

/** Italian: the vowel that carries number and gender is taken off strictly; the rest is Snowball's. */
export const italian = createAlphabetic({
  id: 'it',
  support: 'stems',
  stopWords: `a abbia ad agli ai al alcun alcuna alcuni alcuno alla alle allo altra altre altri altro anche avere aveva c che
    chi ci ciascuna ciascuno ciò coi col come con contro così cui d da dagli dai dal dalla dalle dallo de degli dei del della delle
    dello deve devono di dopo dove due durante e è ed egli entro era erano essa esse essere essi esso fra fu già gli ha
    hanno i il in io l la le lei li lo loro lui m ma mediante mi n ne né negli nei nel nella nelle nello nessun nessuna nessuno
    noi non nostra nostro o od ogni ognuno ove per perché più presso prima può possono qual quale quali qualsiasi quando quanto
    quanta quante quanti quell quella quelle quelli quello questa queste questi questo qui s salvo se secondo senza si sia siano sono     su sua sue sugli sui sul sull sulla sulle sullo suo suoi tale tali te ti tra tutta tutte tutti tutto un una uno v
    vi voi
    dice dicono dire parla esiste vorrei sapere posso`,
  askingWords: `prevede stabilisce riguardo proposito circa articolo articoli testo documento norma norme regola regole disposizione
    disposizioni cosa caso`,
  elision:
    /^(?:[cdlmnstv]|un|all|dall|dell|nell|sull|coll|gl|quell|quest|bell|sant|nessun|ciascun|senz|anch|com|dov|tutt)['’‘ʼ`´＇]/iu,
  respell: null,
  stemOf: stemItalian,
  looseStemOf: (folded) => stemmer(folded),
  contains: null,
})

/** Without the last vowel, and the "h" or "i" that only keeps the sound before it: "obblighi" is "obblig", "spiagge" "spiagg". */
function stemItalian(folded: string): string {
  if (folded.length < 4) return folded
  return folded
    .replace(/(..)(?:[ie]|[ao])$/u, '$1')
    .replace(/(..[cg])[hi]$/u, '$1')
    .replace(/(..)i$/u, '$1')
}
