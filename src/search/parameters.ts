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

  initials: {
    /** An initial before a name, for the word that stands there in the texts: "North" for "N. Korea", a little less than itself. */
    similarity: 0.9,
    /** Of the words that begin so, those are meant that stand there at least so often, as a share of the most frequent. */
    leastOfMost: 0.3,
    /** What stands before a word is read in so many passages that have it, for time: 300 of 100 words take 0.1 ms. */
    mostPassages: 300,
  },

  /** A word made up of two that the texts have; shorter parts stand in too many words. */
  compounds: { shortestPart: 4, longestWord: 40, similarity: 0.8 },

  thesaurus: {
    /** Similarity of a group's words, 0 to 1: under the word itself, above most similarity of meaning. 0.8: .919 of the queries. */
    similarity: 0.9,
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
   * What must be found of a question (`floor.ts`). Tuned on bench/search/noise-one.tsv around the queries, and on off-topic
   * questions; noise-two.tsv and the four collections were looked at afterwards (`npm run judge:noise`). Figures: noise of the
   * second set found / answered, then off-topic questions refused.
   */
  floor: {
    /**
     * In a small text: the share of the question's weight under which nothing is found (0.5: .968 found, .68 to .82 refused;
     * 0.6: .922, .86 to .89), and under which it is only the nearest. `homeOfAnswer` times what is reached by chance is an
     * answer whatever the share: 1.3 calls 5% of the off-topic ones an answer, 1.8 answers .717 of the noise.
     */
    small: { share: 0.54, shareOfAnswer: 0.75, homeOfAnswer: 1.42 },
    /** In a large one any word stands somewhere, so that a share says less. 0.7: .44 to .73 refused, 0.95: .70 to .84. */
    large: { share: 0.85, shareOfAnswer: 0.9, homeOfAnswer: 1.2 },
    /** The share that must be answered by more than meaning for an answer, where chance would reach as much. 0.6: 2 of 203 off-topic ones are answers. */
    sure: 0.75,
    /** Cosine to words of talk from which a word is a little, and from which wholly, a manner of speaking. */
    manner: { from: 0.3, to: 0.5 },
    /** Cosine to a word at home from which another topic is a little, and from which wholly, one with it ("malaria prevention"). */
    kinship: { from: 0.1, to: 0.4 },
    /**
     * What another topic weighs at most beside words at home, in their weight: `most` where they hardly are, `least` from
     * `home` on. least 0.3: an off-topic answer, 0.5: .740 answered; most 1 to 1.5, home 3 to 4.5: .960 to .936 found.
     */
    stranger: { least: 0.4, most: 1.2, home: 3.5 },
    /** One word is at most so much at home, as a logarithm. 4 and 7 measure the same. */
    mostHome: 6,
    /** So much of one entry is taken off those that have a word. 0.5 measures the same. */
    discount: 0.7,
    calibration: {
      /** So many random questions of each length are asked at each start: 28 ms of 11,000 passages, 160 of 100,000, in slices. */
      questions: 60,
      lengths: [1, 2, 4, 6, 9, 12],
      /** Chance is their mean and so many standard deviations. 1: .66 to .76 of off-topic questions refused, 2: .72 to .85, and 1.9% of one collection's own. */
      spread: 1.5,
      /** In a small text nothing is reached by chance, and one word is not enough. */
      least: 3.5,
      /** Ranks of the words in English; more frequent ones are no subjects. */
      from: 100,
      to: 20_000,
    },
  },
} as const

/** The most characters of a question that are read, in UTF-16 units; what is typed is cut here before it is parsed. */
export const longestQuestion = 2_000

/** Goes up whenever an index made by older code would rank differently or cannot be read. */
export const indexVersion = 2
