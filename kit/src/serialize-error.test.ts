import { describe, expect, it } from '@jest/globals';
import { serializeError } from './serialize-error.js';

describe('an error in the log', () => {
  it('keeps the message of our own errors, with the cause', () => {
    const error = new Error('the feed answered 500', { cause: new TypeError('socket closed') });
    expect(serializeError(error)).toMatchObject({
      type: 'Error',
      message: 'the feed answered 500',
      cause: { type: 'TypeError', message: 'socket closed' },
    });
  });

  it('keeps no value of a row or statement of a database error', () => {
    const driverError = Object.assign(new Error('duplicate key: (siti@contoh.id)'), {
      severity: 'ERROR',
      code: '23505',
      detail: 'Key (email)=(siti@contoh.id)',
      constraint: 'account_email',
    });
    const error = Object.assign(new Error('duplicate key: (siti@contoh.id)'), {
      ...driverError,
      driverError,
      query: 'insert …',
      parameters: ['siti@contoh.id'],
    });
    const serialized = serializeError(error);
    expect(serialized).toMatchObject({ code: '23505', constraint: 'account_email' });
    expect(JSON.stringify(serialized)).not.toContain('siti');
  });

  it('says nothing of what is not an error', () => {
    expect(serializeError('siti@contoh.id')).toEqual({ type: 'string' });
  });
});
