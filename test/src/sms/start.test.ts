import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '@lapor/stack/postgres/free-port';
import { type StackProcess, startStackProcess } from '../environment/stack-process.js';
import { until } from '../environment/until.js';

const PHONE = fileURLToPath(import.meta.resolve('@lapor/sms/local-carrier/phone-main'));

let folder: string;
let carrierPort: number;
let running: StackProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-test-sms-'));
  carrierPort = await freePort(0);
});
afterAll(async () => {
  running?.signal('SIGTERM');
  await running?.ended();
  await rm(folder, { recursive: true, force: true });
});

const start = (settings: Readonly<Record<string, string>> = {}) =>
  startStackProcess({ DATA_FOLDER: folder, SMS: 'true', SMS_PORT: '0', SMS_CARRIER_PORT: String(carrierPort), ...settings });
const send = async (text: string) =>
  (
    await promisify(execFile)(process.execPath, [PHONE, '--from', '081390009001', '--wait', '60', text], {
      env: { SMS_CARRIER_PORT: String(carrierPort) },
    })
  ).stdout;

it('a demo has 1708 and telephones; it is stopped at any moment, and goes on after another start', async () => {
  running = start();
  await running.ready();
  // The channel still starts.
  running.signal('SIGINT');
  expect(await running.ended()).toBe(0);
  running = start();
  await until('the channel is there', () => running!.output().includes('SMS 1708'));
  const [, trackingId = ''] = /nomor (LP-\S+)/.exec(await send('KOTA METRO lampu jalan padam di Jalan Pala')) ?? [];
  running.signal('SIGINT');
  expect(await running.ended()).toBe(0);
  running = start();
  await until('the channel is there again', () => running!.output().includes('SMS 1708'));
  expect(await send(`CEK ${trackingId}`)).toMatch(new RegExp(`1708 -> 081390009001: LAPOR! ${trackingId}: `));
});

it('a demo’s telephones are reached over SMPP as well, and hear of a missing setting when an SMSC is named', async () => {
  running?.signal('SIGTERM');
  await running?.ended();
  running = start({ SMS_CARRIER: 'smpp' });
  await until('the channel is there', () => running!.output().includes('SMS 1708'));
  const long = `KOTA METRO ${'lampu jalan padam sejak kemarin malam '.repeat(12)}`;
  const [, trackingId = ''] = /nomor (LP-\S+)/.exec(await send(long)) ?? [];
  expect(await send(`CEK ${trackingId}`)).toMatch(new RegExp(`1708 -> 081390009001: LAPOR! ${trackingId}: `));
  running.signal('SIGINT');
  expect(await running.ended()).toBe(0);
  running = start({ SMS_CARRIER: 'smpp', SMS_SMPP_URL: 'smpp://127.0.0.1:1' });
  await until('it is said', () => running!.output().includes('SMS_SMPP_PASSWORD: needed with SMS_CARRIER=smpp'));
});
