import { basicUnitsOf } from '../../src/document/basic-units.ts'
import { readLibrary } from '../../src/document/read-library.ts'
import type { JudgedCollection, Question } from './collection-files.ts'

// Questions of our own about the bundled document, a misspelt form of each, and the passages that answer them.
const judged = [
  ['largest nuclear device ever tested', 'largest nuclaer device ever tested', '3'],
  ['missiles flown over Japanese territory', 'misiles flown over Japanese territory', '3'],
  ['civil aviation risks', 'civil aviaton risks', '3'],
  ['trafficking in conventional arms', 'traficking in conventional arms', '4 11.g'],
  ['International Atomic Energy Agency', 'International Atomic Enregy Agency', '4'],
  ['attacks on critical infrastructure', 'attacks on critcal infrastructure', '4'],
  ['how many Security Council resolutions', 'how many Securty Council resolutions', '5'],
  ['harm to ordinary North Koreans', 'harm to ordinry North Koreans', '5'],
  ['abuse of the banking system', 'abuse of the bankng system', '6'],
  ['circumvention of sanctions', 'circumvension of sanctions', '6 11.c'],
  ['Pyeongchang Games', 'Pyeongchng Games', '7'],
  ['role of women in peace', 'role of wommen in peace', '8'],
  ['divided families', 'divded families', '9'],
  ['Commission of Inquiry', 'Comission of Inquiry', '9'],
  ['conditions for dialogue', 'conditions for dialoge', '10 11'],
  ['only viable option', 'only vaible option', '10'],
  ['share intelligence with partners', 'share inteligence with partners', '11.c'],
  ['states that lack political will', 'states that lack politcal will', '11.d'],
  ['cutting off money for weapons programmes', 'cuting off money for weapons programmes', '11.f'],
  ['transfers between ships', 'transfres between ships', '11.g'],
  ['sanctions beyond the UN', 'sanctoins beyond the UN', '11.h'],
  ['verifying dismantlement', 'verifying dismantelment', '11.i'],
  ['regime change', 'regmie change', '2'],
  ['a brighter and more prosperous future', 'a brighter and more prosprous future', '2'],
  ['twenty countries met', 'twenty countreis met', '1'],
  ['security challenge of the highest priority', 'security chalenge of the highest priority', '12'],
] as const

/** The passages of the bundled document as a collection, small enough to come with the program. */
export function sampleCollection(): JudgedCollection {
  const { main } = readLibrary('content', 'vancouver-2018')
  const texts = basicUnitsOf(main).flatMap(({ id: basic, section, parts, items }) => {
    const title = section ?? ''
    const textOf = (unit: string): string =>
      parts.flatMap(({ of, text }) => (of === unit ? [text] : [])).join('\n')
    return [basic, ...items].map((id) => ({ id, title, text: textOf(id) }))
  })
  const questionsOf = (form: 0 | 1): readonly Question[] =>
    judged.map((row, at) => ({ id: String(at), text: row[form] }))
  return {
    texts,
    questions: { clean: questionsOf(0), typo: questionsOf(1) },
    relevant: new Map(
      judged.map(([, , ids], at) => [String(at), new Map(ids.split(' ').map((id) => [id, 1]))]),
    ),
  }
}
