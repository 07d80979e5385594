import { describe, expect, it } from '@jest/globals';
import { readPhone } from '../../phone/read-phone.js';
import { toSignInName } from './sign-in-name.js';
import { toCitizenUsername, USERNAME } from './username.js';

describe('toCitizenUsername', () => {
  it.each([
    [[0, 0, 0, 0, 0, 0, 0, 0], 'warga-00000000'],
    [[31, 31, 31, 31, 31, 31, 31, 31], 'warga-zzzzzzzz'],
    [[255, 10, 18, 32, 1, 2, 3, 4], 'warga-zaj01234'],
  ])('writes %j in base32', (bytes, username) => {
    expect(toCitizenUsername(Uint8Array.from(bytes))).toBe(username);
    expect(username).toMatch(USERNAME);
  });
});

describe('toSignInName', () => {
  it.each([
    ['warga', { kind: 'USERNAME', value: 'warga' }],
    [' Admin-Metro ', { kind: 'USERNAME', value: 'admin-metro' }],
    ['Siti@Contoh.id', { kind: 'EMAIL', value: 'siti@contoh.id' }],
    ['0812 3456 7890', { kind: 'PHONE', value: '+6281234567890' }],
    ['+6281234567890', { kind: 'PHONE', value: '+6281234567890' }],
    ["' or 1=1 --", { kind: 'UNREADABLE', value: "' or 1=1 --" }],
    ['12345', { kind: 'UNREADABLE', value: '12345' }],
  ])('reads "%s"', (written, name) => {
    expect(toSignInName(written, readPhone)).toEqual(name);
  });
});
