import { readFileSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Node reads TypeScript, but not in a folder named node_modules, where `npx` puts this package: there its types are taken
 * away by Node's own function, and elsewhere nothing changes.
 */
export function readTypeScript() {
  const ours = new URL('../../', import.meta.url).href
  if (!ours.includes('/node_modules/')) return
  nodeModule.registerHooks({
    load(url, context, next) {
      if (!url.startsWith(ours) || !/^[^?#]*\.ts$/u.test(url) || url.startsWith(`${ours}node_modules/`)) {
        return next(url, context)
      }
      const source = quietly(() => nodeModule.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')))
      return { format: 'module', source, shortCircuit: true }
    },
  })
}

/** Node warns that this function of its own is new, which whoever starts a program can do nothing about. */
function quietly(work) {
  const { emitWarning } = process
  process.emitWarning = () => undefined
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}
