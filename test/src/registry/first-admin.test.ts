import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { createAccount, PASSWORD, signInWith } from '../environment/officers.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const COMMAND = fileURLToPath(import.meta.resolve('@lapor/stack/first-admin/main'));
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';
const FIRST = ['admin-pusat', 'Rina Wulandari', 'rina.wulandari@menpan.go.id', 'Keputusan Menteri PANRB 7/2026'];

describe('the first national administrator of a system without demo accounts', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem({ demo: false });
  });
  afterAll(() => system?.stop());

  /** Runs `npm run admin:first` on the running system, the answers as lines. */
  async function appoint(lines: readonly string[]) {
    const env = { PATH: '/usr/bin:/bin', DATA_FOLDER: system.dataFolder };
    const child = spawn(process.execPath, [COMMAND], { env, stdio: 'pipe' });
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
    const [exitCode, output, errors] = await Promise.all([
      new Promise<number | null>((resolve) => child.once('close', resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    return { exitCode, errors, output, password: /password: (\S+)/.exec(output)?.[1] ?? '' };
  }
  const counts = async () => [
    await system.rows('citizens', 'select count(*)::integer as n from account'),
    await system.rows('agencies', 'select count(*)::integer as n from officer'),
  ];

  it.each([
    ['no answers', [], 'Four lines are needed'],
    ['a user name that is none', ['Admin Pusat!', ...FIRST.slice(1)], 'username: '],
    ['a private person’s address that is none', [...FIRST.slice(0, 2), 'rina', FIRST[3]!], 'email: '],
    ['no legal act', [...FIRST.slice(0, 3), ''], 'legalRef: '],
  ])('is refused with %s, and nothing is written', async (_what, lines, sentence) => {
    const before = await counts();
    const { exitCode, errors, output } = await appoint(lines);
    expect([exitCode, output, errors]).toEqual([2, '', expect.stringContaining(sentence)]);
    expect(await counts()).toEqual(before);
  });

  it('is given a one-time password, chooses another, and appoints the next', async () => {
    const lost = await appoint(FIRST);
    expect([lost.exitCode, lost.errors]).toEqual([0, '']);
    // The operator lost it: the same answers give another, and no second officer.
    const { password } = await appoint(FIRST);
    expect(password).not.toBe(lost.password);
    const change = { username: FIRST[0], newPassword: PASSWORD };
    expect((await system.anyone.ask(CHANGE, { input: { ...change, password: lost.password } })).codes).toEqual(['SIGN_IN_FAILED']);
    await system.anyone.get(CHANGE, { input: { ...change, password } });
    const admin = await signInWith(system, FIRST[0]!, [`NATIONAL_ADMIN@${NATIONAL_DESK}`]);
    expect((await createAccount(system, admin, 'admin-kedua', 'Admin Kedua')).username).toBe('admin-kedua');
    const told = await system.rows('agencies', `select type, actor->>'kind' as by from event_log where aggregate_type = 'officer'`);
    expect(told).toEqual([{ type: 'OfficerAppointed', by: 'SYSTEM' }]);
  });

  it('is the first and the only one: then the desk is held, also for who was the first', async () => {
    const before = await counts();
    const other = await appoint(['admin-lain', ...FIRST.slice(1)]);
    expect([other.exitCode, other.errors]).toEqual([2, expect.stringContaining('has an administrator already')]);
    const again = await appoint(FIRST);
    expect([again.exitCode, again.output]).toEqual([2, '']);
    expect(await counts()).toEqual(before);
  });

  it('leaves neither names nor passwords in the logs', async () => {
    const log = system.lines.join('\n');
    for (const secret of ['Rina', 'rina.wulandari', PASSWORD]) expect(log).not.toContain(secret);
  });
});
