import { describe, expect, it } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import fc from 'fast-check';
import { REPORT_COMMANDS } from '../message/message.js';
import { EVERYWHERE, quietZone, quietZones, sendableFrom, ZONES } from './quiet-hours.js';
import * as text from './reply-text.js';

const ID = 'LP-7K3M9Q2X';
const ONE_SMS = /^[\n\x20-\x5a\x5f\x61-\x7a]{1,160}$/;

describe('an answer', () => {
  it.each([
    ...Object.entries({
      HELP: text.HELP,
      EMPTY: text.EMPTY,
      TOO_MANY: text.TOO_MANY,
      STOPPED: text.STOPPED,
      LATER: text.LATER,
      HELD: text.HELD,
      NOT_FILED: text.NOT_FILED,
      ASKED: text.NOTHING_ASKED,
    }),
    ['received', text.received(ID)],
    ['receivedEarlier', text.receivedEarlier(ID)],
    ['notYours', text.notYours(ID)],
    ['notSolved', text.notSolved(ID)],
    ...(['BALAS', 'LENGKAPI'] as const).map((command) => [`${command} too short`, text.tooShort(command)] as const),
    ...REPORT_COMMANDS.map((command) => [command, text.incomplete(command)] as const),
    ...(['REPLY', 'COMPLETE', 'CONFIRM', 'RATE'] as const).map((what) => [what, text.done(ID, what)] as const),
    [
      'BOGOR',
      text.whichAgency([
        { number: 1, agencyCode: '', name: 'KOTA BOGOR' },
        { number: 2, agencyCode: '', name: 'KABUPATEN BOGOR' },
      ]),
    ],
    ...Object.entries(ERRORS).map(([code, { pesan }]) => [code, text.refused(ID, pesan)] as const),
  ])('%s is one SMS in GSM-7', (_name, answer) => {
    expect(answer).toMatch(ONE_SMS);
  });

  it('is one SMS whatever stands in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => ONE_SMS.test(text.noText(words))));
  });
});

describe('quiet hours', () => {
  it('may lie within a day, or be none', () => {
    const at = (hour: string) => new Date(`2026-11-26T${hour}:30:00Z`);
    expect(sendableFrom(at('06'), 'Asia/Jakarta', { from: 13, until: 15 }).toISOString()).toBe('2026-11-26T08:00:00.000Z');
    for (const hours of [
      { from: 14, until: 15 },
      { from: 0, until: 0 },
      { from: 13, until: 13 },
    ])
      expect(sendableFrom(at('06'), 'Asia/Jakarta', hours)).toEqual(at('06'));
  });

  it.each([
    ['2026-11-26T13:00:00Z', 'Asia/Jakarta', '2026-11-26T23:00:00.000Z'], // 20:00
    ['2026-11-26T12:59:59Z', 'Asia/Jakarta', '2026-11-26T12:59:59.000Z'],
    ['2026-11-26T22:59:00Z', 'Asia/Jakarta', '2026-11-26T23:00:00.000Z'], // 05:59 of the next day
    ['2026-11-26T23:00:00Z', 'Asia/Jakarta', '2026-11-26T23:00:00.000Z'],
    ['2026-11-26T11:00:00Z', 'Asia/Jayapura', '2026-11-26T21:00:00.000Z'],
    ['2026-11-26T12:00:00Z', 'Asia/Makassar', '2026-11-26T22:00:00.000Z'],
    ['2026-12-31T15:00:00Z', EVERYWHERE, '2026-12-31T23:00:00.000Z'],
    ['2026-11-26T10:59:59Z', EVERYWHERE, '2026-11-26T10:59:59.000Z'], // 17:59 in the west, 19:59 in the east
    ['2026-11-26T11:00:00Z', EVERYWHERE, '2026-11-26T23:00:00.000Z'], // 18:00 and 20:00
    ['2026-11-26T22:30:00Z', EVERYWHERE, '2026-11-26T23:00:00.000Z'], // 05:30 and 07:30
  ])('at %s in %s a notification waits until %s', (now, zone, from) => {
    expect(sendableFrom(new Date(now), zone, { from: 20, until: 6 }).toISOString()).toBe(from);
  });

  it('hold for the whole country where the zone is none of Indonesia’s, or nobody knows it', () => {
    expect([null, 'Asia/Singapore', 'constructor', 'Asia/Makassar'].map(quietZone)).toEqual([
      EVERYWHERE,
      EVERYWHERE,
      EVERYWHERE,
      'Asia/Makassar',
    ]);
  });

  it('begin in the east and end in the west', () => {
    const zonesAt = (time: string) => quietZones(new Date(`2026-11-26T${time}:00Z`), { from: 20, until: 6 });
    expect(zonesAt('10:30')).toEqual([]);
    expect(zonesAt('11:30')).toEqual(['Asia/Jayapura', EVERYWHERE]);
    expect(zonesAt('14:00')).toEqual(ZONES);
    expect(zonesAt('22:30')).toEqual(['Asia/Pontianak', 'Asia/Jakarta', EVERYWHERE]);
    expect(quietZones(new Date('2026-11-26T14:00:00Z'), { from: 0, until: 0 })).toEqual([]);
  });

  it('end even where no moment suits all', () => {
    expect(sendableFrom(new Date('2026-11-26T14:00:00Z'), EVERYWHERE, { from: 8, until: 7 }).toISOString()).toBe(
      '2026-11-28T00:00:00.000Z',
    );
  });
});
