import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Delivered } from './wire.js';

// `npm run sms -- --from 081377001234 "KOTA METRO lampu jalan padam"`: sends as a telephone and prints what comes back.

const POLL_MS = 200;
const print = (text: string) => process.stdout.write(`${text}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string', default: '081377001234' },
    wait: { type: 'string', default: '15' },
    follow: { type: 'boolean', default: false },
  },
});
const carrier = `http://127.0.0.1:${process.env.SMS_CARRIER_PORT ?? 4105}/phone/messages`;
const inbox = (after: number) =>
  fetch(`${carrier}?number=${encodeURIComponent(values.from)}&after=${after}`).then(
    (response) => response.json() as Promise<{ readonly last: number; readonly messages: readonly Delivered[] }>,
  );

try {
  let { last } = await inbox(Number.MAX_SAFE_INTEGER);
  const text = positionals.join(' ');
  if (!values.follow || text) {
    const sent = await fetch(carrier, { method: 'POST', body: JSON.stringify({ from: values.from, text }) });
    print(`${values.from} -> 1708: ${text}`);
    if (sent.status !== 202) throw new Error(`the channel did not take the message (${sent.status})`);
  }
  const deadline = Date.now() + Number(values.wait) * 1000;
  for (let answered = false; values.follow || (!answered && Date.now() < deadline); await delay(POLL_MS)) {
    const { messages, last: now } = await inbox(last);
    last = now;
    for (const { from, text: answer, parts } of messages)
      print(`${from} -> ${values.from}: ${answer}${parts > 1 ? ` (${parts} SMS)` : ''}`);
    answered = messages.length > 0;
  }
} catch (error) {
  const { cause, message } = error as Error;
  print(cause ? 'No local carrier answers. Start the system with "npm start" first.' : message);
  process.exitCode = 1;
}
