/** The number of a stop word's term, which has none. */
export const noTerm = 0xffff_ffff
