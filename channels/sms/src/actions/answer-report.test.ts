import { describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { ERRORS, type ErrorCode } from '@lapor/schema/errors';
import type { Ask } from '../supergraph/ask.js';
import { RefusedError } from '../supergraph/ask.js';
import { answerReport } from './answer-report.js';
import type { ChannelDependencies } from './dependencies.js';
import type { WaitingText } from './waiting-text.js';

const REPORTER = { reporterKey: 'p.k', addressee: 'a' };
const CITY = { number: 1, agencyCode: 'D-32.71', name: 'Pemerintah Kota Bogor' };
const REGENCY = { number: 2, agencyCode: 'D-32.01', name: 'Pemerintah Kabupaten Bogor' };
const WAITING: WaitingText = { ...REPORTER, incomingId: 'lama', text: 'jembatan putus', candidates: [CITY, REGENCY] };

interface Item {
  readonly idempotencyKey: string;
  readonly content: string;
  readonly targetAgencyCode: string | null;
}

/** A gateway that knows no keyword but BOGOR and SOLOK, and refuses what the test says. */
function gateway(refuse: (item: Item) => ErrorCode | null = () => null) {
  const filed: Item[] = [];
  const resolve = (text: string) => {
    if (text.includes('racun')) throw new RefusedError('INPUT_INVALID', 'Periksa kembali.', false, 'r0');
    const candidates = [CITY, REGENCY].map(({ number, agencyCode, name }) => ({ number, agency: { code: agencyCode, name } }));
    const [, keyword, rest] = /^(BOGOR|SOLOK) ?(.*)$/.exec(text) ?? [];
    if (keyword) return { outcome: 'AMBIGUOUS', keyword, candidates, rest };
    return text === 'PEMDA HUJAN'
      ? { outcome: 'FOUND', keyword: text, candidates: candidates.slice(0, 1), rest: '' }
      : { outcome: 'NONE', keyword: null, candidates: [], rest: text };
  };
  const file = (item: Item) => {
    const code = refuse(item);
    if (code) return { receipt: null, refusal: { code, pesan: '', retryable: ERRORS[code].retryable } };
    filed.push(item);
    return { receipt: { trackingId: `LP-0000000${filed.length}`, accessCode: 'k' }, refusal: null };
  };
  const ask = (async (query: string, variables: Record<string, unknown>) =>
    query.includes('resolveKeyword')
      ? Object.fromEntries(Object.values(variables).map((text, index) => [`r${index}`, resolve(String(text))]))
      : { answers: (variables.items as Item[]).map(file) }) as Ask;
  return { filed, deps: { ask, log: createLog('test', 'silent') } as ChannelDependencies };
}

const asked = (deps: ChannelDependencies, text: string, waiting: WaitingText | null = WAITING) =>
  answerReport(deps, {
    id: 'baru',
    kept: { ...REPORTER, text },
    message: /^\d+$/.test(text) ? { kind: 'CHOICE' } : { kind: 'REPORT', text },
    waiting,
  });
const summary = (items: readonly Item[]) => items.map(({ idempotencyKey, targetAgencyCode }) => [idempotencyKey, targetAgencyCode]);

describe('what comes while a text waits', () => {
  it.each(['1', '1 KOTA BOGOR', 'Pemerintah Kota Bogor', 'kota', 'bogor kota', 'no 1', 'satu', 'PEMDA HUJAN'])(
    '%j files the text at the agency, and nothing else',
    async (text) => {
      const { deps, filed } = gateway();
      expect(await asked(deps, text)).toMatchObject({
        outcome: 'FILED',
        pending: null,
        replies: [{ filed: { trackingId: 'LP-00000001' } }],
      });
      expect(summary(filed)).toEqual([['sms-lama', 'D-32.71']]);
    },
  );

  it.each(['7', 'bogor', 'lampu mati', 'BOGOR', '1 lampu mati'])('%j is asked again, and files nothing', async (text) => {
    const { deps, filed } = gateway();
    const answered = await asked(deps, text);
    expect([answered.outcome, answered.pending, filed]).toEqual(['ANSWERED', undefined, []]);
    expect(answered.replies[0]?.text).toContain('1 Pemerintah Kota Bogor');
  });

  it('and is a report sends the text to the national desk; both numbers are told', async () => {
    const { deps, filed } = gateway();
    const answered = await asked(deps, 'lampu jalan di pasar padam');
    expect(summary(filed)).toEqual([
      ['sms-lama', null],
      ['sms-baru', null],
    ]);
    expect(answered.replies.map(({ text }) => /LP-\d+/.exec(text)?.[0])).toEqual(['LP-00000001', 'LP-00000002']);
    expect(answered.replies.map(({ filed: each }) => each?.trackingId)).toEqual(['LP-00000001', 'LP-00000002']);
  });

  it('and is another question tells the number of the text before it asks', async () => {
    const { deps, filed } = gateway();
    const answered = await asked(deps, 'SOLOK jalan longsor di tikungan');
    expect(summary(filed)).toEqual([['sms-lama', null]]);
    expect(answered.pending).toMatchObject({ text: 'jalan longsor di tikungan' });
    expect([answered.replies[0]?.text, answered.replies[1]?.text]).toEqual([
      expect.stringContaining('LP-00000001'),
      expect.stringContaining('Balas dengan angka'),
    ]);
  });
});

describe('a quota of filings', () => {
  const quota = (item: Item) => (item.idempotencyKey === 'sms-lama' ? 'FILING_QUOTA_EXCEEDED' : null);

  it('keeps a text that has waited, with the agency that was chosen', async () => {
    const { deps } = gateway(quota);
    expect(await asked(deps, '2')).toMatchObject({
      outcome: 'HELD',
      pending: null,
      held: { incomingId: 'lama', text: 'jembatan putus', agencyCode: 'D-32.01' },
    });
  });

  it.each(['lampu jalan di pasar padam', 'SOLOK jalan longsor di tikungan'])('keeps it also when %j comes', async (text) => {
    const { deps } = gateway(quota);
    expect((await asked(deps, text)).held).toEqual({ incomingId: 'lama', text: 'jembatan putus', agencyCode: null });
  });

  it('refuses what has just come, and its sender is told', async () => {
    const { deps } = gateway(() => 'FILING_QUOTA_EXCEEDED');
    expect(await asked(deps, 'lampu jalan di pasar padam', null)).toMatchObject({
      outcome: 'REFUSED',
      replies: [{ text: expect.stringContaining('besok') }],
    });
  });
});

describe('a text that the gateway refuses for good', () => {
  it('goes to the national desk when only its keyword cannot be read', async () => {
    const { deps, filed } = gateway();
    expect(await asked(deps, 'racun di air sumur kami semua', null)).toMatchObject({ outcome: 'FILED' });
    expect(summary(filed)).toEqual([['sms-baru', null]]);
  });

  it('ends with an answer', async () => {
    const { deps } = gateway(() => 'INPUT_INVALID');
    expect(await asked(deps, 'lampu jalan di pasar padam', null)).toMatchObject({
      outcome: 'REFUSED',
      replies: [{ text: expect.stringContaining('tidak dapat dicatat') }],
    });
    expect(await asked(deps, '1')).toMatchObject({ outcome: 'REFUSED', pending: null });
  });

  it('waits when it is the channel that is refused', async () => {
    const { deps } = gateway(() => 'FORBIDDEN');
    await expect(asked(deps, 'lampu jalan di pasar padam', null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
