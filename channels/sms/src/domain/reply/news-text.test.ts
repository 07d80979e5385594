import { describe, expect, it } from '@jest/globals';
import { NEWS_TYPES, type NewsFacts, newsText } from './news-text.js';

const ONE_SMS = /^[\n\x20-\x5a\x5f\x61-\x7a]{1,160}$/;
/** With the header that two parts need. */
const TWO_SMS = /^[\n\x20-\x5a\x5f\x61-\x7a]{1,306}$/;
const FACTS: NewsFacts = {
  trackingId: 'LP-7K3M9Q2X',
  neutral: false,
  agency: 'Dinas Perumahan, Kawasan Permukiman dan Pertanahan Kabupaten Penajam Paser Utara',
  accessCode: '7K3M9-Q2XAB-4TCDE',
  claimCode: '7K3M-9Q2X',
  waitsFor: 'Menunggu keterangan pihak lain',
  goInstead:
    'Sampaikan kepada Bawaslu atau KPU setempat; laporan mengenai pemilihan umum tidak ditangani di sini, dan seterusnya sampai panjang sekali.',
};
const NOTHING: NewsFacts = { ...FACTS, agency: null, accessCode: null, claimCode: null, waitsFor: null, goInstead: null };

describe('news of a report', () => {
  it.each(NEWS_TYPES.flatMap((type) => [FACTS, NOTHING].map((facts) => [type, facts] as const)))(
    'of %s is one SMS in GSM-7, or two where the name of an agency needs them',
    (type, facts) => {
      const text = newsText(type, facts);
      expect(text).toMatch(type === 'ReportDisposed' || type === 'ReportTransferred' ? TWO_SMS : ONE_SMS);
      expect(text).toContain('LP-7K3M9Q2X');
    },
  );

  it.each([
    ['Pemerintah Kabupaten Kepulauan Siau Tagulandang Biaro', 'Kab. Kepulauan Siau Tagulandang Biaro', 1],
    ['Pemerintah Kota Sungai Penuh', 'Kota Sungai Penuh', 1],
    ['Pemerintah Provinsi Kepulauan Bangka Belitung', 'Prov. Kepulauan Bangka Belitung', 1],
    ['Pemerintah Daerah Daerah Istimewa Yogyakarta', 'Daerah Istimewa Yogyakarta', 1],
    ['Kementerian Kesehatan', 'Kementerian Kesehatan', 1],
    ['Kementerian Energi dan Sumber Daya Mineral', 'Kemen. Energi dan Sumber Daya Mineral', 1],
    ['Dinas Perhubungan Kabupaten Hulu Sungai Utara', 'Dinas Perhubungan Kab. Hulu Sungai Utara', 2],
    ['Kantor Bersama “Mal Pelayanan” – Kecamatan Ilir Timur', 'Kantor Bersama "Mal Pelayanan" - Kec. Ilir Timur', 2],
  ])('names %s as people write it and never cuts it', (agency, name, messages) => {
    const text = newsText('ReportDisposed', { ...FACTS, agency });
    expect(text).toContain(`diteruskan ke ${name}. Akun`);
    expect(text).toMatch(messages === 1 ? ONE_SMS : TWO_SMS);
    expect(text.length <= 160).toBe(messages === 1);
  });

  it('names the agency where one may be named, and the code at the follow-up', () => {
    expect(newsText('ReportDisposed', { ...FACTS, agency: 'Pemerintah Kota Metro' })).toContain('diteruskan ke Kota Metro.');
    expect(newsText('ReportDisposed', NOTHING)).toContain('diteruskan ke instansi berwenang.');
    for (const type of ['FollowUpAdded', 'FinalAnswerGiven'] as const) expect(newsText(type, FACTS)).toContain('7K3M9-Q2XAB-4TCDE');
    expect(newsText('ReportArchived', FACTS)).toContain('Bawaslu');
  });

  it('brings the user name and the code of the account where there is one, and else says how to get it', () => {
    const city = { ...FACTS, agency: 'Pemerintah Kota Metro' };
    expect(newsText('ReportDisposed', city)).toBe(
      'LAPOR! LP-7K3M9Q2X: diteruskan ke Kota Metro. Akun di www.lapor.go.id: nomor HP ini, kode 7K3M-9Q2X (sekali pakai, 3 hari, rahasia).',
    );
    expect(newsText('ReportDisposed', { ...city, claimCode: null })).toContain('kode dikirim saat diminta');
    for (const type of NEWS_TYPES.filter((each) => each !== 'ReportDisposed' && each !== 'ReportTransferred'))
      expect(newsText(type, FACTS)).not.toContain('7K3M-9Q2X');
  });

  it('asks the reporter for what is missing only when it is their turn', () => {
    expect(newsText('ReportPostponed', FACTS)).toBe('LAPOR! LP-7K3M9Q2X: ditunda. Menunggu keterangan pihak lain.');
    expect(newsText('ReportPostponed', { ...FACTS, waitsFor: null })).toContain('LENGKAPI LP-7K3M9Q2X');
  });

  it.each(NEWS_TYPES)('of %s says of a neutral report only that something has happened, and how to read it', (type) => {
    const text = newsText(type, { ...FACTS, neutral: true });
    for (const told of ['Dinas', 'Penajam', '7K3M-9Q2X', 'Bawaslu', 'keterangan pihak lain']) expect(text).not.toContain(told);
    const other = newsText(type, { ...FACTS, neutral: true, agency: 'Kota Metro', waitsFor: 'Hal lain', goInstead: 'Ke tempat lain' });
    expect(other).toBe(text);
    expect(text).toMatch(ONE_SMS);
  });

  it.each(['ReportPostponed', 'ReportArchived', 'ReportReferred'] as const)(
    'of %s gives the code in place of what it waits for or where to go',
    (type) => {
      expect(newsText(type, { ...FACTS, neutral: true })).toMatch(/Baca di www\.lapor\.go\.id dengan kode unik 7K3M9-Q2XAB-4TCDE$/);
    },
  );
});
