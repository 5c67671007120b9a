import { seeded } from '../../process/seeded.ts'

/** Chooses some calls for a fault, see `FaultOptions.where`. */
export type Occasion = () => boolean

/** Each call with this probability, from 0 to 1; the same ones for the same seed. */
export function byChance(probability: number, seed: number): Occasion {
  const random = seeded(seed)
  return () => random() < probability
}

/** The calls with these numbers, from 1 on. */
export function atCalls(...numbers: readonly number[]): Occasion {
  let number = 0
  return () => {
    number += 1
    return numbers.includes(number)
  }
}
