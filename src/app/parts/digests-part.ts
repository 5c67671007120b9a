import type { DigestRunner } from '../../digest/digest-runner.ts'
import type { Part } from './part.ts'

/** What posts the digests. */
export function createDigestsPart(create: () => DigestRunner): Part {
  let runner: DigestRunner | null = null
  return {
    name: 'digests',
    async start() {
      runner = create()
      runner.start()
    },
    async stop() {
      await runner?.stop()
    },
  }
}
