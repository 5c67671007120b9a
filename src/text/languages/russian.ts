import { stemmer } from '@orama/stemmers/russian'
import { createAlphabetic } from './alphabetic.ts'

/** Russian: Snowball's stems, with ё as е, and what it doesn't know of nouns. */
export const russian = createAlphabetic({
  id: 'ru',
  support: 'stems',
  stopWords: `а без более больше будет будут бы был была были было быть в вам вас весь во вот все всего всей всем всех вы где
    да даже для до его ее если есть ещё же за здесь и из или им ими их к каждая каждого каждое каждый как какая какие каким какими каких
    какого какое какой когда который которая которого которое которой котором которому которую которые которым которых кто ли либо
    лишь мне может могут можно мой мы на над надо наш не него нее ней нельзя нет ни нибудь ними них но о об однако он она они оно от по
    под после при про с сам свой своего своей своих свою себе себя со так также такая такие такого такое такой там те тем то того тоже той только
    том тому тот ту ты у уже хотя чего чем через что чтобы чье чья эта эти этим этих это этого этой этом этот эту я является
    говорит сказано говорится сказать скажите хочу знать какова каков сколько почему зачем`,
  askingWords: `предусмотрено регулирует регулируется статья статье статьи пункт пункте норма нормы правила правило положение
    положения относительно касается текст документ случае`,
  elision: null,
  respell: null,
  stemOf: stemRussian,
  looseStemOf: null,
  contains: null,
})

/** Citizens lose a syllable (гражданин, граждане), nouns in -ан would lose their end, others have a vowel that flees (срок, участка). */
function stemRussian(folded: string): string {
  const plural = folded.replace(/(?<=[^аеиоуыэюя].*[ая]н)ин(?:а|у|ом|е)?$/u, '')
  if (/[ая]ны?$/u.test(plural)) return plural.replace(/ы$/u, '')
  if (plural.startsWith('правил')) return 'правил'
  return stemmer(plural)
    .replace(/(?<=[^аеиоуыэюя])ок$/u, 'к')
    .replace(/(?<=[^аеиоуыэюя])[еь]ц$/u, 'ц')
}
