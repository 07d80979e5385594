import { describe, expect, it } from '@jest/globals';
import { readCommand } from './read-command.js';

const NAMES = ['gateway', 'sms'];
const USAGE = 'Say which benchmark: npm run bench -- gateway | sms';

describe('the command of a benchmark', () => {
  it('is a name, with numbers that have a default', () => {
    expect(readCommand(['gateway', '--rounds', '2', '--no-installed', '--only', 'deep'], NAMES)).toMatchObject({
      name: 'gateway',
      values: { rounds: 2, seconds: 30, 'no-installed': true, sharing: false, only: 'deep' },
    });
  });

  it.each([
    [[], USAGE],
    [['nothing'], USAGE],
    [['gateway', '--help'], `Unknown option '--help'. ${USAGE}`],
    [['gateway', '--rounds', 'many'], '--rounds takes a number above 0.'],
    [['sms', '--messages', '0'], '--messages takes a number above 0.'],
    [['sms', '--messages', 'Infinity'], '--messages takes a number above 0.'],
  ])('%p is answered with a sentence', (words, problem) => {
    expect(readCommand(words, NAMES)).toEqual({ problem });
  });
});
