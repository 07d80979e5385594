/** Tests run on the build, as native modules: what is tested is what runs. */
export default {
  rootDir: '.',
  testMatch: ['<rootDir>/**/dist/**/*.test.js'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/.data/'],
  transform: {},
  testEnvironment: 'node',
  globalSetup: './test/dist/environment/global-setup.js',
  globalTeardown: './test/dist/environment/global-teardown.js',
  // Beyond the patience of `test/src/environment/until.ts`, so that a wait in vain says for what.
  testTimeout: 180_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
