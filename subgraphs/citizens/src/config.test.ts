import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@lapor/kit/config/read-config';
import { makeReferenceKey } from '@lapor/kit/sealed-reference';
import { settings } from './config.js';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const ENV = {
  CITIZENS_DATABASE_URL: 'postgres://citizens@127.0.0.1:5432/citizens',
  IDENTITY_KEYS: `k1:gateway:${key(9)}`,
  AGENCIES_URL: 'http://127.0.0.1:4102',
  FEED_KEY: `k2:${key(8)}`,
  VAULT_KEY: key(1),
  VAULT_INDEX_KEY: key(2),
  VAULT_REFERENCE_KEY: makeReferenceKey(),
  REPORTER_KEY: key(3),
  TOKEN_ISSUER: 'http://127.0.0.1:4103',
  ISSUER_COOKIE_KEYS: key(4),
  TOKEN_SIGNING_KEY: Buffer.from(JSON.stringify(jwk)).toString('base64url'),
};

describe('settings', () => {
  it('fills in what has a default', () => {
    expect(readConfig(settings, ENV)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4103,
      DATABASE_POOL_SIZE: 10,
      TOKEN_LIFETIME_SECONDS: 3600,
      LOG_LEVEL: 'info',
    });
  });

  it.each(Object.keys(ENV).filter((name) => !/^VAULT_(INDEX_)?KEY$/.test(name)))('has no default for %s', (name) => {
    expect(() => readConfig(settings, { ...ENV, [name]: '' })).toThrow(name);
  });

  it.each([
    ['VAULT_KEY', 'pendek'],
    ['VAULT_INDEX_KEY', Buffer.alloc(33).toString('base64url')],
    ['VAULT_REFERENCE_KEY', Buffer.from(JSON.stringify(jwk)).toString('base64url')],
    ['TOKEN_SIGNING_KEY', 'rahasia-yang-salah'],
    ['DEMO_PASSWORD', 'pendek'],
    ['CITIZENS_DATABASE_URL', 'mysql://rahasia@localhost/x'],
    ['LOG_LEVEL', 'berisik'],
  ])('refuses a wrong %s and does not repeat it', (name, value) => {
    const read = () => readConfig(settings, { ...ENV, [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow(value);
  });
});
