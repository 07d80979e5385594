/** The domain's tests alone: they need no database and no process. */
export default {
  rootDir: '..',
  testMatch: ['<rootDir>/subgraphs/reports/dist/domain/**/*.test.js'],
  transform: {},
  testEnvironment: 'node',
};
