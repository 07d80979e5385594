import { describe, expect, it } from '@jest/globals';
import { isTemplateOnly } from './templates.js';

const STOCK = [
  'Terima kasih atas laporan Anda',
  'terima kasih atas laporannya',
  'Terima kasih atas partisipasi Anda',
  'Laporan Anda akan kami tindaklanjuti',
  'Laporan Anda sedang kami tindaklanjuti',
  'Laporan Anda telah kami terima',
  'Laporan Anda telah kami teruskan kepada pihak terkait',
  'Akan kami tindaklanjuti',
  'Akan segera kami tindaklanjuti',
  'Mohon menunggu',
  'Demikian disampaikan',
  'Demikian kami sampaikan',
];

describe('a stock phrase', () => {
  it.each(STOCK)('"%s" says nothing by itself', (phrase) => {
    for (const text of [phrase, `${phrase}...`, `${phrase};  ${phrase}!\n${phrase}`, phrase.replaceAll(' ', '   ')]) {
      expect(isTemplateOnly(text)).toBe(true);
    }
    expect(isTemplateOnly(`${phrase}. Lampu sudah diganti.`)).toBe(false);
  });
});
