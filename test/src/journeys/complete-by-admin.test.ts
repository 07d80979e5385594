import { beforeAll, describe, expect, it } from '@jest/globals';
import { openJourney } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { stepsFrom } from '../environment/steps.js';

const CONFIRMATION = { confirmedBy: 'PHONE', reason: 'Pelapor menyatakan selesai melalui telepon pada 3 Juni 2026.' };

describe('a report whose reporter says by telephone that it is solved', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  const answered = async () =>
    stepsFrom(
      system,
      await openJourney(system)
        .citizen('warga')
        .files()
        .verifiedBy('admin-nasional')
        .disposedTo('D-18.72')
        .acceptedBy('petugas-metro')
        .answeredBy('petugas-metro'),
    );

  it('is completed by the national desk with a reason that the reporter reads, and may be objected to', async () => {
    const steps = await answered();
    for (const who of ['admin-metro', 'petugas-metro', 'pimpinan-metro', 'warga'] as const)
      expect(await steps.fails(who, 'completeByAdmin', CONFIRMATION)).toEqual(['REPORT_ACTOR_NOT_ALLOWED']);
    expect(await steps.fails('admin-nasional', 'completeByAdmin', { ...CONFIRMATION, reason: 'Selesai' })).toEqual(['INPUT_INVALID']);
    expect(await steps.does('admin-nasional', 'completeByAdmin', CONFIRMATION)).toMatchObject({ state: 'COMPLETED' });
    expect(await steps.seen('warga', 'completedHow messages { kind text } clocks { key stoppedAt }')).toMatchObject({
      completedHow: 'BY_ADMIN',
      messages: [{ kind: 'CONFIRMATION', text: CONFIRMATION.reason }],
      clocks: expect.arrayContaining([{ key: 'OBJECTION_WINDOW', stoppedAt: null }]),
    });
    expect(await steps.seen(system.anyone, 'messages { text }')).toEqual({ messages: [] });
    await steps.does('warga', 'rateReport', { score: 1, solved: false });
    await steps.does('warga', 'fileObjection', { reason: 'Saya tidak pernah ditelepon siapa pun.' });
  });

  it('is not completed so before there is an answer', async () => {
    const steps = stepsFrom(system, await openJourney(system).citizen('warga').files().verifiedBy('admin-nasional').disposedTo('D-18.72'));
    expect(await steps.fails('admin-nasional', 'completeByAdmin', CONFIRMATION)).toEqual(['REPORT_TRANSITION_NOT_ALLOWED']);
  });
});
