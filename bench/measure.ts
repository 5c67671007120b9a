/** One line of the table. `ratio` compares with something measured in the same run, which `to` names. */
export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly ratio?: number
  readonly to?: string
}

/** The value below which that share of the samples lies; `share` is between 0 and 1. NaN where there are none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

/** Says on standard error what is going on, so that standard output is the table alone. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`)
}
