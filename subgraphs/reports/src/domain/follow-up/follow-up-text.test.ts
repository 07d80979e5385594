import { describe, expect, it } from '@jest/globals';
import { checkFollowUpText } from './follow-up-text.js';

describe('an answer', () => {
  it.each([
    ['Petugas telah mengganti lampu yang padam.', true],
    ['Terima kasih atas laporan Anda. Petugas telah mengganti lampu.', true],
    ['Terima kasih atas laporan Anda.', false],
    ['Terima kasih atas laporan Anda, akan segera kami tindaklanjuti!', false],
    ['.........................', false],
    ['Sudah.', false],
  ])('%j is one: %s', (text, valid) => {
    expect(checkFollowUpText(text).ok).toBe(valid);
  });
});
