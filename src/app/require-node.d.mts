/** The sentence for a Node that's too old to run this program; null for one that isn't. */
export function nodeProblem(version: string): string | null

/** Ends the process with that sentence. */
export function requireNode(): void
