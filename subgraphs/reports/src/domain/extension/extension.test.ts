import { describe, expect, it } from '@jest/globals';
import { checkExtension, type ExtensionRequest, MOST_DAYS, openExtension } from './extension.js';

const REASON = 'Suku cadang lampu belum tersedia.';
const request = (granted: boolean | null) => ({ id: String(granted), granted }) as ExtensionRequest;

describe('a request for more time', () => {
  it.each([
    [1, true],
    [MOST_DAYS, true],
    [0, false],
    [MOST_DAYS + 1, false],
    [1.5, false],
  ])('of %d days is valid: %s', (days, valid) => {
    expect(checkExtension({ days, reason: REASON }, []).ok).toBe(valid);
  });

  it('says why', () => {
    expect(checkExtension({ days: 1, reason: 'Lama' }, [])).toMatchObject({ details: { fields: [{ field: 'reason' }] } });
  });

  it.each([
    [[], null],
    [[request(false)], null],
    [[request(null)], 'EXTENSION_LIMIT'],
    [[request(true)], 'EXTENSION_LIMIT'],
  ] as const)('after %j', (earlier, code) => {
    const checked = checkExtension({ days: 1, reason: REASON }, earlier);
    expect(checked.ok ? null : checked.code).toBe(code);
  });

  it('is open until it is decided', () => {
    expect(openExtension([request(false), request(null)])).toMatchObject({ request: { id: 'null' } });
    expect(openExtension([request(true)])).toMatchObject({ code: 'EXTENSION_NOT_ASKED' });
  });
});
