#!/usr/bin/env node
// The program's door: `npx rapporteur`, `npm start`, `npm run ask` and the image's. Any Node since 14 reads this file.
// biome-ignore lint/correctness/useImportExtensions: JavaScript, with its types in a file of their own
import { requireNode } from '../src/app/require-node.mjs'

requireNode()
import('../src/app/read-typescript.mjs').then(({ readTypeScript }) => {
  readTypeScript()
  return import('../src/main.ts')
})
