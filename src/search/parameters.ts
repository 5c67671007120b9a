/**
 * Every number that the ranking depends on, each with its range, its reason and the measurement it came from. nDCG@10
 * is given for Cranfield / NPL (clean queries), "queries" means questions about the bundled document.
 */
export const parameters = {
  /** BM25's saturation, 0 to 3. 0.9 to 1.6 measure within .005 of each other; 1.2 is the usual value. */
  k1: 1.2,
  /** How far a text's length is held against it, 0 to 1. 0.6: .423 / .445; 0.75: .424 / .440; 0.3: worse on both. */
  textB: 0.6,
  /** The same for headings, which hardly differ in length. */
  headingB: 0.3,
  /** A word in the heading counts as so many in the text. 1: .413, 1.5: .419, 2.2: .423 on Cranfield (NPL has none). */
  headingWeight: 2.2,
  /**
   * Passages of everyday English that are thought to stand beside the collection when it is asked how rare a word is.
   * In 21 passages a frequency says little; in 1,400 these 20 change nothing.
   */
  everydayPassages: 20,
  /** Content words in such a passage. */
  everydayLength: 240,
  /** Questions are cut after so many different words; those that matter stand before. */
  mostWords: 64,

  spelling: {
    /** So many words, by shared pairs of letters, are given to Fuse.js to judge. 24 and 64 measure the same. */
    candidates: 24,
    /** Fuse.js's threshold: share of wrong characters, 0 to 1. */
    worstScore: 0.45,
    /** Shorter words have too many neighbours. */
    shortestWord: 4,
    /** At most so many words may have been meant by one. */
    mostWords: 3,
    /**
     * In a small text, one of the so many most frequent English words is never taken for a misspelling of another:
     * "wedding" (2,000th) is not "leading", while "cots" (25,000th) may be "cost".
     */
    everydayWords: 15_000,
    /** How fast likeness falls with the distance beyond that of the nearest word, in edits. */
    decay: 2.2,
    /** Words less likely than this beside the nearest are dropped. */
    leastLikeness: 0.25,
  },

  /** The initials of a name, for a word of the name: "United Nations" is first of all where it is written out. */
  initialOfName: 0.6,

  /** A word made up of two that the texts have; shorter parts stand in too many words. */
  compounds: { shortestPart: 4, longestWord: 40, likeness: 0.8 },

  thesaurus: {
    /** Likeness of an entry's words, under the word itself, above any likeness of meaning. */
    likeness: 0.9,
  },

  meaning: {
    /** Cosine under which two words are strangers, 0 to 1. 0.3 to 0.45 measure the same on the queries. */
    leastCosine: 0.4,
    /** likeness = factor · cosine². Squared, a cosine of 0.4 counts a seventh of the word itself. */
    factor: 0.9,
    /** At most so many words stand for one by their meaning. */
    mostWords: 60,
    /**
     * Up to so many passages every word is widened by its meaning. In larger collections, where the words that people
     * use do occur, this loses (.424 to .414, .440 to .411), so there only words that occur nowhere are.
     */
    smallCollection: 500,
  },

  phrase: {
    /** What a pair of neighbouring words of the question adds where it stands so in the text. 0.3: +.004 / +.006. */
    bonus: 0.3,
    /** It is looked for in so many of the best passages. */
    depth: 100,
  },

  /**
   * score · coverage^exponent, where coverage is the share of the question's weight that a passage answers. In a small
   * text, where a short item with one of two words outweighs a long paragraph with both: 0: 22 of 27 of our ranking
   * cases and .919 of the queries, 0.5: 24 and .935, 0.8: 26 and .903. In large ones 0: .428 / .443, 0.15: .424 / .449,
   * 0.3: .418 / .448.
   */
  coverage: { small: 0.5, large: 0.15 },

  feedback: {
    /** Collections smaller than this have too few passages on one subject to learn its words from. */
    leastPassages: 1_000,
    /** The best passages are read until so many words are; short passages (NPL) need more of them than long ones. */
    words: 600,
    mostPassages: 60,
    /** A term must stand in so many of them. */
    leastPassagesWithTerm: 2,
    terms: 15,
    /** The share of the score that the learnt terms decide. 0: .393 / .445; 0.25: .423 / .445; 0.3: .428 / .447. */
    share: 0.25,
  },

  /** Share of the best hit's score under which a passage is not listed beside it. */
  leastOfBest: 0.06,

  /** Completing what is being typed. */
  suggestions: {
    /** So many words that begin as typed are looked up, the most frequent first. */
    words: 40,
    /** A word that only begins so, beside one that is finished. */
    likeness: 0.8,
  },

  /** So many of a passage's most telling words stand for it when passages like it are sought. */
  related: { words: 16 },

  /**
   * What the best passage must answer of a question. Tuned on 50 questions about other things, of which 43 are refused
   * ("north korean cuisine" 0.35, "football transfer news" 0.50, "weather tomorrow" 0.59 is not), and on the queries, of
   * which none that has an answer is ("NGO" 0.60).
   */
  floor: {
    /** Share of its weight, 0 to 1, under which nothing is found. */
    nearest: 0.54,
    /** A long question may share less, if that is worth so many words that no other passage has. */
    telling: 1.05,
    /** Share under which what is found is called the nearest, not an answer. */
    answer: 0.75,
  },
} as const

/** Goes up whenever an index made by older code would rank differently or cannot be read. */
export const indexVersion = 1
