import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealSecret, toReporterKey } from '@lapor/kit/reporter-secret';
import type { Subject } from '@lapor/schema/identity';
import { filing } from '../environment/journey.js';
import { askSubgraph, signFor } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const FILE = `mutation ($reports: [FileReportByChannelInput!]!) { answers: fileReportsByChannel(input: { reports: $reports }) {
  receipt { trackingId accessCode } refusal { code pesan retryable fields { field } } } }`;
const SMS: Subject = {
  kind: 'apiClient',
  id: 'K-PANRB-SP4N:sms-1708',
  agencyCode: 'K-PANRB-SP4N',
  scopes: ['reports:file', 'channels:sms'],
};
const METRO: Subject = { kind: 'apiClient', id: 'client-D-18.72', agencyCode: 'D-18.72', scopes: ['reports:file'] };

interface Outcome {
  readonly receipt: { readonly trackingId: string; readonly accessCode: string | null } | null;
  readonly refusal: { readonly code: string; readonly retryable: boolean; readonly fields: readonly { readonly field: string }[] } | null;
}

describe('reports that a channel files together', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system?.stop());

  const ask = (reports: readonly object[], subject: Subject = SMS) =>
    askSubgraph<{ answers: readonly Outcome[] }>(
      system,
      'reports',
      { query: FILE, variables: { reports } },
      signFor(system, 'reports', FILE, { subject }),
    );
  const file = async (reports: readonly object[], subject: Subject = SMS) => {
    const { data, text } = await ask(reports, subject);
    if (!data) throw new Error(text);
    return data.answers;
  };
  /** A reporter as the vault hands them out. */
  const someone = (secret: number) => {
    const citizenId = randomUUID();
    const key = toReporterKey(Buffer.from(system.secrets.reporterKey, 'base64url'));
    return `${citizenId}.${sealSecret(key, citizenId, Buffer.alloc(32, secret))}`;
  };
  const said = (answers: readonly Outcome[]) => answers.map(({ receipt, refusal }) => refusal?.code ?? (receipt ? 'FILED' : 'NOTHING'));
  const countOf = async (sql: string, parameters: unknown[] = []) =>
    (await system.rows<{ count: number }>('reports', `select count(*)::integer as count from ${sql}`, parameters))[0]?.count;

  it('are allowed or refused each by itself, in their order, and what is refused leaves nothing', async () => {
    const reporterKey = someone(1);
    const before = await countOf('report');
    const used = filing({ reporterKey });
    expect(said(await file([used]))).toEqual(['FILED']);
    const twice = filing({ reporterKey });
    const refusedKey = randomUUID();
    const answers = await file([
      filing({ reporterKey }),
      filing({ reporterKey, title: 'pendek' }),
      filing({ reporterKey, targetAgencyCode: 'D-00.00', idempotencyKey: refusedKey }),
      filing({ reporterKey, regionCode: '99.99' }),
      filing({ reporterKey, categoryId: 'tidak.ada' }),
      { ...used, title: 'Judul laporan yang lain' },
      filing({ reporterKey: '081377009876' }),
      filing({ reporterKey, idempotencyKey: 'x' }),
      twice,
      twice,
      used,
      filing({ reporterKey: someone(2), targetAgencyCode: 'D-18.72' }),
    ]);
    expect(said(answers)).toEqual([
      'FILED',
      'INPUT_INVALID',
      'AGENCY_UNKNOWN',
      'REGION_UNKNOWN',
      'CATEGORY_UNKNOWN',
      'IDEMPOTENCY_KEY_REUSED',
      'INPUT_INVALID',
      'INPUT_INVALID',
      'FILED',
      'FILED',
      'FILED',
      'FILED',
    ]);
    expect(answers[1]?.refusal?.fields).toEqual([{ field: 'title' }]);
    const [first, second] = [answers[8]?.receipt, answers[9]?.receipt];
    expect(second).toEqual({ trackingId: first?.trackingId, accessCode: null });
    expect([first?.accessCode, answers[10]?.receipt?.accessCode]).toEqual([expect.any(String), null]);
    expect(await countOf('report')).toBe((before ?? 0) + 4);
    // A key that was refused is free.
    expect(said(await file([filing({ reporterKey, idempotencyKey: refusedKey })]))).toEqual(['FILED']);
    for (const table of ['access_code', 'clock', 'event_log', 'idempotency_key'])
      expect(
        await countOf(`${table} where ${table === 'event_log' ? 'aggregate_id' : 'report_id'}::text not in (select id::text from report)`),
      ).toBe(0);
  });

  it('have each its code, its event, its clocks with their alarm, and its place in its reporter’s list', async () => {
    const reporterKey = someone(3);
    const answers = await file(Array.from({ length: 32 }, () => filing({ reporterKey, targetAgencyCode: 'D-18.72' })));
    const ids = answers.map(({ receipt }) => receipt?.trackingId ?? '');
    const reports = 'report where tracking_id = any($1)';
    expect(new Set(ids).size).toBe(32);
    expect(await countOf(reports, [ids])).toBe(32);
    expect(await countOf(`(select distinct list_key, citizen_id, reporter_id from ${reports}) r`, [ids])).toBe(32);
    expect(await countOf(`event_log e join report r on r.id::text = e.aggregate_id where tracking_id = any($1)`, [ids])).toBe(32);
    expect(await countOf(`access_code join report r on r.id = report_id where tracking_id = any($1)`, [ids])).toBe(32);
    const alarms = `graphile_worker._private_jobs j join report r on j.key = 'clock:' || r.id
      where tracking_id = any($1) and j.run_at = (select min(next_notice_at) from clock where report_id = r.id)`;
    expect(await countOf(alarms, [ids])).toBe(32);
    // In the order in which they were given.
    const logged = await system.rows<{ id: string }>(
      'reports',
      'select r.tracking_id as id from event_log e join report r on r.id::text = e.aggregate_id where tracking_id = any($1) order by e.txid, e.position',
      [ids],
    );
    expect(logged.map(({ id }) => id)).toEqual(ids);
    const read = await Promise.all(
      answers.map(async ({ receipt }) => {
        const query = 'query ($code: String!) { reportByAccessCode(code: $code) { trackingId } }';
        const { reportByAccessCode } = await system.anyone.get<{ reportByAccessCode: { trackingId: string } }>(query, {
          code: receipt?.accessCode,
        });
        return reportByAccessCode.trackingId;
      }),
    );
    expect(read).toEqual(ids);
    expect((await ask(Array.from({ length: 33 }, () => filing({ reporterKey })))).codes).toEqual(['INPUT_INVALID']);
    expect((await ask([])).codes).toEqual([]);
  });

  it('are filed once each, however many groups of the same people and keys come at once and in whatever order', async () => {
    const people = Array.from({ length: 6 }, (_, index) => someone(10 + index));
    const reports = people.flatMap((reporterKey) => [filing({ reporterKey }), filing({ reporterKey })]);
    const groups = [reports, reports.toReversed(), reports.slice(4), reports.toReversed().slice(3), reports];
    const answers = await Promise.all(groups.map((group) => file(group)));
    const idsOf = (answer: readonly Outcome[]) => answer.map(({ receipt }) => receipt?.trackingId);
    const [first = []] = answers;
    expect(new Set(idsOf(first)).size).toBe(12);
    expect(idsOf(answers[1] ?? []).toReversed()).toEqual(idsOf(first));
    expect(idsOf(answers[4] ?? [])).toEqual(idsOf(first));
    const codes = answers.flatMap((answer) => answer.flatMap(({ receipt }) => receipt?.accessCode ?? []));
    expect([codes.length, new Set(codes).size]).toEqual([12, 12]);
  });

  it('of an agency’s system stay at that agency, also among others', async () => {
    const reporterKey = 'pelanggan-0817';
    const answers = await file(
      [
        filing({ reporterKey }),
        filing({ reporterKey, targetAgencyCode: 'D-32.71' }),
        filing({ reporterKey: 'kurang' }),
        filing({ reporterKey, targetAgencyCode: 'D-18.72' }),
      ],
      METRO,
    );
    expect(said(answers)).toEqual(['FILED', 'REPORT_ACTOR_NOT_ALLOWED', 'INPUT_INVALID', 'FILED']);
    const [row] = await system.rows<{ desk_code: string; channel: string }>(
      'reports',
      'select desk_code, channel from report where tracking_id = $1',
      [answers[0]?.receipt?.trackingId],
    );
    expect(row).toEqual({ desk_code: 'D-18.72', channel: 'API' });
    expect((await ask([filing({ reporterKey })], { ...METRO, scopes: [] })).codes).toEqual(['FORBIDDEN']);
    // One key of two reporters is two keys: nobody is answered with somebody else's report.
    const key = { idempotencyKey: 'tiket-metro-17' };
    const shared = await file([filing({ reporterKey, ...key }), filing({ reporterKey: 'pelanggan-0818', ...key })], METRO);
    expect([said(shared), new Set(shared.map(({ receipt }) => receipt?.trackingId)).size]).toEqual([['FILED', 'FILED'], 2]);
    expect(shared.every(({ receipt }) => receipt?.accessCode)).toBe(true);
  });

  it('are refused without a word of what was written', async () => {
    const secret = 'Penyelewengan dana desa';
    const { text } = await ask([
      filing({ reporterKey: someone(50), title: secret, content: `${secret}\u0007 oleh pejabat` }),
      filing({ reporterKey: secret, title: secret }),
      filing({ reporterKey: someone(51), title: secret, idempotencyKey: secret.padEnd(101, '.') }),
    ]);
    expect(text.match(/INPUT_INVALID/g)?.length).toBe(3);
    expect(text).not.toContain(secret);
  });

  it('count against a quota one by one: those behind it are refused, and count for nothing', async () => {
    const rule = `insert into quota_projection (id, channel, span, report_class, amount, valid_from) values ('uji', 'SMS', 'PER_DAY', null, 2, '2020-01-01')`;
    await system.rows('reports', rule);
    const [one, two] = [someone(40), someone(41)];
    const answers = await file([one, two, one, one, two, one].map((reporterKey) => filing({ reporterKey })));
    expect(said(answers)).toEqual(['FILED', 'FILED', 'FILED', 'FILING_QUOTA_EXCEEDED', 'FILED', 'FILING_QUOTA_EXCEEDED']);
    expect(answers[3]?.refusal?.retryable).toBe(true);
    const counts = async () =>
      (await system.rows<{ count: number }>('reports', 'select count from filing_count order by count')).map(({ count }) => count);
    expect(await counts()).toEqual([2, 2]);
    // What is refused for something else, or by another quota, leaves room for those behind it.
    const classes = `insert into quota_projection (id, channel, span, report_class, amount, valid_from)
      values ('uji-kelas', 'SMS', 'PER_MINUTE', 'ASPIRATION', 1, '2020-01-01')`;
    await system.rows('reports', classes);
    const three = someone(42);
    const aspiration = { reporterKey: three, class: 'ASPIRATION' };
    const mixed = [
      { reporterKey: three, targetAgencyCode: 'D-00.00' },
      aspiration,
      aspiration,
      { reporterKey: three },
      { reporterKey: three },
    ];
    const minute = Math.floor(Date.now() / 60_000);
    const outcomes = said(await file(mixed.map((input) => filing(input))));
    // A minute that ends in between begins anew.
    if (minute === Math.floor(Date.now() / 60_000))
      expect(outcomes).toEqual(['AGENCY_UNKNOWN', 'FILED', 'FILING_QUOTA_EXCEEDED', 'FILED', 'FILING_QUOTA_EXCEEDED']);
  });
});
