import { defineConfig } from 'vitest/config';

const pure = ['deals', 'kpis', 'query', 'report', 'i18n', 'slack/views', 'airtable/decode', 'chart/config'];

export default defineConfig({
  test: {
    globalSetup: 'test/support/say-chromium.ts',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Most of them wait for one another's network, not for a core.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: pure.map((room) => `test/${room}{/**/*,}.test.ts`), isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'edges',
          include: ['test/**/*.test.ts'],
          exclude: pure.map((room) => `test/${room}{/**/*,}.test.ts`),
        },
      },
    ],
  },
});
