import { describe, expect, it } from '@jest/globals';
import { plainMessageId } from './message-id.js';
import { isReceipt, readReceipt } from './read-receipt.js';
import { newPdu } from './smpp-package.js';
import { outcomeOf } from './status.js';

const TEXT = 'id:0a1B sub:001 dlvrd:001 submit date:2611261200 done date:2611261201 stat:DELIVRD err:000 text:KOTA METRO';

describe('a receipt', () => {
  it('is known by its class, also one in between', () => {
    const kinds = [0x00, 0x04, 0x20, 0x40, 0x44, 0x08].filter((esm_class) => isReceipt(newPdu('deliver_sm', { esm_class })));
    expect(kinds).toEqual([0x04, 0x20, 0x44]);
  });

  it.each([
    ['its text', {}, TEXT, { messageId: '0a1B', state: 'DELIVERED' }],
    ['its text in other letters', {}, 'ID: 77 Stat: undeliv', { messageId: '77', state: 'FAILED' }],
    ['its parameters before its text', { receipted_message_id: 'z9', message_state: 5 }, TEXT, { messageId: 'z9', state: 'FAILED' }],
    ['what was not delivered in time', {}, 'id:1 stat:EXPIRED', { messageId: '1', state: 'EXPIRED' }],
    ['the same by its parameters', { receipted_message_id: 'z9', message_state: 3 }, '', { messageId: 'z9', state: 'EXPIRED' }],
    ['an id whose end was left out', { receipted_message_id: "z9\u0004'", message_state: 2 }, '', { messageId: 'z9', state: 'DELIVERED' }],
    ['what is not yet over', { receipted_message_id: 'z9', message_state: 1 }, '', { messageId: 'z9', state: 'UNDER_WAY' }],
    ['a state that nobody knows', {}, 'id:1 stat:constructor', { messageId: '1', state: 'UNDER_WAY' }],
  ])('is read from %s', (_what, fields, text, read) => {
    expect(readReceipt(newPdu('deliver_sm', { esm_class: 4, ...fields }), text)).toEqual(read);
  });

  it.each(['', 'halo', `id:${'9'.repeat(66)} stat:DELIVRD`])('is none as %j', (text) => {
    expect(readReceipt(newPdu('deliver_sm', { esm_class: 4 }), text)).toBeNull();
  });

  it('is of the same message in whatever form its number is written', () => {
    expect(plainMessageId('00A1b2', 'hex')).toBe(plainMessageId('0041394', 'decimal'));
    expect(plainMessageId('0xa1b2', 'hex')).toBe('41394');
    expect([plainMessageId('00A1b2', 'text'), plainMessageId('pesan-1', 'hex'), plainMessageId('1e5', 'decimal')]).toEqual([
      '00A1b2',
      'pesan-1',
      '1e5',
    ]);
  });
});

describe('an answer to a message', () => {
  it.each([
    [0x00, 'ACCEPTED'],
    [0x58, 'THROTTLED'],
    [0x14, 'THROTTLED'],
    [0x0b, 'REFUSED'],
    [0x66, 'REFUSED'],
    [0x401, 'REFUSED'],
    [0x0a, 'LATER'],
    [0x08, 'LATER'],
    [0x400, 'LATER'],
  ])('of status %i means %s', (status, outcome) => {
    expect(outcomeOf(status, [0x401])).toBe(outcome);
  });
});
