/** What may still be done to find the nearest place of a text, in steps of about ten nanoseconds; it is used up. */
export interface Effort {
  left: number
}

// A whole document of 2,500 words with every fourth of them another takes half of it, what people quote a hundredth.
const mostSteps = 3_000_000

/** For one of so many ways to read a text: whatever it is, its nearest place is looked for in so much time and no more. */
export function createEffort(ways: number): Effort {
  return { left: mostSteps / ways }
}
