import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IDENTITY_EXTENSION, type Subject } from '@lapor/schema/identity';
import { beginningOf } from '../environment/events.js';
import { runStep } from '../environment/journey.js';
import { connect } from '../environment/live-client.js';
import { type Steps, startSteps } from '../environment/steps.js';
import { askSubgraph, signFor, subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { ALL_KINDS, type FiveReports, fileFiveReports, type Kind } from './five-reports.js';
import { EVENT_SIGHT, type EventSight, partsOf, SIGHT, type Sight } from './sight.js';

/** What the reports subgraph answers by itself, without the other subgraphs' fields. */
const ALONE = (sight: string) => sight.replaceAll(' displayName', '').replaceAll(' name', '');
const PRIORITY = 'lingkungan.pohon-tumbang';

const client = (agencyCode: string, ...scopes: ('reports:read' | 'reports:identity')[]): Subject => ({
  kind: 'apiClient',
  id: '0199a0a0-0000-7000-8000-00000000c11e',
  agencyCode,
  scopes,
});
const overseer = (agencyCode: string): Subject => ({
  kind: 'officer',
  id: '0199a0a0-0000-7000-8000-00000000face',
  memberships: [{ role: 'OVERSEER', agencyCode }],
});

const OUTSIDE = { normal: 'public identity', anonymous: 'public', confidential: '', both: '', unpublished: '' };
const READ = {
  normal: 'public original',
  anonymous: 'public original',
  confidential: 'public original',
  both: 'public original',
  unpublished: 'public original',
};
const NAMED = {
  ...READ,
  normal: 'public original identity',
  confidential: 'public original identity',
  unpublished: 'public original identity',
};
const OVERSEEN = { ...READ, confidential: '', both: '' };
type Row = Readonly<Record<Kind, string>>;

/** Every cell of the matrix's rows for API clients, and what stands beside them. */
const CLIENTS: readonly { readonly who: string; readonly subject: Subject; readonly row: Row; readonly lists: boolean }[] = [
  { who: 'of the agency', subject: client('D-18.72', 'reports:read'), row: READ, lists: true },
  { who: 'of the agency with identities', subject: client('D-18.72', 'reports:read', 'reports:identity'), row: NAMED, lists: true },
  { who: 'of the agency without a scope', subject: client('D-18.72'), row: OUTSIDE, lists: false },
  { who: 'of the agency with identities alone', subject: client('D-18.72', 'reports:identity'), row: OUTSIDE, lists: false },
  { who: 'of a unit below', subject: client('D-18.72-DLH', 'reports:read', 'reports:identity'), row: OUTSIDE, lists: false },
  { who: 'of another agency', subject: client('D-32.71', 'reports:read', 'reports:identity'), row: OUTSIDE, lists: false },
];
const CASES = CLIENTS.flatMap((entry) => ALL_KINDS.map((kind) => ({ ...entry, kind, parts: entry.row[kind] })));

describe('systems and overseers that act under a signed identity', () => {
  let system: TestSystem;
  let five: FiveReports;
  beforeAll(async () => {
    system = await startTestSystem();
    five = await fileFiveReports(system);
  });
  afterAll(() => system.stop());

  const ask = <Data>(subject: Subject, query: string, variables: Record<string, unknown> = {}) =>
    askSubgraph<Data>(system, 'reports', { query, variables }, signFor(system, 'reports', query, { subject }));
  const seen = async (subject: Subject, { id, trackingId }: { readonly id: string; readonly trackingId: string }) => {
    const query = `query ($id: ID!, $trackingId: String!) { byId: report(id: $id) ${ALONE(SIGHT)} byNumber: reportByTrackingId(trackingId: $trackingId) ${ALONE(SIGHT)} }`;
    const { data } = await ask<Record<'byId' | 'byNumber', Sight | null>>(subject, query, { id, trackingId });
    const parts = [data?.byId, data?.byNumber].map(partsOf);
    expect(parts[1]).toBe(parts[0]);
    return parts[0];
  };
  const LIST = `query ($agencyCode: String) {
    reports(agencyCode: $agencyCode, first: 100) { nodes ${ALONE(SIGHT)} pageInfo { endCursor hasNextPage } }
  }`;
  const list = (subject: Subject, agencyCode: string | null) =>
    ask<{ reports: { nodes: Sight[]; pageInfo: { endCursor: string | null } } }>(subject, LIST, { agencyCode });
  const follow = async (subject: Subject, query: string, variables: Record<string, unknown>, count: number) => {
    const live = await connect(subgraphUrl(system, 'reports'));
    const results = await live
      .stream(query, variables, { [IDENTITY_EXTENSION]: signFor(system, 'reports', query, { subject }) })
      .take(count);
    await live.close();
    return results;
  };
  const REPORT = `subscription ($id: ID!, $after: String) { event: reportEvents(reportId: $id, after: $after) ${ALONE(EVENT_SIGHT)} }`;
  const DESK = `subscription ($code: String!, $after: String) { event: deskEvents(agencyCode: $code, after: $after) ${ALONE(EVENT_SIGHT)} }`;

  it.each(CASES)('an API client $who, $kind report: "$parts"', async ({ subject, kind, parts, lists }) => {
    const report = five.reports[kind];
    expect(await seen(subject, report)).toBe(parts);
    const listed = await list(subject, 'D-18.72');
    expect(listed.codes).toEqual(lists ? [] : ['FORBIDDEN']);
    if (lists) expect(partsOf(listed.data?.reports.nodes.find(({ id }) => id === report.id))).toBe(parts);
    const results = await follow(subject, REPORT, { id: report.id, after: beginningOf.report(report.id) }, parts ? 5 : 1);
    if (!parts) return expect(results[0]?.errors?.map(({ extensions }) => extensions.code)).toEqual(['REPORT_NOT_FOUND']);
    for (const { report: told } of results.map(({ data }) => data?.event as EventSight)) expect(partsOf(told)).toBe(parts);
  });

  it('an API client follows its own desk, and no other', async () => {
    const subject = client('D-18.72', 'reports:read');
    const results = await follow(subject, DESK, { code: 'D-18.72', after: beginningOf.desk('D-18.72') }, 4 * ALL_KINDS.length);
    for (const { report } of results.map(({ data }) => data?.event as EventSight)) expect(partsOf(report)).toBe('public original');
    for (const [other, code] of [
      [subject, 'D-32.71'],
      [subject, 'K-PANRB-SP4N'],
      [client('D-18.72'), 'D-18.72'],
      [client('D-32.71', 'reports:read'), 'D-18.72'],
    ] as const) {
      const [refused] = await follow(other, DESK, { code, after: beginningOf.desk(code) }, 1);
      expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  it('an API client whose agency only holds a confidential report finds nothing of it, by no door', async () => {
    const unit = client('D-18.72-DLH', 'reports:read', 'reports:identity');
    const forwarded = async (confidential: boolean): Promise<Steps> => {
      const steps = await startSteps(system, { confidential });
      const verified = {
        title: 'Lampu padam',
        publishedContent: 'Lampu padam di jalan raya.',
        categoryId: PRIORITY,
        agencyCode: 'D-18.72',
        publish: false,
      };
      await steps.does('admin-nasional', 'verifyAndDispose', verified);
      await steps.does('admin-metro', 'forwardInternal', { agencyCode: 'D-18.72-DLH', reason: 'Mohon ditangani oleh dinas.' });
      return steps;
    };
    const open = await forwarded(false);
    const before = await list(unit, 'D-18.72-DLH');
    const sealed = await forwarded(true);
    expect(before.data?.reports.nodes.map(({ id }) => id)).toEqual([open.report.id]);
    expect((await list(unit, 'D-18.72-DLH')).text).toBe(before.text);
    const [refused] = await follow(unit, REPORT, { id: sealed.report.id }, 1);
    expect(refused?.errors?.map(({ extensions }) => extensions.code)).toEqual(['REPORT_NOT_FOUND']);
    expect((await list(client('D-18.72', 'reports:read'), 'D-18.72-DLH')).text).toContain(sealed.report.id);
  });

  it('an API client does nothing to a report, and sees nothing of what officers and reporters do among themselves', async () => {
    const report = five.reports.normal;
    await runStep(await system.as('petugas-metro'), 'addNote', {
      reportId: report.id,
      expectedVersion: report.version,
      text: 'CATATAN-DALAM',
    });
    const subject = client('D-18.72', 'reports:read', 'reports:identity');
    const query = `query ($id: ID!) { report(id: $id) {
      internalNotes { text } identityReveals { id } contentVersions { version } handoverReadings { reason } events(first: 100) { nodes { type } }
    } }`;
    const { data, text } = await ask<{ report: object }>(subject, query, { id: report.id });
    expect(data?.report).toMatchObject({ internalNotes: [], identityReveals: [], contentVersions: [], handoverReadings: [] });
    expect(text).not.toMatch(/CATATAN|NoteAdded/);
    for (const [mutation, input] of [
      ['addNote', { reportId: report.id, expectedVersion: report.version + 1, text: 'Catatan.' }],
      ['openOmbudsmanHandover', { reportId: report.id, reason: 'Pemeriksaan Ombudsman' }],
    ] as const) {
      const type = mutation === 'addNote' ? 'AddNoteInput' : 'OpenOmbudsmanHandoverInput';
      expect((await ask(subject, `mutation ($input: ${type}!) { ${mutation}(input: $input) { trackingId } }`, { input })).codes).toEqual([
        'FORBIDDEN',
      ]);
    }
    const support = 'mutation ($id: ID!) { supportReport(reportId: $id) { id } }';
    expect((await ask(subject, support, { id: report.id })).codes).toEqual(['FORBIDDEN']);
    const queue = 'query ($code: String!) { deskQueue(agencyCode: $code) { nodes { id } } }';
    expect((await ask(subject, queue, { code: 'D-18.72' })).codes).toEqual(['FORBIDDEN']);
  });

  it.each(ALL_KINDS)('KSP oversees a %s report once its category is a national priority, and not before', async (kind) => {
    const ksp = overseer('L-KSP');
    const report = five.reports[kind];
    const mark = (marked: boolean) =>
      system.rows('reports', 'update category_projection set national_priority = $2 where id = $1', [PRIORITY, marked]);
    const openConfidential = 'mutation ($input: OpenConfidentialInput!) { openConfidential(input: $input) { id } }';
    const input = { reportId: report.id, reason: 'Permintaan resmi nomor 17' };
    expect(await seen(ksp, report)).toBe(OUTSIDE[kind]);
    expect((await list(ksp, null)).data?.reports).toEqual({ nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
    expect((await ask(ksp, openConfidential, { input })).codes).toEqual(['REPORT_NOT_FOUND']);
    await mark(true);
    expect(await seen(ksp, report)).toBe(OVERSEEN[kind]);
    for (const agencyCode of [null, 'D-18.72']) {
      const { data } = await list(ksp, agencyCode);
      expect(partsOf(data?.reports.nodes.find(({ id }) => id === report.id))).toBe(OVERSEEN[kind]);
    }
    const events = await follow(ksp, REPORT, { id: report.id, after: beginningOf.report(report.id) }, OVERSEEN[kind] ? 5 : 1);
    expect(events.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
      OVERSEEN[kind] ? Array.from({ length: 5 }, () => undefined) : ['REPORT_NOT_FOUND'],
    );
    await mark(false);
    expect(await seen(ksp, report)).toBe(OUTSIDE[kind]);
  });
});
