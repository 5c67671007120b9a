/** The first line of an export. */
export const exportHeader = { format: 'rapporteur export', version: 2 } as const
