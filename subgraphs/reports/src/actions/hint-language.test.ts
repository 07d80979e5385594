import { describe, expect, it } from '@jest/globals';
import { hintLanguage } from './hint-language.js';

describe('the hint of a language', () => {
  it.each([
    ['ind', 'Lampu penerangan jalan di Jalan Soekarno-Hatta padam sejak hari Senin sehingga jalan menjadi gelap dan berbahaya bagi warga.'],
    ['jav', 'Dalan ing ngarep omahku wis rusak suwe banget, yen udan akeh banyu lan wong-wong padha tiba amarga ora katon bolongane.'],
    [
      'sun',
      'Jalan di payuneun bumi abdi parantos lami ruksak, upami hujan seueur cai sareng seueur jalmi anu labuh kumargi teu katingali.',
    ],
    [null, 'jalan rusak'],
    [null, ''],
  ])('is %s', (hint, text) => {
    expect(hintLanguage(text)).toBe(hint);
  });
});
