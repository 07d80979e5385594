import { describe, expect, it } from '@jest/globals';
import { type Message, REPORT_COMMANDS, readMessage } from './read-message.js';

const ID = 'LP-7K3M9Q2X';

describe('readMessage', () => {
  it.each<[string, Message]>([
    ['', { kind: 'EMPTY' }],
    [' \n\t ', { kind: 'EMPTY' }],
    ['🔥🔥', { kind: 'EMPTY' }],
    ['?!', { kind: 'EMPTY' }],
    ['1', { kind: 'CHOICE', number: 1 }],
    [' 2. ', { kind: 'CHOICE', number: 2 }],
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
});
