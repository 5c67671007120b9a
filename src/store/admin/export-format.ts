/** The first line of an export. */
export const exportHeader = { format: 'rapporteur export', version: 2 } as const

/** A row of any table. */
export type AnyRow = Readonly<Record<string, string | number | null>>
