import type { Reporter, TestModule } from 'vitest/node'

const fewest = 500

/** Prints the attacks by area, those that were tried and those that were survived; fails where fewer than 500 were. */
// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter's file by its default export.
export default class TableReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const areas = new Map<string, { tried: number; survived: number }>()
    for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
      const [area = test.name] = test.fullName.split(' > ')
      const counts = areas.getOrInsertComputed(area, () => ({ tried: 0, survived: 0 }))
      counts.tried += 1
      if (test.result().state === 'passed') counts.survived += 1
    }
    const rows = [...areas].map(([area, { tried, survived }]) => [area, tried, survived] as const)
    const tried = rows.reduce((sum, row) => sum + row[1], 0)
    const survived = rows.reduce((sum, row) => sum + row[2], 0)
    const table = [...rows.toSorted(([a], [b]) => a.localeCompare(b)), ['all', tried, survived] as const]
    console.log(`\n${'area'.padEnd(44)}${'tried'.padStart(8)}${'survived'.padStart(10)}`)
    for (const [area, all, passed] of table) {
      console.log(`${area.padEnd(44)}${String(all).padStart(8)}${String(passed).padStart(10)}`)
    }
    if (tried < fewest || survived < tried) process.exitCode = 1
  }
}
