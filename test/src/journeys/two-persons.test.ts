import { beforeAll, describe, expect, it } from '@jest/globals';
import { at, openJourney } from '../environment/journey.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { startSteps } from '../environment/steps.js';

const TEXT = 'Laporan ini terlalu umum untuk dapat diperiksa.';
const REVEAL = `mutation ($input: RevealIdentityInput!) {
  revealIdentity(input: $input) { requestId pending revealedReporter { displayName email } }
}`;
const APPROVE = 'mutation ($input: ApproveIdentityRevealInput!) { approveIdentityReveal(input: $input) { id reporter { id } } }';

interface Revealed {
  readonly revealIdentity: {
    readonly requestId: string;
    readonly pending: boolean;
    readonly revealedReporter: { readonly displayName: string; readonly email: string } | null;
  };
}

describe('what two persons must decide', () => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });

  it('is the archiving of whistle-blowing: one proposes, the other archives, in either order of the two', async () => {
    for (const [first, second] of [
      ['admin-nasional', 'admin-nasional-2'],
      ['admin-nasional-2', 'admin-nasional'],
    ] as const) {
      const steps = await startSteps(system, { class: 'WHISTLEBLOWING' });
      await steps.does(first, 'proposeArchive', { reason: 'TOO_GENERAL', text: TEXT });
      expect(await steps.fails(first, 'approveArchive')).toEqual(['SECOND_PERSON_REQUIRED']);
      expect(await steps.fails(second, 'archiveReport', { reason: 'TOO_GENERAL', text: TEXT })).toEqual(['SECOND_PERSON_REQUIRED']);
      expect(await steps.does(second, 'approveArchive')).toMatchObject({ state: 'ARCHIVED' });
    }
  });

  it('is the identity behind an anonymous and confidential report: one asks, the other approves and is given nothing', async () => {
    const report = await openJourney(system).citizen('warga').files({ anonymous: true, confidential: true });
    const [one, other] = [await system.as('admin-nasional'), await system.as('admin-nasional-2')];
    const ask = () => one.get<Revealed>(REVEAL, { input: { ...at(report), reason: 'Permintaan Inspektorat nomor 17 tahun 2026' } });
    const { revealIdentity: asked } = await ask();
    expect(asked).toMatchObject({ pending: true, revealedReporter: null });
    const input = { requestId: asked.requestId, expectedVersion: report.version };
    expect((await one.ask(APPROVE, { input })).codes).toEqual(['REVEAL_OWN_APPROVAL']);
    expect(await other.get(APPROVE, { input })).toEqual({ approveIdentityReveal: { id: report.id, reporter: null } });
    expect((await ask()).revealIdentity).toMatchObject({
      requestId: asked.requestId,
      pending: false,
      revealedReporter: { displayName: 'Siti Rahma', email: 'w***@contoh.id' },
    });
  });
});
