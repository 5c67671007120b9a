import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most tests wait for a loopback platform most of the time.
    maxWorkers: 3,
    testTimeout: 15_000,
    hookTimeout: 15_000,
  },
})
