import { describe, expect, it } from '@jest/globals';
import { type Message, REPORT_COMMANDS } from './message.js';
import { readMessage } from './read-message.js';

const ID = 'LP-7K3M9Q2X';

describe('readMessage', () => {
  it.each<[string, Message]>([
    ['', { kind: 'EMPTY' }],
    [' \n\t ', { kind: 'EMPTY' }],
    ['🔥🔥', { kind: 'EMPTY' }],
    ['?!', { kind: 'EMPTY' }],
    ['1', { kind: 'CHOICE' }],
    [' 2. ', { kind: 'CHOICE' }],
    ['bantuan', { kind: 'HELP' }],
    ['Bantuan!', { kind: 'HELP' }],
    ['STOP', { kind: 'STOP' }],
    ['cek lp-7k3m9q2x', { kind: 'CHECK', trackingId: ID }],
    ['CEK LP7K3M9Q2X', { kind: 'CHECK', trackingId: ID }],
    ['CEK: #LP 7K3M9Q2X.', { kind: 'CHECK', trackingId: ID }],
    ['SELESAI LP-7K3M9Q2X terima kasih', { kind: 'CONFIRM', trackingId: ID }],
    ['Balas LP-7K3M9Q2X: belum\nselesai', { kind: 'REPLY', trackingId: ID, text: 'belum\nselesai' }],
    ['LENGKAPI LP-7K3M9Q2X RT 3 RW 5', { kind: 'COMPLETE', trackingId: ID, text: 'RT 3 RW 5' }],
    ['NILAI LP-7K3M9Q2X 5', { kind: 'RATE', trackingId: ID, score: 5, comment: null }],
    ['NILAI LP-7K3M9Q2X 1, lambat sekali', { kind: 'RATE', trackingId: ID, score: 1, comment: 'lambat sekali' }],
    ['NILAI LP-7K3M9Q2X 9', { kind: 'INCOMPLETE', command: 'NILAI' }],
    ['NILAI LP-7K3M9Q2X 10', { kind: 'INCOMPLETE', command: 'NILAI' }],
    ['BALAS LP-7K3M9Q2X', { kind: 'INCOMPLETE', command: 'BALAS' }],
    ['CEK LP-123', { kind: 'INCOMPLETE', command: 'CEK' }],
    ['CEK 7K3M9Q2X', { kind: 'INCOMPLETE', command: 'CEK' }],
    ['CEK', { kind: 'INCOMPLETE', command: 'CEK' }],
    ['الطريق مكسور في 12', { kind: 'REPORT', text: 'الطريق مكسور في 12' }],
    ['١٢', { kind: 'REPORT', text: '١٢' }],
    ['BANTUAN?', { kind: 'HELP' }],
    ['(BANTUAN)', { kind: 'HELP' }],
    ['"STOP"', { kind: 'STOP' }],
    ['STOP 🙏', { kind: 'STOP' }],
    ['CEK?', { kind: 'INCOMPLETE', command: 'CEK' }],
    ['SELESAI 🙏', { kind: 'INCOMPLETE', command: 'SELESAI' }],
    ['CEK nomor', { kind: 'INCOMPLETE', command: 'CEK' }],
    ['CEK nomor LP-7K3M9Q2X', { kind: 'CHECK', trackingId: ID }],
    ['CEK no. laporan LP-7K3M9Q2X', { kind: 'CHECK', trackingId: ID }],
    ['CEK nomor antrean puskesmas rusak', { kind: 'REPORT', text: 'CEK nomor antrean puskesmas rusak' }],
    ['LP-7K3M9Q2X', { kind: 'CHECK', trackingId: ID }],
    [' #lp 7k3m9q2x ? ', { kind: 'CHECK', trackingId: ID }],
    ['LP-7K3M9Q2X jalan rusak lagi', { kind: 'REPORT', text: 'LP-7K3M9Q2X jalan rusak lagi' }],
    ['LENGKAPI (spasi) LP-7K3M9Q2X (spasi) RT 3', { kind: 'COMPLETE', trackingId: ID, text: 'RT 3' }],
    ['BALAS LP-7K3M9Q2X -3 derajat', { kind: 'REPLY', trackingId: ID, text: '-3 derajat' }],
    ['NILAI LP-7K3M9Q2X (spasi) 4', { kind: 'RATE', trackingId: ID, score: 4, comment: null }],
    ['NILAI LP-7K3M9Q2X-5', { kind: 'RATE', trackingId: ID, score: 5, comment: null }],
    ['NILAI LP-7K3M9Q2X - 5', { kind: 'RATE', trackingId: ID, score: 5, comment: null }],
    ...['4.5', '4,5', '4/10', '4 / 5', '-3', '1-5', '0', 'lima'].map((score): [string, Message] => [
      `NILAI LP-7K3M9Q2X ${score}`,
      { kind: 'INCOMPLETE', command: 'NILAI' },
    ]),
    ['SELESAI LP-7K3M9Q2X belum selesai!', { kind: 'NOT_SOLVED', trackingId: ID }],
    ['SELESAI LP-7K3M9Q2X. Tdk benar', { kind: 'NOT_SOLVED', trackingId: ID }],
    ['SELESAI LP-7K3M9Q2X bukannya lambat, bagus', { kind: 'CONFIRM', trackingId: ID }],
    ['lpg langka di pasar', { kind: 'REPORT', text: 'lpg langka di pasar' }],
    ['CEK LPG langka di pasar Metro', { kind: 'REPORT', text: 'CEK LPG langka di pasar Metro' }],
    ['STOP pungli di kelurahan', { kind: 'REPORT', text: 'STOP pungli di kelurahan' }],
    ['BANTUAN sosial belum cair', { kind: 'REPORT', text: 'BANTUAN sosial belum cair' }],
    ['CEK jalan rusak di depan pasar', { kind: 'REPORT', text: 'CEK jalan rusak di depan pasar' }],
    ['NILAITUKAR naik', { kind: 'REPORT', text: 'NILAITUKAR naik' }],
    ['KOTA METRO\r\nlampu jalan padam 💡\u0000\u202e', { kind: 'REPORT', text: 'KOTA METRO\nlampu jalan padam 💡' }],
  ])('reads %j', (text, message) => {
    expect(readMessage(text)).toEqual(message);
  });

  it.each(REPORT_COMMANDS)('tells %s alone what it needs', (command) => {
    expect(readMessage(` ${command.toLowerCase()} `)).toEqual({ kind: 'INCOMPLETE', command });
  });

  it('cuts a text that grows by being written in one way, and loses no half of a character', () => {
    const message = readMessage(`KOTA METRO ${'\ufb2c'.repeat(9_000)}`);
    expect(message.kind === 'REPORT' && message.text.length).toBe(9_900);
    const emoji = readMessage(`${'a'.repeat(9_899)}💡💡`);
    expect(emoji).toEqual({ kind: 'REPORT', text: 'a'.repeat(9_899) });
  });
});
