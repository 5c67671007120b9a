import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { LibrariesMeter } from '../../library/libraries.ts'

// Seconds. From what is kept of a few documents to twenty that are read anew.
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

// With its tree, its index, and what a check needs (`npm run bench:libraries`).
const bytesOfCharacter = 13

/** Registers what is counted of workspaces' libraries; returns what libraries tell. */
export function createLibraryMeter(registry: Registry): LibrariesMeter {
  const registers = [registry]
  const loaded = new Gauge({
    name: 'rapporteur_libraries_loaded',
    help: 'Libraries with documents of a workspace of its own that are in memory',
    registers,
  })
  const bytes = new Gauge({
    name: 'rapporteur_libraries_bytes',
    help: 'How many bytes they are reckoned to take, thirteen for each character of their texts',
    registers,
  })
  const evictions = new Counter({
    name: 'rapporteur_library_evictions_total',
    help: 'Libraries that were dropped from memory for others',
    registers,
  })
  const seconds = new Histogram({
    name: 'rapporteur_library_build_seconds',
    help: 'How long a library took to be read and indexed, from what was kept of its documents or anew',
    buckets,
    registers,
  })
  return {
    onLoaded(count, characters) {
      loaded.set(count)
      bytes.set(characters * bytesOfCharacter)
    },
    onEvicted: () => evictions.inc(),
    onBuilt: (took) => seconds.observe(took),
  }
}
