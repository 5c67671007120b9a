/** A JSON object as it goes over the wire, its members not yet looked at. */
export type Json = { readonly [key: string]: unknown }

/** Whether a parsed JSON value is an object (and neither an array nor null). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects in a JSON array; nothing if the value is not an array. */
export function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** The string, or '' for anything else. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The number, or 0 for anything else (absent flags are no flags). */
export function numberIn(value: unknown): number {
  return typeof value === 'number' ? value : 0
}
