import { fileURLToPath } from 'node:url';

/**
 * Mutates the build of the reports' domain, because tests run on the build: native modules need no second compiler.
 * Only the domain is copied into the sandbox; what it imports besides (contracts) is the real one. `run.mjs` names the
 * folder and its files.
 */
export const CONFIG = {
  plugins: [fileURLToPath(new URL('./node_modules/@stryker-mutator/jest-runner/dist/src/index.js', import.meta.url))],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  // The domain's tests alone: they need no database and no process. Random ones are left out: what they notice by chance
  // would come and go with the score.
  jest: {
    config: {
      testMatch: ['<rootDir>/subgraphs/reports/dist/domain/**/*.test.js'],
      testPathIgnorePatterns: ['/node_modules/', 'property.test.js$'],
      transform: {},
      testEnvironment: 'node',
    },
    enableFindRelatedTests: true,
  },
  ignorePatterns: ['**', '!package.json', '!subgraphs/reports/package.json', '!subgraphs/reports/dist/domain/**/*.js'],
  coverageAnalysis: 'perTest',
  incremental: true,
  tempDirName: '.data/mutation/sandbox',
  reporters: ['json'],
  timeoutMS: 5_000,
  concurrency: 1,
  allowConsoleColors: false,
  logLevel: 'warn',
};
