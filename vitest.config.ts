import { defineConfig } from 'vitest/config'

// Which HTTP client is whose depends on what the process has loaded before.
const alone = ['test/adapters/discord/beside-slack.test.ts', 'test/platforms/discord/files.test.ts']

// Of their own: `npm run test:browser`.
const inBrowser = 'test/browser/*.test.ts'

export default defineConfig({
  test: {
    // Most tests wait for a loopback platform most of the time.
    maxWorkers: 3,
    testTimeout: 15_000,
    hookTimeout: 15_000,
    projects: [
      {
        extends: true,
        // Loading both SDKs takes longer than most files' tests, so files share what they have loaded.
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, inBrowser],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'browser', include: [inBrowser], maxWorkers: 1 } },
    ],
  },
})
