import type { PlaygroundConfig } from '../config.ts'
import type { Part } from '../part.ts'
import type { Wiring } from './wiring.ts'

/** The documents in a browser. Its start throws SetupError where one of them is named like another address. */
export function createReaderPart(wiring: Wiring, playground: PlaygroundConfig | null): Part {
  const { config, adapters, server, library, log } = wiring
  const { contentDir, publicUrl } = config
  return {
    name: 'reader',
    start: () =>
      adapters.mountReader({
        ...library.loaded(),
        server,
        contentDir,
        publicUrl,
        isBesidePlayground: playground !== null,
        // Readers from outside are not led to what is for this machine alone.
        hasPlayground: playground !== null && (playground.isPublic || publicUrl === null),
        log,
      }),
    stop: async () => undefined,
  }
}
