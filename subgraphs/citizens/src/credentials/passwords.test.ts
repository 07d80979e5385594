import { describe, expect, it } from '@jest/globals';
import { createPasswords } from './passwords.js';

describe('createPasswords', () => {
  it('hashes with argon2id and knows the password again', async () => {
    const passwords = await createPasswords();
    const stored = await passwords.hash('kata sandi panjang');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(stored, 'kata sandi panjang')).toBe(true);
    expect(await passwords.verify(stored, 'kata sandi lain')).toBe(false);
  });

  it('says no for an unknown account', async () => {
    expect(await (await createPasswords()).verify(null, 'kata sandi panjang')).toBe(false);
  });
});
