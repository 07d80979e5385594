import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Subject } from '@lapor/schema/identity';
import { until } from '../environment/until.js';
import { startSharedGateway } from './shared-gateway.js';

const client = (id: string, agencyCode = 'D-1'): Subject => ({ kind: 'apiClient', id, agencyCode, scopes: ['reports:read'] });
const [ANI, BUDI] = [client('ani'), client('budi')];
const ANYBODY: Subject = { kind: 'anonymous' };
const asking = (field: string, fields = 'n') => `subscription ($after: String) { ${field}(after: $after) { ${fields} } }`;
const byCode = (given: string, head = '') => `subscription (${head}$after: String) { byCode(${given}after: $after) { n } }`;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const numbers = (...list: readonly number[]) => list.map((n) => ({ n }));

describe('equal subscriptions', () => {
  let gateway: Awaited<ReturnType<typeof startSharedGateway>>;
  beforeEach(async () => {
    gateway = await startSharedGateway(20);
  });
  afterEach(() => gateway.stop());

  const opened = (count: number) => until(`${count} streams have been opened`, async () => gateway.opened.length === count);
  const areOpen = (count: number) => until(`${count} streams are open`, async () => gateway.openNow() === count);

  it('are one stream and one run of the rest for each event, and fresh each time', async () => {
    const query = asking('forAll', 'n item { name }');
    const readers = await Promise.all([ANI, BUDI, ANYBODY].map((subject) => gateway.follow(subject, query)));
    await areOpen(1);
    for (const [time, n] of [7, 7, 8].entries()) {
      gateway.write(n);
      for (const reader of readers) expect(await reader.take(1)).toEqual([{ n, item: { name: `${n} as asked the time ${time + 1}` } }]);
    }
    expect([gateway.opened, gateway.askedFor()]).toEqual([['ani after now'], 3]);
    for (const reader of readers) await reader.leave();
    await areOpen(0);
  });

  it.each<[string, string, readonly Subject[], number]>([
    ['whoever asks, where it depends on nobody', asking('forAll'), [ANI, BUDI, ANYBODY], 1],
    ['those of one agency, where it depends on that', asking('forAgency'), [ANI, BUDI, client('ani', 'D-2')], 2],
    ['the same caller, where it depends on all of them', asking('forTheSame'), [ANI, client('ani'), BUDI], 2],
    ['nobody else, where nothing is said', asking('forOne'), [ANI, ANI], 2],
    ['the same caller, where a field depends on them', asking('forAll', 'n mine'), [ANI, client('ani'), BUDI], 2],
    ['the same caller, where a field says nothing', asking('forAll', 'n seenBy { id }'), [ANI, client('ani'), BUDI], 2],
    ['the same caller, where another subgraph’s field depends on them', asking('forAll', 'item { secret }'), [ANI, client('ani'), BUDI], 2],
    ['whoever asks, where no secret is given', byCode(''), [ANI, BUDI], 1],
    ['whoever asks, where the secret is null', byCode('code: null, '), [ANI, BUDI], 1],
    ['nobody else, where a secret is written in the operation', byCode('code: "x", '), [ANI, ANI], 2],
    ['nobody else, where a secret is a variable’s default', byCode('code: $code, ', '$code: String = "x", '), [ANI, ANI], 2],
    ['nobody else, where the secret’s name is misspelt', asking('misspelt'), [ANI, ANI], 2],
    ['nobody else, where one could not go on for another', 'subscription { withoutCursors { n } }', [ANI, ANI], 2],
  ])('are given to %s', async (_whom, query, subjects, streams) => {
    for (const subject of subjects) await gateway.follow(subject, query);
    await opened(streams);
    const another = await gateway.follow(ANI, asking('forAll', 'n cursor'));
    await opened(streams + 1);
    gateway.write(1);
    expect(await another.take(1)).toEqual([{ n: 1, cursor: '1' }]);
    expect(gateway.opened).toHaveLength(streams + 1);
  });

  it('give each what is theirs where they are not shared', async () => {
    const readers = await Promise.all([ANI, BUDI].map((subject) => gateway.follow(subject, asking('forAll', 'mine seenBy { id }'))));
    await opened(2);
    gateway.write(1);
    for (const [index, id] of ['ani', 'budi'].entries()) expect(await readers[index]!.take(1)).toEqual([{ mine: id, seenBy: { id } }]);
  });

  it('are joined behind the same event, and whoever comes with an older cursor reads on alone until then', async () => {
    gateway.write(1, 2, 3);
    const first = await gateway.follow(ANI, asking('forAll'), '2');
    expect(await first.take(1)).toEqual(numbers(3));
    const same = await gateway.follow(BUDI, asking('forAll'), '3');
    const older = await gateway.follow(BUDI, asking('forAll'), '0');
    expect(await older.take(3)).toEqual(numbers(1, 2, 3));
    await until('the one who was behind has joined', async () => gateway.openNow() === 1);
    gateway.write(4);
    for (const reader of [first, same, older]) expect(await reader.take(1)).toEqual(numbers(4));
    expect(gateway.opened).toEqual(['ani after 2', 'budi after 0']);
  });

  it('are joined behind their first answer where that tells how things are now', async () => {
    gateway.write(1, 2);
    const first = await gateway.follow(ANI, asking('present', 'n cursor'));
    expect(await first.take(1)).toEqual([{ n: 2, cursor: '2' }]);
    const second = await gateway.follow(BUDI, asking('present', 'n cursor'));
    expect(await second.take(1)).toEqual([{ n: 2, cursor: '2' }]);
    await until('they are one stream', async () => gateway.openNow() === 1);
    const third = await gateway.follow(ANYBODY, asking('present', 'n cursor'), '2');
    gateway.write(3);
    for (const reader of [first, second, third]) expect(await reader.take(1)).toEqual([{ n: 3, cursor: '3' }]);
    expect(gateway.opened).toHaveLength(2);
  });

  it('are not joined behind an answer that has no cursor, so that nobody misses a refusal', async () => {
    gateway.write(-1);
    const first = await gateway.follow(ANI, asking('forAll'), '0');
    expect(await first.take(1)).toEqual([[expect.any(String)]]);
    const second = await gateway.follow(BUDI, asking('forAll'), '0');
    expect(await second.take(1)).toEqual([[expect.any(String)]]);
    gateway.write(2);
    for (const reader of [first, second]) expect(await reader.take(1)).toEqual(numbers(2));
    await until('they have met behind the next', async () => gateway.openNow() === 1);
  });

  it('lose nothing and double nothing while they are joined, parted and left, whoever reads slowly', async () => {
    const slow = await gateway.follow(BUDI, asking('forAll'));
    const readers = [slow];
    await opened(1);
    for (let batch = 0; batch < 40; batch += 1) {
      const written = 5 * batch + 5;
      gateway.write(...range(written - 4, written));
      const after = (7 * batch) % written;
      const reader = await gateway.follow(ANI, asking('forAll'), String(after));
      expect(await reader.take(Math.min(5, written - after))).toEqual(numbers(...range(after + 1, Math.min(after + 5, written))));
      if (batch % 3 === 0) await reader.leave();
      else readers.push(reader);
    }
    gateway.write(...range(201, 207));
    expect(await slow.take(207)).toEqual(numbers(...range(1, 207)));
    for (const reader of readers) await reader.leave();
    await areOpen(0);
  });

  it('go on in the name of another when the one in whose name they were asked for has left', async () => {
    const [first, second] = [await gateway.follow(ANI, asking('forAll')), await gateway.follow(BUDI, asking('forAll'))];
    await opened(1);
    first.revoke();
    expect(await first.take(1)).toEqual([['TOKEN_REVOKED']]);
    gateway.write(1);
    expect(await second.take(1)).toEqual(numbers(1));
    await opened(2);
    expect(gateway.opened).toEqual(['ani after now', 'budi after 1']);
    gateway.write(2);
    expect(await second.take(1)).toEqual(numbers(2));
    await areOpen(1);
  });
});
