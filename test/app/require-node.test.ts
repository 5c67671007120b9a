import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
// biome-ignore lint/correctness/useImportExtensions: JavaScript, with its types in a file of their own
import { nodeProblem } from '../../src/app/require-node.mjs'

// Where a system has one of its own beside the one that runs this.
const system = ['/usr/bin/node', '/usr/local/bin/node'].find(existsSync)
const version =
  system === undefined ? '' : execFileSync(system, ['-p', 'process.versions.node'], { encoding: 'utf8' })

describe('An older Node', () => {
  it('is named, with the one that is needed', () => {
    for (const old of ['14.21.3', '20.20.2', '22.23.3', '24.21.0', '25.9.0']) {
      expect(nodeProblem(old)).toMatch(new RegExp(`needs Node.js 26 or newer, and this is ${old}`, 'u'))
    }
    for (const fine of ['26.0.0', '26.10.0', '28.1.0']) expect(nodeProblem(fine)).toBeNull()
  })

  it.runIf(system !== undefined && nodeProblem(version) !== null)(
    'says so itself, in one sentence, where it runs the program',
    () => {
      const flags = ['--max-semi-space-size=12', '--heap-growing-percent=40']
      for (const args of [
        ['bin/rapporteur.mjs', 'ask', 'sanctions'],
        [...flags, 'bin/rapporteur.mjs'],
      ]) {
        const { status, stdout, stderr } = spawnSync(system ?? '', args, { encoding: 'utf8' })
        expect({ status, stdout, stderr: stderr.trim() }).toEqual({
          status: 1,
          stdout: '',
          stderr: nodeProblem(version.trim()),
        })
      }
    },
  )
})
