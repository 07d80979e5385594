import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@lapor/kit/config/read-config';
import { settings } from './config.js';

const ENV = {
  AGENCIES_DATABASE_URL: 'postgres://agencies@127.0.0.1/agencies',
  REPORTS_URL: 'http://127.0.0.1:4101/',
  FEED_KEY: `a1:${Buffer.alloc(32, 2).toString('base64url')}`,
  IDENTITY_KEYS: `g1:gateway:${Buffer.alloc(32, 1).toString('base64url')}`,
};

describe('the settings', () => {
  it('need only the database, the keys and where reports serves', () => {
    expect(readConfig(settings, ENV)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4102,
      REPORTS_URL: 'http://127.0.0.1:4101',
      DATABASE_POOL_SIZE: 10,
      LOG_LEVEL: 'info',
    });
  });

  it('name every problem at once', () => {
    const env = { AGENCIES_DATABASE_URL: 'mysql://x', PORT: '70000' };
    expect(() => readConfig(settings, env)).toThrow(/PORT[\s\S]*AGENCIES_DATABASE_URL[\s\S]*IDENTITY_KEYS/);
  });
});
