/** A JSON object whose members are not known yet. */
export type Json = Readonly<Record<string, unknown>>

/** True for a JSON object; arrays and null are not. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value, or undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls `see` with every object inside `value`, outermost first, and its JSON pointer below `pointer`. */
export function visitJson(value: unknown, pointer: string, see: (node: Json, pointer: string) => void): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visitJson(item, `${pointer}/${index}`, see)
  } else if (isJson(value)) {
    see(value, pointer)
    for (const [key, member] of Object.entries(value)) visitJson(member, `${pointer}/${key}`, see)
  }
}
