import { describe, expect, it } from '@jest/globals';
import { NEWS_TYPES, type NewsFacts, newsText } from './news-text.js';

const ONE_SMS = /^[\n\x20-\x5a\x5f\x61-\x7a]{1,160}$/;
const FACTS: NewsFacts = {
  trackingId: 'LP-7K3M9Q2X',
  agency: 'Dinas Perumahan, Kawasan Permukiman dan Pertanahan Kabupaten Penajam Paser Utara',
  accessCode: '7K3M9-Q2XAB-4TCDE',
  waitsFor: 'Menunggu keterangan pihak lain',
  goInstead:
    'Sampaikan kepada Bawaslu atau KPU setempat; laporan mengenai pemilihan umum tidak ditangani di sini, dan seterusnya sampai panjang sekali.',
};
const NOTHING: NewsFacts = { ...FACTS, agency: null, accessCode: null, waitsFor: null, goInstead: null };

describe('news of a report', () => {
  it.each(NEWS_TYPES.flatMap((type) => [FACTS, NOTHING].map((facts) => [type, facts] as const)))(
    'of %s is one SMS in GSM-7',
    (type, facts) => {
      const text = newsText(type, facts);
      expect(text).toMatch(ONE_SMS);
      expect(text).toContain('LP-7K3M9Q2X');
    },
  );

  it('names the agency where one may be named, and the code at the follow-up', () => {
    expect(newsText('ReportDisposed', { ...FACTS, agency: 'Kota Metro' })).toContain('diteruskan ke Kota Metro.');
    expect(newsText('ReportDisposed', NOTHING)).toContain('diteruskan ke instansi berwenang.');
    for (const type of ['FollowUpAdded', 'FinalAnswerGiven'] as const) expect(newsText(type, FACTS)).toContain('7K3M9-Q2XAB-4TCDE');
    expect(newsText('ReportArchived', FACTS)).toContain('Bawaslu');
  });

  it('asks the reporter for what is missing only when it is their turn', () => {
    expect(newsText('ReportPostponed', FACTS)).toBe('LAPOR! LP-7K3M9Q2X: ditunda. Menunggu keterangan pihak lain.');
    expect(newsText('ReportPostponed', { ...FACTS, waitsFor: null })).toContain('LENGKAPI LP-7K3M9Q2X');
  });
});
