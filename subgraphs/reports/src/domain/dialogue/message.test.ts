import { describe, expect, it } from '@jest/globals';
import { MESSAGE_KINDS, messageLabel } from './message.js';

const LABELS = [
  ['QUESTION', 'Permintaan kelengkapan'],
  ['COMPLETION', 'Kelengkapan dari pelapor'],
  ['REPLY', 'Tanggapan atas jawaban'],
  ['REJECTION', 'Pengembalian tindak lanjut'],
  ['RECLASSIFICATION', 'Alasan perubahan jenis laporan'],
] as const;

describe('a message', () => {
  it.each(LABELS)('%s is shown as "%s"', (kind, label) => {
    expect(messageLabel(kind)).toBe(label);
    expect(MESSAGE_KINDS).toContain(kind);
  });
});
