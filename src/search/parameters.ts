/**
 * Every number that the ranking depends on, each with its range, its reason and the measurement it came from. Two
 * figures are the mean nDCG@10 of Cranfield, NPL, CACM and OR-ShARC, clean / with typing errors, the floor off, where all
 * as it is gives .567 / .564 (`npm run bench:vary`); "queries" is Success@1 on judged questions about the bundled text,
 * .935 (`npm run judge`).
 */
export const parameters = {
  /** BM25's saturation, 0 to 3. 0.9: .567 / .565, 1.6: .567 / .564; 1.2 is the usual value. */
  k1: 1.2,
  /** How far a text's length is held against it, 0 to 1. 0.45: .566 / .562, 0.5: .567 / .563, 0.7: .566 / .563. */
  textB: 0.6,
  /** The same for headings, which hardly differ in length. 0.3: .566 / .564, 0.8: .568 / .564. */
  headingB: 0.6,
  /** A word in the heading counts as so many in the text. 1: .563 / .558, 2.2: .568 / .565, 4: .566 / .563. */
  headingWeight: 3,
  /** What a word in the heading adds on its own account, beside BM25F. 0: .568 / .563, 0.15: .568 / .565, 0.6: .564 / .561. */
  headingAlone: 0.3,
  /** How soon that is saturated, in words of a heading of usual length. 0.25: .566 / .564, 1: .567 / .564. */
  headingHalf: 0.5,
  /**
   * Passages of everyday English that are thought to stand beside the collection when it is asked how rare a word is: in
   * 21 passages a frequency says little. 0 measures the same, 60: .919 of the queries.
   */
  everydayPassages: 20,
  /** As many more for each passage of the collection. 0: .564 / .561, 0.2: .565 / .563, 0.8: .566 / .563. */
  everydayShare: 0.4,
  /**
   * Rarity counts to this power: in a long question a rare word then outweighs several common ones. 1: .566 / .564, 1.2:
   * .566 / .563. In a small text 1.1 measures the same.
   */
  rarityPower: { small: 1, large: 1.1 },
  /** A word that the question has n times weighs n to this power. 0: .559 / .556, 0.5: .568 / .564, 1: .567 / .562. */
  repetition: 0.75,
  /** Content words in such a passage. */
  everydayLength: 240,
  /** Questions are cut after so many different words; those that matter stand before. */
  mostWords: 64,

  spelling: {
    /** So many words, by shared pairs of letters, are given to Fuse.js to judge. 8: .567 / .563; 64 measures the same. */
    candidates: 24,
    /** Fuse.js's threshold, share of wrong characters, 0 to 1; and how far from the beginning a match may be, in characters. */
    worstScore: 0.45,
    tolerance: 40,
    /** Shorter words have too many neighbours; longer ones are no words. */
    shortestWord: 4,
    longestWord: 30,
    /** The same for the words that may have been meant, and by how many letters they may differ in length. */
    shortestMeant: 3,
    longestMeant: 28,
    lengthDifference: 2,
    /** One edit is forgiven, and one more from each of these lengths on. */
    edits: [6, 13],
    /**
     * What makes a word farther than its edits: a whole of Fuse.js's score, and another first letter, which people seldom
     * miss; a word e times as frequent is nearer by so much.
     */
    distance: { score: 0.5, otherBeginning: 0.4, frequency: 0.06 },
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

  /**
   * What a manner of speaking loses of its weight beside a subject: of questions in noise .870 and .881 have the right
   * passage first at 0, .888 and .896 at 0.5, .893 and .898 at 0.8, which loses on paraphrases. In large collections the words
   * of asking also rank. 0.5: .567 / .562.
   */
  mannerOfSpeaking: { small: 0.5, large: 0 },

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
     * In large collections, of a synonym beside a word that the texts have: so much times the cosine.
     * 0: .568 / .564, 0.3: .567 / .563, 0.7: .567 / .564.
     */
    close: 0.5,
    /** Cosine under which it is left out there. 0.4: .568 / .566, but OR-ShARC loses .001; 0.6: .566 / .562. */
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
     * collections, where the words that people use do occur, that loses (.520 / .513), so there only words that occur
     * nowhere are.
     */
    smallCollection: 500,
  },

  /** The closer reading: so many of the best passages are read. */
  depth: 100,

  /** Pairs of words that are neighbours in the question; each adds its mean weight, times c / (c + 1) for c times. */
  pairs: {
    /** Where they are neighbours in the text. 0: .561 / .556, 0.4: .568 / .563, 1: .567 / .565. */
    besideBonus: { small: 0.3, large: 0.7 },
    /** Where both stand within the window. 0: .567 / .563, 0.15: .567 / .564, 0.6: .566 / .562. */
    nearBonus: { small: 0, large: 0.3 },
    /** In content words. 8: .567 / .565, 16: .567 / .564. */
    window: 12,
  },

  /**
   * score · coverage^exponent, where coverage is the share of the question's weight that a passage answers. In a small
   * text a short item with one of two words would outweigh a long paragraph with both: 0 gives .919 of the
   * queries, 0.8 as many as 0.5. In large ones 0: .565 / .563, 0.2: .567 / .564, 0.4: .565 / .560.
   */
  coverage: { small: 0.5, large: 0.1 },

  feedback: {
    /** Smaller collections have too few passages on one subject to learn its words from: at 500, OR-ShARC loses .006. */
    leastPassages: 1_000,
    /** The best passages are read until so many words are, so that short ones are more. */
    words: 1_000,
    mostPassages: 60,
    /** A term must stand in so many of them. */
    leastPassagesWithTerm: 2,
    /** So many terms are learnt. */
    terms: 30,
    /** The share of the score that they decide, 0 to 1. 0: .561 / .556, 0.2: .567 / .563, 0.4: .567 / .565. */
    share: 0.3,
    /** A passage of s times the best score is learnt from with weight s to this power. 1: .564 / .560, 12: .566 / .563. */
    steepness: 8,
  },

  /** Each of the best passages beside those the most like it. */
  smoothing: {
    /** The share of its score that is theirs, 0 to 1. 0: .562 / .557, 0.1: .563 / .560, 0.3: .568 / .564. */
    share: 0.2,
    /** Among so many of the best. 30: .566 / .563, 100: .568 / .565. */
    depth: 50,
    /** So many of them. 3: .568 / .563, 8: .567 / .563. */
    neighbours: 5,
    /** A longer passage is compared by its beginning, in content words, so that it takes no longer. */
    words: 300,
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
   * What must be found of a question (`floor.ts`). Tuned on the first two sets of noise in bench/search around the queries, on
   * the lists of off-topic questions and on the four collections (`npm run judge:noise`). Figures: noise of the
   * second set that is answered, .912 as it is, and refused, .013; off-topic questions (203, of two lists) that are refused,
   * .77 and .82, and answered, none.
   */
  floor: {
    /**
     * In a small text: the share of the question's weight under which nothing is found (0.5: .010 refused, and .67 and .79;
     * 0.6: .023, and .86 and .87), and under which it is only the nearest (0.7: .918 answered, and an off-topic one; 0.8:
     * .910). `homeOfAnswer` times what is reached by chance is an answer whatever the share (1.3: 6 off-topic ones are
     * answered, 1.8: .902 of the noise).
     */
    small: { share: 0.54, homeOfNearest: 1, shareOfAnswer: 0.75, homeOfAnswer: 1.42 },
    /**
     * In a large one any word stands somewhere, so that a share says less. `homeOfNearest` times what is reached by chance is
     * the nearest whatever the share: at 1, .63 to .82 of the off-topic questions are refused and up to 1.9% of a collection's
     * own; at 0.8, .55 to .72 and none. `homeOfAnswer` times is an answer: at 1.2, .10 to .21 of the off-topic ones and at least
     * .95 of a collection's own in noise, at 1.35 .08 to .18 and .90, at 1.5 .06 to .14 and .85.
     */
    large: { share: 0.85, homeOfNearest: 0.8, shareOfAnswer: 0.9, homeOfAnswer: 1.35 },
    /** The share that must be answered by more than meaning for an answer, where chance would reach as much. 0.6: .923 answered, and 2 off-topic ones. */
    sure: 0.75,
    /**
     * Cosine to words of talk from which a word is a little, and from which wholly, a manner of speaking (from 0.25: .913, 0.35:
     * .911); such words among so many of the most frequent are known misspelt, too (0: .867 of the misspelt noise of
     * the third set is answered, 5,000: .887).
     */
    manner: { from: 0.3, to: 0.5, frequent: 5_000 },
    /** Cosine to a word at home from which another topic is a little, and from which wholly, one with it ("malaria prevention"). to 0.2: .911, 0.6: .913. */
    kinship: { from: 0.1, to: 0.4 },
    /**
     * What another topic weighs at most beside words at home, in their weight: `most` where they hardly are, `least` from
     * `home` on. least 0.3: .917, and an off-topic one, 0.5: .911; most 1 to 1.5, home 3 to 4.5: .012 to .019 refused.
     */
    stranger: { least: 0.4, most: 1.2, home: 3.5 },
    /** One word is at most so much at home, as a logarithm. 4: .905; 7 measures the same. */
    mostHome: 6,
    /** In a small text, what two neighbours of the question add that are neighbours in the entry. 0: .902, 1.5: .909, 5: .916. */
    pair: 3,
    /** So much of one entry is taken off those that have a word. 0.5: .915, and 3 off-topic ones; 0.9: .902. */
    discount: 0.7,
    calibration: {
      /** So many random questions of each length are asked at each start: 28 ms of 11,000 passages, 160 of 100,000, in slices. */
      questions: 60,
      lengths: [1, 2, 4, 6, 9, 12],
      /** Chance is their mean and so many standard deviations. 1: .54 to .72 of off-topic questions refused, 2: .58 to .79, and 1.9% of one collection's own. */
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

/** Goes up whenever what older code has read of texts would rank differently or cannot be read. */
export const indexVersion = 6

/** Whether a collection is so small that words are widened by their meaning and passages have too few like them. */
export function sizeOf({ size }: { readonly size: number }): 'small' | 'large' {
  return size <= parameters.meaning.smallCollection ? 'small' : 'large'
}
