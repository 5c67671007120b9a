import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// What browsers are sent, made when the package is prepared: `npm ci` does it. `src/app/http/page-assets.ts` reads the manifest.
export default defineConfig({
  root: 'adapters',
  base: '/assets/',
  publicDir: false,
  logLevel: 'warn',
  resolve: {
    alias: {
      'node-emoji': fileURLToPath(new URL('adapters/playground/page/node-emoji.ts', import.meta.url)),
    },
  },
  build: {
    outDir: '../build/pages',
    assetsDir: '.',
    emptyOutDir: true,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: {
        playground: 'adapters/playground/page/playground.tsx',
        reader: 'adapters/reader/page/reader.ts',
        documents: 'adapters/documents/page/documents.tsx',
        about: 'adapters/about/page/about.ts',
      },
    },
  },
})
