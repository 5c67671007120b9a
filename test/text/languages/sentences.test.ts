import { describe, expect, it } from 'vitest'
import { sentenceRanges } from '../../../src/text/sentences.ts'

function sentencesOf(text: string, language: string): readonly string[] {
  return sentenceRanges(text, language).map(({ start, end }) => text.slice(start, end))
}

describe('the sentences of a text', () => {
  it.each([
    [
      'de',
      [
        'Dies gilt nach Art. 5 Abs. 2 Nr. 3 Buchst. a auch für Gäste, z. B. Segler bzw. Angler.',
        'Das Weitere regelt Kap. II.',
      ],
    ],
    ['de-AT', ['Die Frist endet am 3. Mai.', 'Sie beginnt neu i. V. m. Art. 7.']],
    ['fr', ['M. Durand invoque l’art. 5, al. 2 (cf. Annexe, p. 4).', 'La commission le suit.']],
    ['es', ['El Sr. Ruiz cita el art. 5 y la pág. 3, núm. 2.', 'La comisión decide.']],
    ['it', ["Si applica l'art. 5, lett. B, del d.lgs. Ambiente.", 'Decide la commissione.']],
    ['pt', ['O Sr. Costa cita o art. 5 e a pág. 3.', 'A comissão decide.']],
    ['nl', ['Zie art. 5 jo. Bijlage II, blz. 3, bijv. Tabel 1.', 'De commissie beslist.']],
    [
      'ru',
      [
        'Согласно ст. 5, п. 2 и ч. III это разрешено.',
        'Договор действует до 2031 г.',
        'Потом его продлевают.',
      ],
    ],
    ['zh', ['禁止捕鱼。', '“违者处以罚款！”', '委员会决定。']],
    ['ja', ['漁を禁ずる。', '委員会が決定する。']],
    ['ar', ['هل يجوز الصيد؟', 'لا يجوز ذلك.', 'تقرر اللجنة ما تراه.']],
    ['ur', ['شکار منع ہے۔', 'کمیٹی فیصلہ کرے گی۔']],
    ['ko', ['어업을 금지한다.', '위원회가 결정한다.']],
    ['en', ['See art. 5 and p. 3 for Mr. Smith.', 'The Commission decides.']],
  ] as const)('are those of %s, whose abbreviations end none', (language, sentences) => {
    const space = language === 'zh' || language === 'ja' ? '' : ' '
    expect(sentencesOf(sentences.join(space), language)).toEqual(sentences)
  })
})
