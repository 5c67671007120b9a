/** What one workspace may keep. */
export interface PublisherLimits {
  readonly drafts: number
  readonly documents: number
  /** Of one document. */
  readonly versions: number
  /** Of one text. */
  readonly characters: number
  /** Of the newest versions together. */
  readonly allCharacters: number
}

/** Those of a team. A library that is longer would not be kept in memory, and be read again for each question. */
export const usualLimits: PublisherLimits = {
  drafts: 20,
  documents: 50,
  versions: 200,
  characters: 1_500_000,
  allCharacters: 3_000_000,
}

/** Those of a stranger who tries it out. */
export const visitorLimits: PublisherLimits = {
  drafts: 3,
  documents: 3,
  versions: 5,
  characters: 200_000,
  allCharacters: 300_000,
}
