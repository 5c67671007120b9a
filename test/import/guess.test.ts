import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/import/blocks/blocks.ts'
import { guess } from '../../src/import/guess.ts'

const text = (words: string): Block => ({ kind: 'text', level: 0, text: words })

describe('What is guessed of a document', () => {
  it.each([
    ['Done on the pier, 2 April 2031.', '2031-04-02'],
    ['Done on the pier, April 2, 2031.', '2031-04-02'],
    ['Fait sur la jetée, le 1er avril 2031.', '2031-04-01'],
    ['Hecho en el muelle, el 2 de abril de 2031.', '2031-04-02'],
    ['Geschehen am 2. April 2031.', '2031-04-02'],
    ['2031年4月2日', '2031-04-02'],
    ['2031년 4월 2일', '2031-04-02'],
    ['As of 2031-04-02.', '2031-04-02'],
  ])('a date: %s', (words, date) => {
    expect(guess({}, [text(words)], []).date).toEqual({ value: date, certainty: 'unsure' })
  })

  it('is no date that the calendar has not', () => {
    expect(guess({}, [text('Done on 31 February 2031.')], []).date).toBeNull()
  })

  it.each([
    ['守塔人在夜间点灯，并在雾中鸣笛。', 'zh'],
    ['등대지기는 밤에 불을 켠다.', 'ko'],
    ['Смотритель зажигает огонь ночью.', 'ru'],
    [
      'Der Wärter macht das Licht an, und der Hafen ist offen, wenn die Nacht nicht mit Nebel kommt und das Schiff durch die Einfahrt fährt.',
      'de',
    ],
  ])('a language: %s', (words, language) => {
    expect(guess({ language: 'en-GB' }, [text(words)], []).language).toEqual({
      value: language,
      certainty: 'likely',
    })
  })

  it('is what the file says, where the text says nothing', () => {
    expect(guess({ language: 'fr_CA' }, [text('Phare.')], []).language).toEqual({
      value: 'fr',
      certainty: 'unsure',
    })
  })

  it('is no title that is a file’s name or a label', () => {
    expect(guess({ title: 'harbour final.doc' }, [text('1. Ships pay.')], []).title).toBeNull()
    expect(guess({ title: 'Harbour Act' }, [text('1. Ships pay.')], []).title).toMatchObject({
      value: 'Harbour Act',
    })
  })
})
