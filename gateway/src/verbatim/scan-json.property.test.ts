import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString } from 'graphql';
import { compileLeaf } from '../execution/leaf.js';
import { viewOf } from './bytes.js';
import { bytesOf, NOT, type ScanViewed, scanString, scanStringInWords, scanValue } from './scan-json.js';
import { compileLeafScan } from './scan-leaf.js';

const skip: ScanViewed = (bytes, at) => scanValue(bytes, at);
/** Where it ends when it begins at the third byte. */
const endOf = (scan: ScanViewed, text: string) => {
  const bytes = bytesOf(`12${text}`);
  return scan(bytes, 2, { view: viewOf(bytes) }) - 2;
};

const TYPES = [
  GraphQLString,
  GraphQLID,
  GraphQLInt,
  GraphQLFloat,
  GraphQLBoolean,
  new GraphQLEnumType({ name: 'E', values: { ONE: {}, ONE_MORE: {}, constructor: {} } }),
  new GraphQLScalarType({ name: 'Any' }),
];

/** Texts that look like JSON: what is JSON, and that with letters put in or left out. */
const likeJson = fc
  .tuple(
    fc.json({ noUnicodeString: false }),
    fc.nat(),
    fc.nat(4),
    fc.constantFrom('', '"', '\\', ',', '}', ']', '0', '-', '.', 'e', ' ', '\n', '\u0001', 'null', '\\u12'),
  )
  .map(([text, at, out, put]) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + put + text.slice(cut + out);
  });

describe('what is read over', () => {
  it('is JSON: without blanks, and of numbers that are told as they are written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        const end = endOf(skip, text);
        // Numbers of many digits or with an exponent are left to who parses them.
        if (end < 0) expect(text).toMatch(/\d{16}|\d[eE.]/);
        else expect(end).toBe(Buffer.byteLength(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same string, one byte after the other or four at once, wherever it stands', () => {
    const letters = fc.constantFrom('a', ' ', '!', '\u007f', 'é', '\u{1f6a7}', '"', '\\', '\\"', '\\u00e9', '\n', '\u0000', '\u001f');
    const text = fc.array(fc.oneof({ weight: 30, arbitrary: fc.constantFrom('a', '#', '€') }, letters), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(8), fc.nat(8), (inside, before, behind) => {
        const bytes = bytesOf(`${'x'.repeat(before)}"${inside.join('')}${'x'.repeat(behind)}`).subarray(before);
        expect(scanStringInWords(bytes, 0, { view: viewOf(bytes) })).toBe(scanString(bytes, 0));
      }),
      { numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (inside) => {
        const bytes = Uint8Array.from([34, ...inside, 34]);
        expect(scanStringInWords(bytes, 0, { view: viewOf(bytes) })).toBe(scanString(bytes, 0));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is never what no parser takes', () => {
    fc.assert(
      fc.property(likeJson, (text) => {
        if (endOf(skip, text) === Buffer.byteLength(text)) expect(() => JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 20_000 },
    );
  });

  it.each(TYPES.map((type) => [type.name, type] as const))(
    'as a value of %s is one, and the same when it is parsed and written',
    (_name, type) => {
      const scan = compileLeafScan(type);
      const take = compileLeaf(type);
      const value = fc.oneof(
        fc.constantFrom(
          '"ONE"',
          '"ONE_"',
          '"constructor"',
          '-0',
          '1.0',
          '2147483647',
          '2147483648',
          '-2147483649',
          '1e2',
          '01',
          '0.5',
          '.5',
          '5.',
          '-',
          'true',
          'null',
        ),
        fc.integer().map(String),
        fc.double().map(String),
        likeJson,
      );
      fc.assert(
        fc.property(value, (text) => {
          if (endOf(scan, text) !== Buffer.byteLength(text)) return;
          const parsed: unknown = JSON.parse(text);
          expect(take(parsed)).toBe(parsed);
          if (typeof parsed === 'number') expect(Object.is(parsed, -0)).toBe(false);
        }),
        { numRuns: 5_000 },
      );
    },
  );

  it('ends nowhere when it has no end, or more levels than anybody reads', () => {
    for (const text of ['', '"', '"\\', '"\\u12', '[', '[1', '[1,', '{', '{"a"', '{"a":', '{"a":1', '-', 'nul', 'tru'])
      expect(scanValue(bytesOf(text), 0)).toBe(NOT);
    expect(scanValue(bytesOf('['.repeat(1_000_000)), 0)).toBe(NOT);
    expect(scanValue(bytesOf(`${'['.repeat(50)}${']'.repeat(50)}`), 0)).toBe(100);
  });
});
