import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at, commandOperation, openJourney, type StepReport } from '../environment/journey.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { type Actor, METRO, METRO_UNIT, openActors } from './actors.js';
import { type Look, openLook } from './look.js';

const TEXT = 'Petugas telah memeriksa jaringan lampu di lokasi.';

describe('officers who act on one report at the same moment', () => {
  let system: TestSystem;
  let look: Look;
  let officers: readonly Actor[];
  beforeAll(async () => {
    system = await startTestSystem();
    look = await openLook(system);
    const here = openActors(system).filter(({ memberships: [first] }) => first?.agencyCode === METRO || first?.agencyCode === METRO_UNIT);
    officers = here.filter(({ memberships: [first] }) => first?.role === 'LIAISON_OFFICER' || first?.role === 'AGENCY_ADMIN');
  });
  afterAll(async () => {
    await look?.close();
    await system?.stop();
  });

  const inProgress = () =>
    openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo(METRO_UNIT).acceptedBy('petugas-metro');

  it.each([2, 8, 24])('of %i one wins, all others are told the version it has left, and nothing of theirs is written', async (number) => {
    const report = await inProgress();
    const liaisons = officers.filter(({ memberships: [first] }) => first?.role === 'LIAISON_OFFICER');
    const answers = await Promise.all(
      Array.from({ length: number }, (_, index) =>
        liaisons[index % liaisons.length]!.client.ask<{ report: StepReport }>(commandOperation('addFollowUp'), {
          input: { ...at(report), text: `${TEXT} Catatan ke-${index}.` },
        }),
      ),
    );
    const [won, ...others] = answers.filter(({ codes }) => codes.length === 0);
    expect(others).toEqual([]);
    expect(won?.data?.report.version).toBe(report.version + 1);
    const lost = answers.flatMap(({ errors }) => errors).map(({ extensions: { code, currentVersion } }) => ({ code, currentVersion }));
    expect(lost).toEqual(Array.from({ length: number - 1 }, () => ({ code: 'VERSION_CONFLICT', currentVersion: report.version + 1 })));
    const [written] = await system.rows<{ events: number; texts: number }>(
      'reports',
      `select (select count(*)::integer from event_log where aggregate_id = $1 and type = 'FollowUpAdded') as events,
              (select count(*)::integer from follow_up where report_id = $1::uuid) as texts`,
      [report.id],
    );
    expect(written).toEqual({ events: 1, texts: 1 });
    await look.expectSound([report.id]);
  });

  it('come through one after the other when each reads the version again, and the versions have no gap', async () => {
    const report = await inProgress();
    const versions: number[] = [];
    const write = async ({ client }: Actor, index: number): Promise<void> => {
      for (let version = report.version; ; ) {
        const { data, errors } = await client.ask<{ report: StepReport }>(commandOperation('addNote'), {
          input: { ...at({ id: report.id, version }), text: `${TEXT} Catatan ke-${index}.` },
        });
        if (data) return void versions.push(data.report.version);
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['VERSION_CONFLICT']);
        version = errors[0]!.extensions.currentVersion as number;
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, index) => write(officers[index % officers.length]!, index)));
    expect(versions.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 12 }, (_, index) => report.version + 1 + index));
    await look.expectSound([report.id]);
  });

  it('with the same key are one, however often it is sent', async () => {
    const report = await inProgress();
    const [officer] = officers.filter(({ memberships: [first] }) => first?.role === 'LIAISON_OFFICER');
    const input = { ...at(report), text: TEXT, idempotencyKey: 'tindak-lanjut-bersamaan' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => officer!.client.ask<{ report: StepReport }>(commandOperation('addFollowUp'), { input })),
    );
    expect(answers.map(({ codes, data }) => [codes, data?.report.version])).toEqual(answers.map(() => [[], report.version + 1]));
    await look.expectSound([report.id]);
  });
});
