import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// What browsers are sent, made when the package is prepared: `npm ci` does it. `adapters/web/assets.ts` reads the manifest.
export default defineConfig({
  root: 'adapters/web/page',
  base: '/assets/',
  publicDir: false,
  logLevel: 'warn',
  resolve: {
    alias: { 'node-emoji': fileURLToPath(new URL('adapters/web/page/node-emoji.ts', import.meta.url)) },
  },
  build: {
    outDir: '../bundle',
    assetsDir: '.',
    emptyOutDir: true,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: { playground: 'adapters/web/page/playground.tsx', reader: 'adapters/web/page/reader.ts' },
    },
  },
})
