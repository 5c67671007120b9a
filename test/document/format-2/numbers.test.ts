import { describe, expect, it } from 'vitest'
import {
  chineseValue,
  fromRoman,
  isRomanNumber,
  plainDigits,
  readNumber,
  romanValue,
} from '../../../src/document/format-2/numbers.ts'

describe('numbers', () => {
  it.each([
    ['十', 10],
    ['十三', 13],
    ['二十', 20],
    ['一百零五', 105],
    ['一百二十', 120],
    ['一千二百三十四', 1234],
    ['廿一', 21],
    ['两百', 200],
    ['二〇', 20],
    ['灯', null],
  ])('in Chinese: %s', (text, value) => {
    expect(chineseValue(text)).toBe(value)
  })

  it.each([
    ['iv', 4],
    ['XLII', 42],
    ['mcmxc', 1990],
    ['IIII', null],
    ['VX', null],
    ['', null],
  ])('in Roman numerals: %s', (text, value) => {
    expect(romanValue(text)).toBe(value)
  })

  it.each([
    ['IV', '4'],
    ['IVa', '4a'],
    ['IVbis', '4bis'],
    ['I-2', '1-2'],
    ['16a', '16a'],
    ['Q', 'Q'],
  ])('from Roman: %s', (text, number) => {
    expect(fromRoman(text)).toBe(number)
    expect(isRomanNumber(text)).toBe(text !== number)
  })

  it.each([
    ['١٩', '19'],
    ['۱۲', '12'],
    ['１３', '13'],
    ['१०', '10'],
    ['৭', '7'],
    ['⑳', '20'],
    ['㊿', '50'],
    ['❸', '3'],
    ['Ⅳ', 'IV'],
    ['\u200f5\u200e', '5'],
    ['𝟘', '0'],
  ])('in digits of any script: %s', (text, digits) => {
    expect(plainDigits(text)).toBe(digits)
  })

  it.each([
    ['5 bis', '5bis'],
    ['12-bis', '12bis'],
    ['5-Bis', '5bis'],
    ['16a', '16a'],
    ['2.2A', '2.2A'],
    ['1er', '1'],
    ['1ère', '1'],
    ['1º', '1'],
    ['1.º', '1'],
    ['1o', '1'],
    ['5/1', '5-1'],
    ['7–9', '7-9'],
    ['L. 121-1', 'L121-1'],
    ['One', '1'],
    ['FOUR', '4'],
    ['premier', '1'],
    ['Primera', '1'],
    ['único', 'sole'],
    ['zweites', '2'],
    ['derde', '3'],
    ['quarto', '4'],
    ['пятая', '5'],
    ['السادسة', '6'],
    ['IV', 'IV'],
  ])('as printed: %s', (printed, number) => {
    expect(readNumber(printed)).toBe(number)
  })
})
