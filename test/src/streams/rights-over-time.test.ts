import { beforeAll, describe, expect, it } from '@jest/globals';
import { at, openJourney, runStep, type StepReport } from '../environment/journey.js';
import { onboard, run } from '../environment/officers.js';
import type { OpenSystem } from '../environment/open-system.js';
import { createQueue } from '../environment/queue.js';
import { sharedSystem } from '../environment/shared-system.js';
import { within } from '../environment/until.js';
import { byEventStream } from '../live-faults/by-event-stream.js';
import { byMultipart } from '../live-faults/by-multipart.js';
import { bySingleConnection } from '../live-faults/by-single-connection.js';
import { bySocket } from '../live-faults/by-socket.js';
import { deskStream, reportStream, type Stream } from '../live-faults/streams.js';
import type { Told, Transport } from '../live-faults/transport.js';

const DESK = 'D-18.72';
const AT_ONCE_MS = 1_000;
const TRANSPORTS: readonly [string, Transport][] = [
  ['a WebSocket', bySocket],
  ['Server-Sent Events', byEventStream],
  ['multipart', byMultipart],
  ['a single connection', bySingleConnection],
];

describe.each(TRANSPORTS)('over %s', (how, transport) => {
  let system: OpenSystem;
  beforeAll(async () => {
    system = await sharedSystem();
  });
  const follow = ({ query, variables, begin }: Stream, token?: string) => {
    const told = createQueue<Told>();
    const stream = transport({ gatewayUrl: system.gatewayUrl, token, query, variables, after: begin, begin }, told.put);
    void stream.ended.then((end) => told.end(end));
    return { ...stream, told };
  };
  const typesOf = (told: readonly Told[]) =>
    told.map(({ event, errors }) => event?.type ?? errors.map(({ extensions }) => extensions.code));
  const accepted = (): PromiseLike<StepReport> =>
    openJourney(system).citizen().files().verifiedBy('admin-nasional').disposedTo(DESK, { publish: true }).acceptedBy('petugas-metro');

  it('a report that becomes confidential is retracted for whoever loses sight of it, and nothing of it follows', async () => {
    const report = await accepted();
    const officer = await system.as('petugas-metro');
    const [outsider, stranger, insider] = [
      follow(reportStream(report.id)),
      follow(reportStream(report.id), (await system.as('warga2')).token),
      follow(reportStream(report.id), officer.token),
    ];
    for (const { told } of [outsider, stranger]) expect(typesOf(await told.take(4)).at(-1)).toBe('DispositionAccepted');
    const seenBefore = await insider.told.take(4);
    expect(seenBefore.every(({ event }) => event?.report?.id === report.id)).toBe(true);

    const closed = await runStep(await system.as('warga'), 'changeVisibility', { ...at(report), confidential: true });
    await runStep(officer, 'addFollowUp', { ...at(closed), text: 'Rahasia: alat sudah dibeli.' });
    for (const { told, ended } of [outsider, stranger]) {
      const [last] = await told.take(1);
      expect(last?.event).toMatchObject({ type: 'ReportRetracted', report: null });
      await within('the end of the stream', ended);
      expect(told.waiting).toEqual([]);
    }
    const rest = await insider.told.take(seenBefore.length + 2 - 4);
    expect(typesOf(rest).slice(-2)).toEqual(['ReportRetracted', 'FollowUpAdded']);
    expect(rest.every(({ event }) => event?.report?.id === report.id)).toBe(true);
    insider.cut();

    const again = follow(reportStream(report.id));
    expect(typesOf(await again.told.take(1))).toEqual([['REPORT_NOT_FOUND']]);
    again.cut();
  });

  it('what is taken from an officer ends the stream within a second, and does not open again', async () => {
    const officer = await onboard(system, `petugas-${how.toLowerCase().replace(/[^a-z]+/g, '-')}`, 'LIAISON_OFFICER', DESK);
    await accepted();
    const mine = follow(deskStream(DESK), officer.client.token);
    await mine.told.take(1);
    const colleague = follow(deskStream(DESK), (await system.as('petugas-metro')).token);
    await colleague.told.take(1);
    const isEnd = ({ errors }: Told) => errors.length > 0;

    const began = performance.now();
    await run(await system.as('admin-metro'), 'deactivateOfficer', { officerId: officer.id, reason: 'MOVED' });
    let last: Told | undefined;
    while (!last || !isEnd(last)) [last] = await mine.told.take(1);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
    expect(typesOf([last])).toEqual([['TOKEN_REVOKED']]);
    await within('the end of the stream', mine.ended);
    const report = await accepted();
    let seen: Told | undefined;
    while (seen?.event?.report?.id !== report.id) [seen] = await colleague.told.take(1);
    expect(mine.told.waiting).toEqual([]);
    colleague.cut();

    const again = follow(deskStream(DESK), officer.client.token);
    expect(typesOf(await again.told.take(1))).toEqual([['TOKEN_REVOKED']]);
    again.cut();
  });
});
