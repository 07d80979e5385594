import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REPORT_COMMANDS } from './message.js';
import { readMessage } from './read-message.js';

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

  it('is no number where letters of any script stand', () => {
    const script = fc.constantFrom('ا', 'ب', 'あ', '路', 'ж', 'é', 'ꦲ', 'ก', 'a');
    fc.assert(
      fc.property(
        script,
        fc.constantFrom('', ' ', '. ', '🔥'),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        (letter, space, number, first) => {
          expect(readMessage(first ? `${letter}${space}${number}` : `${number}${space}${letter}`).kind).not.toBe('CHOICE');
        },
      ),
    );
  });

  it('is the same command whatever signs stand around it', () => {
    const signs = fc
      .array(fc.constantFrom(' ', '?', '!', '.', '"', '“', '(', ')', '*', '🙏', '👍🏽', '\n', '…', '-'), { maxLength: 5 })
      .map((each) => each.join(''));
    const commands = fc.constantFrom('BANTUAN', 'STOP', ...REPORT_COMMANDS, 'CEK LP-7K3M9Q2X', 'SELESAI LP-7K3M9Q2X', 'LP-7K3M9Q2X');
    fc.assert(
      fc.property(signs, commands, signs, (before, command, after) => {
        expect(readMessage(`${before}${command}${after}`)).toEqual(readMessage(command));
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
