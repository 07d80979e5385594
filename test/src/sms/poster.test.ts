import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findTraces } from '../environment/citizen.js';
import type { Command } from '../environment/journey.js';
import type { Username } from '../environment/open-system.js';
import { dumpTables } from '../environment/rows.js';
import { lines, type Phone, startTestSms, type TestSms } from '../environment/sms.js';
import { stepsFrom } from '../environment/steps.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const POSTER =
  'KOTA METRO, Jalan Pala Iringmulyo terdapat pohon tumbang yang menghalangi jalan & terjadi kemacetan, mohon ditindak lanjuti perihal terkait.';
const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;
const CODE = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/;
const BY_CODE = `query ($code: String!) { reportByAccessCode(code: $code) {
  id version channel trackingId content title state desk { code } followUps { text } messages { kind text } rating { score } } }`;

interface Read {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

describe('somebody with any telephone', () => {
  let system: TestSystem;
  let sms: TestSms;
  beforeAll(async () => {
    system = await startTestSystem();
    sms = await startTestSms(system);
  });
  afterAll(async () => {
    await sms?.stop();
    await system?.stop();
  });

  const idIn = (text: string) => TRACKING_ID.exec(text)?.[0] ?? '';
  const rowOf = async (trackingId: string) =>
    (
      await system.rows<{ id: string; version: number; desk_code: string; content: string; title: string; channel: string; state: string }>(
        'reports',
        'select id, version, desk_code, content, title, channel, state from report where tracking_id = $1',
        [trackingId],
      )
    )[0]!;
  const step = async (who: Username, command: Command, trackingId: string, input: Record<string, unknown> = {}) => {
    const { id, version, state } = await rowOf(trackingId);
    return stepsFrom(system, { id, trackingId, version, state, stage: '' }).does(who, command, input);
  };
  const read = async (code: string) => (await system.anyone.get<{ reportByAccessCode: Read }>(BY_CODE, { code })).reportByAccessCode;
  const phone = (number: string): Phone => sms.phone(number);

  it('goes the whole way of the poster', async () => {
    const telephone = phone('081390005001');
    const received = await telephone.ask(POSTER);
    const trackingId = idIn(received);
    expect(received).toContain('diterima');
    expect(await rowOf(trackingId)).toMatchObject({
      desk_code: 'D-18.72',
      channel: 'SMS',
      content: POSTER.replace('KOTA METRO, ', ''),
      state: 'RECEIVED',
    });
    expect(await telephone.ask(`cek ${trackingId.toLowerCase()}`)).toContain(trackingId);

    const officer = 'petugas-metro';
    const disposed = {
      title: 'Pohon tumbang di Jalan Pala',
      categoryId: 'lingkungan.pohon-tumbang',
      agencyCode: 'D-18.72',
      publish: false,
    };
    await step('admin-metro', 'verifyAndDispose', trackingId, disposed);
    expect(await telephone.next('where it went')).toMatch(/diteruskan ke Kota Metro\. Akun/);
    await step(officer, 'acceptDisposition', trackingId);
    await step(officer, 'addFollowUp', trackingId, { text: 'Regu sedang memotong pohon yang tumbang.' });
    const followUp = await telephone.next('that there is a follow-up');
    const code = CODE.exec(followUp)?.[0] ?? '';
    expect((await read(code)).followUps).toEqual([{ text: 'Regu sedang memotong pohon yang tumbang.' }]);
    await step(officer, 'giveFinalAnswer', trackingId, { text: 'Pohon sudah dipotong dan jalan sudah terbuka.' });
    expect(await telephone.next('that there is an answer')).toContain(`BALAS ${trackingId}`);
    expect(await telephone.ask(`SELESAI ${trackingId} belum selesai!`)).toContain(`belum dinyatakan selesai. Bila belum tuntas: BALAS`);
    expect(await telephone.ask(`BALAS ${trackingId} ok`)).toContain('paling sedikit 5 huruf');
    expect((await read(code)).messages).toEqual([]);
    expect(await telephone.ask(`BALAS ${trackingId} ranting masih menutup trotoar`)).toContain('diteruskan');
    expect((await read(code)).messages).toEqual([expect.objectContaining({ kind: 'REPLY', text: 'ranting masih menutup trotoar' })]);
    await step(officer, 'giveFinalAnswer', trackingId, { text: 'Ranting juga sudah diangkut dari trotoar.' });
    await telephone.next('that there is another answer');
    const confirmed = [await telephone.ask(`SELESAI ${trackingId}`), await telephone.next('the request to rate')];
    expect(confirmed.filter((each) => each.includes('NILAI')).length).toBe(1);
    expect(await telephone.ask(`NILAI ${trackingId} 5 cepat`)).toContain('dicatat');
    expect(await read(code)).toMatchObject({ state: 'COMPLETED', channel: 'SMS', rating: { score: 5 } });
    // Each step once, and every message one SMS.
    const all = await telephone.all();
    expect(all.filter((each) => each.includes('ada jawaban')).length).toBe(2);
    expect(new Set(all).size).toBe(all.length - 1);
    expect(all.filter((each) => each.length > 160)).toEqual([]);
  });

  it('is asked which agency is meant, and the text waits', async () => {
    const telephone = phone('081390005002');
    const text = 'jembatan gantung di kampung kami putus';
    expect(await telephone.ask(`BOGOR ${text}`)).toMatch(/1 .*BOGOR.*2 .*BOGOR/i);
    for (const unclear of ['7', 'bogor', 'lampu mati']) expect(await telephone.ask(unclear)).toMatch(/1 .*2 /);
    const trackingId = idIn(await telephone.ask('pemkab bogor'));
    expect(await rowOf(trackingId)).toMatchObject({ desk_code: 'D-32.01', content: text });
    expect(await telephone.ask('1')).toContain('Tidak ada pertanyaan');
  });

  it('loses no text by writing of something else, or by never answering', async () => {
    const telephone = phone('081390005003');
    await telephone.ask('BANDUNG banjir di depan pasar induk');
    const left = idIn(await telephone.ask('KOTA METRO lampu jalan padam di Jalan Pala'));
    expect(await rowOf(left)).toMatchObject({ desk_code: 'K-PANRB-SP4N', content: 'banjir di depan pasar induk' });
    const trackingId = idIn(await telephone.next('the number of the other one'));
    expect(await rowOf(trackingId)).toMatchObject({ desk_code: 'D-18.72', content: 'lampu jalan padam di Jalan Pala' });
    // Of two questions that are open one after the other, both texts are filed and both numbers told.
    await telephone.ask('BOGOR air sungai meluap ke jalan');
    expect(await rowOf(idIn(await telephone.ask('SOLOK jalan longsor di tikungan')))).toMatchObject({
      content: 'air sungai meluap ke jalan',
    });
    expect(await telephone.next('the second question')).toMatch(/1 .*2 /);
    // A day later.
    await sms.rows("update pending_text set expires_at = now() - interval '1 second'");
    await sms.child.crash();
    const overdue = await telephone.next('that the text was received after all');
    expect(await rowOf(idIn(overdue))).toMatchObject({ desk_code: 'K-PANRB-SP4N', content: 'jalan longsor di tikungan' });
  });

  it.each([
    ['without a keyword', 'Pelayanan KTP di kantor kami lambat sekali', 'K-PANRB-SP4N', 'Pelayanan KTP di kantor kami lambat sekali'],
    ['in a few words', 'lampu mati', 'K-PANRB-SP4N', 'Laporan melalui SMS: lampu mati'],
    ['with emoji and lines', 'KOTA METRO\nlampu padam 💡\ndi Jalan Pala', 'D-18.72', 'lampu padam 💡\ndi Jalan Pala'],
    ['of 1,000 characters', `PEMKOT METRO ${'jalan rusak '.repeat(82)}selesai`, 'D-18.72', `${'jalan rusak '.repeat(82)}selesai`],
  ])('is understood %s', async (what, text, desk, content) => {
    const telephone = phone(`0813900051${String(what.length).padStart(2, '0')}`);
    expect(await rowOf(idIn(await telephone.ask(text)))).toMatchObject({ desk_code: desk, content });
  });

  it.each([
    ['nothing', ' ', 'kosong'],
    ['a keyword alone', 'KOTA METRO', 'KOTA METRO (spasi) isi'],
    ['help', 'bantuan', 'CEK'],
    ['a command without its number', 'CEK', 'belum lengkap'],
    ['help with a question mark', '(BANTUAN?)', 'CEK'],
    ['a comma where a number from 1 to 5 belongs', 'NILAI LP-00000000 4,5', 'angka 1 sampai 5'],
    ['of a report that does not exist', 'CEK LP-00000000', 'tidak ditemukan'],
  ])('is told what to do after %s', async (_what, text, part) => {
    expect(await phone('081390005005').ask(text)).toContain(part);
  });

  it('hears of their own reports alone, whoever else knows the number', async () => {
    const [owner, stranger] = [phone('081390005006'), phone('081390005007')];
    const trackingId = idIn(await owner.ask('KOTA METRO saluran air di Jalan Pala tersumbat'));
    for (const text of [`CEK ${trackingId}`, `SELESAI ${trackingId}`, `BALAS ${trackingId} bukan saya`, `NILAI ${trackingId} 1`])
      expect(await stranger.ask(text)).toBe(
        `Laporan ${trackingId} tidak ditemukan di antara laporan yang dikirim dari nomor telepon ini. Periksa nomornya.`,
      );
  });

  it('is asked for what is missing, and gives it', async () => {
    const telephone = phone('081390005009');
    const trackingId = idIn(await telephone.ask('KOTA METRO lampu jalan padam sejak kemarin'));
    await step('admin-metro', 'postponeReport', trackingId, { reason: 'INCOMPLETE', question: 'Di jalan apa lampu itu padam?' });
    expect(await telephone.next('what is missing')).toContain(`LENGKAPI ${trackingId}`);
    expect(await telephone.ask(`LENGKAPI ${trackingId} Jalan Pala depan masjid`)).toContain('diterima');
    expect(await rowOf(trackingId)).toMatchObject({ state: 'RECEIVED' });
    expect(await telephone.ask(`SELESAI ${trackingId}`)).toMatch(new RegExp(`^LAPOR! ${trackingId}: `));
  });

  it.each([
    ['ELECTION_MATTER', 'Ada petugas pemungutan suara membagikan uang di sini'],
    ['CRIMINAL_CASE', 'Motor saya dicuri di parkiran pasar tadi malam'],
    ['PRIVATE_COMPANY', 'Toko daring tidak mengirim barang yang saya beli'],
    ['SUB_JUDICE', 'Sengketa tanah kami sedang disidangkan di pengadilan'],
    ['SOCIAL_MEDIA_ONLY', 'Di media sosial ada kabar jembatan akan roboh'],
    ['NOT_GOVERNMENT_PERFORMANCE', 'Tetangga saya memutar musik terlalu keras'],
  ])('is told where to go with what is none of LAPOR!’s business: %s', async (reason, text) => {
    const telephone = phone(`0813900052${String(reason.length).padStart(2, '0')}`);
    const trackingId = idIn(await telephone.ask(text));
    await step('admin-nasional', 'archiveReport', trackingId, { reason, text: 'Perkara ini ditangani lembaga lain.' });
    const archived = await telephone.next('that it cannot be dealt with');
    const { closing } = await (await system.as('admin-nasional')).get<{ closing: { closing: { goInstead: string } } }>(
      'query ($t: String!) { closing: reportByTrackingId(trackingId: $t) { closing { goInstead } } }',
      { t: trackingId },
    );
    expect(archived).toMatch(/tidak dapat diproses di LAPOR!\. /);
    expect(archived).toContain(closing.closing.goInstead.slice(0, 40));
    expect(archived.length).toBeLessThanOrEqual(160);
  });

  it('is told of a closed report only that there is something to read', async () => {
    const telephone = phone('081390005011');
    const trackingId = idIn(await telephone.ask('Atasan saya mengganggu pegawai perempuan di kantor'));
    await step('admin-nasional', 'changeVisibility', trackingId, { confidential: true });
    await step('admin-nasional', 'archiveReport', trackingId, { reason: 'ELECTION_MATTER', text: 'Ditangani lembaga lain.' });
    const archived = await telephone.next('that it cannot be dealt with');
    expect(archived).toMatch(/tidak dapat diproses di LAPOR!\. Baca di www\.lapor\.go\.id dengan kode unik /);
    expect(archived).not.toMatch(/Bawaslu|KPU/);
  });

  it('is told nothing of a closed report that somebody else may read, and nothing at all after STOP', async () => {
    const telephone = phone('081390005008');
    const trackingId = idIn(await telephone.ask('KOTA METRO pejabat meminta uang untuk izin usaha'));
    const input = {
      title: 'Permintaan uang untuk izin',
      categoryId: 'lingkungan.pohon-tumbang',
      agencyCode: 'D-18.72',
      publish: false,
      confidential: true,
    };
    await step('admin-metro', 'verifyAndDispose', trackingId, input);
    expect(await telephone.next('that it went on')).toMatch(/diteruskan ke instansi berwenang/);
    expect(await telephone.ask('STOP')).toContain('tidak lagi menerima');
    const officer = 'petugas-metro';
    await step(officer, 'acceptDisposition', trackingId);
    await step(officer, 'addFollowUp', trackingId, { text: 'Pemeriksaan internal sedang berjalan.' });
    const stopped = async () => (await sms.rows("select from outgoing where state = 'STOPPED'")).length;
    while ((await stopped()) === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await telephone.ask(`CEK ${trackingId}`)).toContain(trackingId);
    expect((await telephone.all()).some((each) => each.includes('tindak lanjut'))).toBe(false);
  });

  it('leaves neither number nor text in the channel’s database and log', async () => {
    const tables = await dumpTables(<Row>(sql: string) => sms.rows<Row & object>(sql));
    const dump = [...tables.values()].flat();
    expect(tables.get('public.outgoing')?.length).toBeGreaterThan(20);
    expect(dump.length).toBeGreaterThan(20);
    const secrets = ['81390005001', '81390005006', 'pohon tumbang', 'pejabat meminta uang'];
    expect(findTraces(JSON.stringify(dump), secrets)).toEqual([]);
    expect(findTraces([...system.lines, ...lines].join('\n'), secrets)).toEqual([]);
  });
});
