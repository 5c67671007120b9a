import type { Json } from './json.ts'

/**
 * JSON Schema keywords for the limits that the doc comment of a property states in words, such as "Maximum length for
 * this field is 3000 characters". `property` is the property's own schema: what is limited depends on its type.
 * Empty where the comment states none.
 */
export function readDocLimits(description: string, property: Json): Json {
  const words = description.replaceAll('`', '').replace(/\s+/gu, ' ')
  switch (property.type) {
    case 'string':
      return readLengths(words)
    case 'number':
      return readRange(words)
    case 'array':
      return readCounts(words)
    case 'boolean':
      return {}
    default: {
      // A text object, by reference or as a choice of two: the limit is on the text inside.
      const lengths = readLengths(words)
      return Object.keys(lengths).length === 0 ? {} : { allOf: [{ properties: { text: lengths } }] }
    }
  }
}

function readLengths(words: string): Json {
  const max =
    firstNumber(words, /max(?:imum)? length\b[^.]*? (?:is|of) ([\d,]+) characters/iu) ??
    firstNumber(words, /limit ([\d,]+) characters/iu)
  const beyond = firstNumber(words, /less than ([\d,]+) characters/iu)
  const min = firstNumber(words, /min(?:imum)? length\b[^.]*? is ([\d,]+)/iu)
  return {
    ...(max === null ? {} : { maxLength: max }),
    ...(beyond === null ? {} : { maxLength: beyond - 1 }),
    ...(min === null ? {} : { minLength: min }),
  }
}

function readCounts(words: string): Json {
  const max =
    firstNumber(words, /max(?:imum)?(?: number of [a-z ]+ is| of)? (\d+)\b(?! characters)/iu) ??
    firstNumber(words, /up to (\d+)/iu)
  const min = firstNumber(words, /min(?:imum)?(?: of)? (\d+)/iu)
  const cells = firstNumber(words, /each row\b[^.]* max of (\d+)/iu)
  const text = /text in each item/iu.test(words) ? readLengths(words) : null
  return {
    ...(max === null ? {} : { maxItems: max }),
    ...(min === null ? {} : { minItems: min }),
    ...(cells === null ? {} : { allOf: [{ items: { maxItems: cells } }] }),
    ...(text === null ? {} : { allOf: [{ items: { properties: { text } } }] }),
  }
}

function readRange(words: string): Json {
  const max =
    firstNumber(words, /max(?:imum)?(?: value is| number is| of)? (\d+)/iu) ??
    firstNumber(words, /(?:between|from) \d+ (?:\(default\) )?(?:and|to) (\d+)/iu)
  const min =
    firstNumber(words, /min(?:imum)?(?: value is| number is| of)? (\d+)/iu) ??
    firstNumber(words, /(?:between|from) (\d+) (?:\(default\) )?(?:and|to) \d+/iu)
  return {
    ...(max === null ? {} : { maximum: max }),
    ...(min === null ? {} : { minimum: min }),
  }
}

function firstNumber(words: string, pattern: RegExp): number | null {
  const digits = pattern.exec(words)?.[1]
  return digits === undefined ? null : Number(digits.replaceAll(',', ''))
}
