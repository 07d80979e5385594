import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerCitizen } from '../environment/citizen.js';
import { begin, createPlainBrowser, frontEndOf } from '../environment/front-end.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const NAMES = 12;
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { token } }';
const WRONG = 'salah-sekali-lagi';
/**
 * Whoever left out the hash for a name that nobody has would answer many times faster. What a busy machine adds to single
 * answers is far below that, and the median of a dozen, taken in turns, far below a half.
 */
const AT_MOST = 2;

describe('the time of an answer does not tell whether somebody has an account:', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
    for (let number = 0; number < NAMES; number += 1)
      await registerCitizen(system, {
        fullName: 'Waktu Uji',
        email: known(number),
        phone: `0813900060${10 + number}`,
        nik: '3578015707910004',
      });
  }, 60_000);
  afterAll(() => system?.stop());

  const known = (number: number) => `waktu${number}@surel-uji.id`;
  const unknown = (number: number) => `tiada${number}@surel-uji.id`;

  /** How many times longer a known name takes than an unknown one, by the medians. */
  async function ratioOf(attempt: (name: string) => Promise<string>): Promise<{ ratio: number; answers: Set<string> }> {
    const times = { known: [] as number[], unknown: [] as number[] };
    const answers = new Set<string>();
    for (let number = 0; number < NAMES; number += 1) {
      for (const kind of number % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const began = performance.now();
        answers.add(await attempt(kind === 'known' ? known(number) : unknown(number)));
        times[kind].push(performance.now() - began);
      }
    }
    return { ratio: median(times.known) / median(times.unknown), answers };
  }

  const median = (values: number[]) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
  const expectAlike = ({ ratio, answers }: { ratio: number; answers: Set<string> }) => {
    expect(answers.size).toBe(1);
    expect(ratio).toBeLessThan(AT_MOST);
    expect(ratio).toBeGreaterThan(1 / AT_MOST);
  };

  it('signIn', async () => {
    expectAlike(
      await ratioOf(async (username) => (await system.anyone.ask(SIGN_IN, { input: { username, password: WRONG } })).codes.join()),
    );
  });

  it('changePassword', async () => {
    const input = (username: string) => ({ username, password: WRONG, newPassword: 'rumah-panggung-biru' });
    expectAlike(await ratioOf(async (username) => (await system.anyone.ask(CHANGE, { input: input(username) })).codes.join()));
  });

  it('the form', async () => {
    const browser = createPlainBrowser();
    const form = await browser.open((await begin(await frontEndOf(system))).url);
    expectAlike(
      await ratioOf(async (username) =>
        (await browser.send(form, { username, password: WRONG, action: 'sign-in' })).text.replaceAll(username, ''),
      ),
    );
  });
});
