/** How much more work finding the nearest place of a text may take, in steps of about ten nanoseconds. */
export interface Budget {
  left: number
}

// A document of 2,500 words with every fourth word changed takes nearly all of it; what people quote takes a hundredth.
const mostSteps = 1_200_000

/** The budget for one of `ways` in which a text can be read, so that all of them together are bounded. */
export function createBudget(ways: number): Budget {
  return { left: mostSteps / ways }
}
