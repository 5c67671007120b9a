// JavaScript that any Node since 14 reads, so that an older one says which is needed instead of failing over the rest.

/** The sentence for a Node that's too old to run this program; null for one that isn't. */
export function nodeProblem(version) {
  const needed = 26
  if (Number.parseInt(version, 10) >= needed) return null
  return `Rapporteur needs Node.js ${needed} or newer, and this is ${version}. Install it from https://nodejs.org, or run npm ci here, which brings it along for npm start and npm run ask.`
}

/** Ends the process with that sentence. */
export function requireNode() {
  const problem = nodeProblem(process.versions.node)
  if (problem === null) return
  console.error(problem)
  process.exit(1)
}
