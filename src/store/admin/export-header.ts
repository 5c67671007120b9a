/** The first line of an export. */
export const exportHeader = { format: 'rapporteur export', version: 1 } as const
