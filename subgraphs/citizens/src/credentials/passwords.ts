import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';

/** argon2id as OWASP recommends it (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const ARGON2: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time without an account (null) as with one, and then says no. */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/** Hashing and checking of passwords; makes the hash that stands in for unknown accounts. */
export async function createPasswords(): Promise<Passwords> {
  const nobody = await hash(randomBytes(32), ARGON2);
  return {
    hash: (password) => hash(password, ARGON2),
    async verify(stored, password) {
      const matches = await verify(stored ?? nobody, password, ARGON2);
      return stored !== null && matches;
    },
  };
}
