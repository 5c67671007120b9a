// What the work below takes of a thread that has a core for itself, once it is compiled, in milliseconds.
const usualMs = 12
const rounds = 60_000

/** How many times as much processor time as usual this thread takes: its core may be slower, or shared. 1 or more. */
export function slownessOfThread(): number {
  const [, median = usualMs] = [spend(), spend(), spend()].toSorted((a, b) => a - b)
  return Math.max(1, median / usualMs)
}

/** Spends processor time as the code under test does: on words, maps and patterns. */
function spend(): number {
  const began = process.threadCpuUsage()
  const counts = new Map<string, number>()
  let characters = 0
  for (let round = 0; round < rounds; round += 1) {
    const word = `w${(round * 7_919) % 5_003}`
    counts.set(word, (counts.get(word) ?? 0) + 1)
    if (/^w\d*7$/u.test(word)) characters += word.length
    characters += JSON.stringify({ word, round }).length
  }
  if (characters === 0) throw new Error('Nothing was spent')
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000
}
