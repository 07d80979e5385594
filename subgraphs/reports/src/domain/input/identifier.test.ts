import { describe, expect, it } from '@jest/globals';
import { isCode, isId } from './identifier.js';

const ID = '01890000-0000-7000-8000-00000000beef';

describe('an id', () => {
  it.each([
    [ID, true],
    [ID.toUpperCase(), true],
    [`${ID}0`, false],
    [`0${ID}`, false],
    [ID.replace('-', ''), false],
    [ID.replace('beef', 'beeg'), false],
    ["1' or '1'='1", false],
    ['', false],
  ])('%s is one: %s', (text, valid) => {
    expect(isId(text)).toBe(valid);
  });
});

describe('a code', () => {
  it.each([
    ['D-18.72-DLH', true],
    ['lingkungan.pohon-tumbang', true],
    ['a:b_c', true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    ['', false],
    ['D 18', false],
    ['D-18\n', false],
    ["'; drop table report", false],
  ])('%j is one: %s', (text, valid) => {
    expect(isCode(text)).toBe(valid);
  });
});
