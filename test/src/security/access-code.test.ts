import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeAccessCode } from '@lapor/reports/domain/access-code/access-code';
import { findTraces, type RegisteredCitizen, registerCitizen } from '../environment/citizen.js';
import { guessAt } from '../environment/guessed-code.js';
import { at, filing, verification } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { dumpTables } from '../environment/rows.js';
import { sharedSystem } from '../environment/shared-system.js';
import { EVENT_SIGHT, type EventSight, SIGHT, type Sight } from './sight.js';

const PERSON = { fullName: 'Yuniarti Tanpaakun', email: 'yuniarti.tanpaakun@contoh.id', phone: '081377004321', nik: '1872015203850003' };
const FILE = 'mutation ($input: FileReportInput!) { fileReport(input: $input) { id version accessCode } }';
const BY_CODE = `query ($code: String!) { reportByAccessCode(code: $code) ${SIGHT} }`;
const RENEW = 'mutation ($input: ReportCommandInput!) { renewAccessCode(input: $input) { id accessCode } }';

interface Filed {
  readonly fileReport: { readonly id: string; readonly version: number; readonly accessCode: string | null };
}

describe('the access code of a report', () => {
  let system: OpenSystem;
  let citizen: RegisteredCitizen;
  beforeAll(async () => {
    system = await sharedSystem();
    citizen = await registerCitizen(system, PERSON);
  });

  const file = async (input = {}) => (await citizen.client.get<Filed>(FILE, { input: filing(input) })).fileReport;
  const read = async (code: string | null) =>
    (await system.anyone.get<{ reportByAccessCode: Sight | null }>(BY_CODE, { code })).reportByAccessCode;

  it('is shown once, and gives anybody who has it the reporter’s own view without a reference to an account', async () => {
    const input = filing({ confidential: true });
    const { fileReport } = await citizen.client.get<Filed>(FILE, { input });
    expect(fileReport.accessCode).toMatch(/^\w{5}-\w{5}-\w{5}$/);
    expect((await citizen.client.get<Filed>(FILE, { input })).fileReport).toEqual({ ...fileReport, accessCode: null });
    expect(await read(fileReport.accessCode)).toMatchObject({
      id: fileReport.id,
      title: input.title,
      content: input.content,
      reporter: null,
    });
    expect(await read(fileReport.accessCode!.toLowerCase().replaceAll('-', ' '))).toMatchObject({ id: fileReport.id });
    const again = await citizen.client.get<{ report: { accessCode: string | null } }>(
      'query ($id: ID!) { report(id: $id) { accessCode } }',
      { id: fileReport.id },
    );
    expect(again.report.accessCode).toBeNull();
  });

  it('stands in no table and no log line, and a wrong one is answered like nothing', async () => {
    const { accessCode } = await file({ anonymous: true });
    const bare = accessCode!.replaceAll('-', '');
    const traces = [accessCode!, bare, Buffer.from(bare).toString('hex')].map((trace) => trace.toLowerCase());
    const dump = await dumpTables((sql) => system.rows('reports', sql));
    expect([...dump].flatMap(([, rows]) => rows).filter((row) => findTraces(row, traces).length > 0)).toEqual([]);
    expect(system.lines.filter((line) => findTraces(line, traces).length > 0)).toEqual([]);
    for (const code of ['', 'LP-00000000', makeAccessCode(new Uint8Array(9).fill(9)), 'x'.repeat(5_000)])
      expect(await read(code)).toBeNull();
  });

  it('is renewed by the reporter alone; the old one ends, also on open subscriptions', async () => {
    const { id, version, accessCode } = await file();
    const live = await system.live();
    const query = `subscription ($code: String!) { event: reportEvents(accessCode: $code) ${EVENT_SIGHT} }`;
    const stream = live.stream(query, { code: accessCode });
    await read(accessCode);
    await (await system.as('admin-nasional')).get('mutation ($input: VerifyAndDisposeInput!) { verifyAndDispose(input: $input) { id } }', {
      input: verification({ id, version }),
    });
    const [first] = (await stream.take(2)).map(({ data }) => data?.event as EventSight);
    expect(first?.report).toMatchObject({ id, reporter: null });
    for (const who of ['warga2', 'admin-nasional', 'petugas-metro'] as const)
      expect((await (await system.as(who)).ask(RENEW, { input: at({ id, version: version + 1 }) })).codes).toEqual([
        'REPORT_ACTOR_NOT_ALLOWED',
      ]);
    expect((await system.anyone.ask(RENEW, { input: at({ id, version: version + 1 }) })).codes).toEqual(['UNAUTHENTICATED']);
    const { renewAccessCode } = await citizen.client.get<{ renewAccessCode: { accessCode: string } }>(RENEW, {
      input: at({ id, version: version + 1 }),
    });
    expect(await stream.ended).toBe('complete');
    expect(await read(accessCode)).toBeNull();
    expect(await read(renewAccessCode.accessCode)).toMatchObject({ id });
    const [refused] = await live.stream(query, { code: accessCode }).take(1);
    expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual(['REPORT_NOT_FOUND']);
    await live.close();
  });

  it('cannot be completed by who knows its half: after ten wrong ones with its beginning also the right one waits, others do not', async () => {
    const { accessCode } = await file();
    const other = await file();
    expect(await guessAt(accessCode!, system.anyone)).toEqual(['ACCESS_CODE_DELAYED', 'ACCESS_CODE_DELAYED']);
    const delayed = await system.anyone.ask(BY_CODE, { code: accessCode });
    expect(delayed.codes).toEqual(['ACCESS_CODE_DELAYED']);
    expect(delayed.errors[0]?.extensions.retryAfterSeconds).toBeGreaterThan(800);
    expect(await read(other.accessCode)).toMatchObject({ id: other.id });
  });

  it('opens its report while others guess, however many they are', async () => {
    const { id, accessCode } = await file();
    const guess = () => system.anyone.ask(BY_CODE, { code: makeAccessCode(randomBytes(9)) });
    const flood: Promise<readonly string[]>[] = [];
    for (let wave = 0; wave < 20; wave += 1) {
      flood.push(...Array.from({ length: 25 }, async () => (await guess()).codes));
      expect(await read(accessCode)).toMatchObject({ id });
    }
    expect((await Promise.all(flood)).flat()).toEqual([]);
    expect(await read(accessCode)).toMatchObject({ id });
  });
});
