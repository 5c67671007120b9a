import type { Reporter, TestModule } from 'vitest/node'

const fewest = 500

/**
 * Prints the attacks by area: how many were tried and survived, and the most milliseconds of processor time that one took at a
 * stretch and in all, where that is measured. Fails where fewer than 500 were tried.
 */
// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter's file by its default export.
export default class TableReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const areas = new Map<string, { tried: number; survived: number; stretch: number; all: number }>()
    for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
      const [area = test.name] = test.fullName.split(' > ')
      const counts = areas.getOrInsertComputed(area, () => ({ tried: 0, survived: 0, stretch: 0, all: 0 }))
      counts.tried += 1
      if (test.result().state === 'passed') counts.survived += 1
      const { taken = { stretch: 0, all: 0 } } = test.meta()
      counts.stretch = Math.max(counts.stretch, taken.stretch)
      counts.all = Math.max(counts.all, taken.all)
    }
    const rows = [...areas]
      .map(([area, counts]) => ({ area, ...counts }))
      .toSorted((a, b) => a.area.localeCompare(b.area))
    const tried = rows.reduce((sum, row) => sum + row.tried, 0)
    const survived = rows.reduce((sum, row) => sum + row.survived, 0)
    const print = (area: string, ...cells: readonly (string | number)[]): void =>
      console.log(`${area.padEnd(44)}${cells.map((cell) => String(cell).padStart(11)).join('')}`)
    print('area', 'tried', 'survived', 'ms at once', 'ms in all')
    for (const { area, all, stretch, ...counts } of rows)
      print(area, counts.tried, counts.survived, ms(stretch), ms(all))
    print('all', tried, survived)
    if (tried < fewest || survived < tried) process.exitCode = 1
  }
}

function ms(time: number): string {
  return time === 0 ? '' : time.toFixed(0)
}
