/**
 * Every number that the ranking depends on, each with its range, its reason and the measurement it came from. Two
 * figures are nDCG@10 of clean questions on Cranfield / NPL, where all as it is gives .424 / .449 (`npm run bench:vary`);
 * "queries" is Success@1 on judged questions about the bundled text, .935 (`npm run judge`).
 */
export const parameters = {
  /** BM25's saturation, 0 to 3. 0.9: .415 / .448, 1.6: .425 / .447; 1.2 is the usual value. */
  k1: 1.2,
  /** How far a text's length is held against it, 0 to 1. 0.3: .414 / .438, 0.45: .417 / .441, 0.75: .423 / .441. */
  textB: 0.6,
  /** The same for headings, which hardly differ in length, so that it hardly matters. 0: .425, 0.75: .426 (NPL has none). */
  headingB: 0.3,
  /** A word in the heading counts as so many in the text. 1: .410, 1.5: .421, 3: .426. */
  headingWeight: 2.2,
  /**
   * Passages of everyday English that are thought to stand beside the collection when it is asked how rare a word is.
   * In 21 passages a frequency says little: 0 and 60 give .919 of the queries. In 1,400 these 20 change nothing.
   */
  everydayPassages: 20,
  /** Content words in such a passage. */
  everydayLength: 240,
  /** Questions are cut after so many different words; those that matter stand before. */
  mostWords: 64,

  spelling: {
    /** So many words, by shared pairs of letters, are given to Fuse.js to judge. 8, 24 and 64 measure the same. */
    candidates: 24,
    /** Fuse.js's threshold: share of wrong characters, 0 to 1. */
    worstScore: 0.45,
    /** Shorter words have too many neighbours. */
    shortestWord: 4,
    /** At most so many words may have been meant by one. */
    mostWords: 3,
    /**
     * In a small text, one of the so many most frequent English words is never taken for a misspelling of another:
     * "wedding" (4,045th) is not "leading", while "cots" (41,245th) may be "cost".
     */
    everydayWords: 15_000,
    /** How fast similarity falls with the distance beyond that of the nearest word, in edits. */
    decay: 2.2,
    /** Words less likely than this beside the nearest are dropped. */
    leastSimilarity: 0.25,
  },

  /** The initials of a name, for a word of the name: "United Nations" is first of all where it is written out. */
  initialOfName: 0.6,

  /** A word made up of two that the texts have; shorter parts stand in too many words. */
  compounds: { shortestPart: 4, longestWord: 40, similarity: 0.8 },

  thesaurus: {
    /** Similarity of a group's words, 0 to 1: under the word itself, above most similarity of meaning. 0.8: .919 of the queries. */
    similarity: 0.9,
  },

  /**
   * What a list of English words (WordNet) says of one: its similarity, 0 to 1. Success@1 and nDCG on two sets of paraphrases
   * without the list .423 / .605 and .455 / .539; with .5 for the same .538 / .729 and .491 / .588, with .7 .538 / .741 and
   * .545 / .642, but more off-topic questions come near. Without kinds .481 / .685 and .527 / .630.
   */
  synonyms: {
    /** Of what means the same or is made of it. */
    same: 0.6,
    /** Of the kind of which it is one. */
    broader: 0.45,
    /**
     * In large collections, of a synonym beside a word that the texts have: so much times the cosine. Mean nDCG@10 of four
     * collections 0: .563 / .560, 0.3: .564 / .560, 0.5: .566 / .562, 0.7: .566 / .561.
     */
    close: 0.5,
    /** Cosine under which it is left out there. 0.4: .567 / .564, but OR-ShARC loses .001; 0.6: .566 / .561. */
    leastClose: 0.5,
  },

  meaning: {
    /** Cosine under which two words are strangers, 0 to 1. 0.3, 0.35 and 0.45: .919 of the queries. */
    leastCosine: 0.4,
    /** similarity = factor · cosine². Squared, a cosine of 0.4 counts a seventh of the word itself. */
    factor: 0.9,
    /** At most so many words stand for one by their meaning. */
    mostWords: 60,
    /**
     * Up to so many passages every word is widened by its meaning (without: .871 of the queries). In larger
     * collections, where the words that people use do occur, that loses (.412 / .426), so there only words that occur
     * nowhere are.
     */
    smallCollection: 500,
  },

  phrase: {
    /** What a pair of neighbouring words of the question adds where it stands so in the text. 0: .423 / .447, 0.6: .422 / .443. */
    bonus: 0.3,
    /** It is looked for in so many of the best passages. */
    depth: 100,
  },

  /**
   * score · coverage^exponent, where coverage is the share of the question's weight that a passage answers. In a small
   * text a short item with one of two words would outweigh a long paragraph with both: 0 and 0.8 give .919 of the
   * queries. In large ones 0: .428 / .443, 0.3: .418 / .448, 0.5: .410 / .450.
   */
  coverage: { small: 0.5, large: 0.15 },

  feedback: {
    /** Collections smaller than this have too few passages on one subject to learn its words from. */
    leastPassages: 1_000,
    /** The best passages are read until so many words are, so that short ones are more. 300: .419 / .451, 1,200: .418 / .448. */
    words: 600,
    mostPassages: 60,
    /** A term must stand in so many of them. */
    leastPassagesWithTerm: 2,
    /** So many terms are learnt. 10: .427 / .447, 30: .419 / .447. */
    terms: 15,
    /** The share of the score that the learnt terms decide, 0 to 1. 0: .388 / .435, 0.15: .414 / .451, 0.35: .429 / .444. */
    share: 0.25,
  },

  /** Share of the best hit's score under which a passage is not listed beside it. */
  leastOfBest: 0.06,

  /** A likeness is told, and marked, if it weighs this share of what weighs most in the passage, 0 to 1. */
  leastTold: 0.3,

  /** Completing what is being typed. */
  suggestions: {
    /** So many words that begin as typed are looked up, the most frequent first. */
    words: 40,
    /** A word that only begins so, beside one that is finished. */
    similarity: 0.8,
  },

  /** So many of a passage's most telling words stand for it when passages like it are sought. */
  related: { words: 16 },

  /**
   * What the best passage must answer of a question. Tuned on 50 questions about other things, of which 45 are refused
   * ("north korean cuisine", "football transfer news"; "weather tomorrow" is not), and on the queries, none of which is.
   * A floor costs long questions: without one .424 / .456.
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

/** The most characters of a question that are read, in UTF-16 units; what is typed is cut here before it is parsed. */
export const longestQuestion = 2_000

/** Goes up whenever an index made by older code would rank differently or cannot be read. */
export const indexVersion = 1
