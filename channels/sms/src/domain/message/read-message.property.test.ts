import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REPORT_COMMANDS, readMessage } from './read-message.js';

const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const digits = fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }).map((each) => each.join(''));
const anyText = fc.string({ unit: 'binary', maxLength: 1_200 });
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const words = fc.array(
  fc.array(letter, { minLength: 1, maxLength: 9 }).map((each) => each.join('')),
  { minLength: 2, maxLength: 20 },
);

describe('every message', () => {
  it('is read as something, and what is read as a report keeps every letter and digit', () => {
    const letters = (text: string) =>
      text
        .toWellFormed()
        .normalize('NFC')
        .match(/[\p{L}\p{N}]/gu)
        ?.join('') ?? '';
    fc.assert(
      fc.property(anyText, (text) => {
        const message = readMessage(text);
        if (message.kind === 'REPORT') expect(letters(message.text)).toBe(letters(text));
        if (message.kind === 'EMPTY') expect(letters(text)).toBe('');
      }),
    );
  });

  it('is a command for one report however its number is typed', () => {
    const typed = fc.tuple(
      fc.constantFrom(...REPORT_COMMANDS),
      digits,
      fc.constantFrom('LP-', 'lp-', 'LP ', 'lp', '#LP-'),
      fc.constantFrom(' ', '  ', ': ', '\n'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(typed, ([command, id, prefix, space, lower]) => {
        const text = `${command}${space}${prefix}${id}${space}5 bagus`;
        expect(readMessage(lower ? text.toLowerCase() : text)).toMatchObject({ trackingId: `LP-${id}` });
      }),
    );
  });

  it('of ordinary words is a report, whatever word it begins with', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_COMMANDS, 'STOP', 'BANTUAN', 'KOTA METRO'), words, (first, rest) => {
        fc.pre(!rest[0]?.startsWith('lp'));
        expect(readMessage(`${first} ${rest.join(' ')}`)).toMatchObject({ kind: 'REPORT' });
      }),
    );
  });
});
