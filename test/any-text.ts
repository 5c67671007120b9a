import fc from 'fast-check'

interface Lengths {
  readonly minLength?: number
  readonly maxLength?: number
}

const firstSurrogate = 0xd800
const surrogates = 0x800
const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - surrogates })
  .map((point) => String.fromCodePoint(point < firstSurrogate ? point : point + surrogates))

/**
 * Text of any characters, `fc.string`'s own mean ones (`__proto__`) now and then. Its unit `binary` would do, but lists all
 * 1.1 million characters first, which takes three seconds of processor time in every process.
 */
export function anyText(lengths: Lengths = {}): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(codePoint, lengths).map((characters) => characters.join('')) },
    { weight: 1, arbitrary: fc.string(lengths) },
  )
}
