import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@lapor/stack/postgres/free-port';
import { HAS_KANNEL, type Kannel, startKannel } from '../environment/kannel.js';
import { startTestSms, type TestSms } from '../environment/sms.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;
const USERNAME = 'lapor';
const withKannel = HAS_KANNEL ? describe : describe.skip;

withKannel('the channel of SMS behind a real Kannel (needs /usr/sbin/bearerbox, /usr/sbin/smsbox and kannel-extras)', () => {
  let system: TestSystem;
  let kannel: Kannel;
  let sms: TestSms;
  beforeAll(async () => {
    system = await startTestSystem();
    const port = await freePort(0);
    const password = system.secrets.smsCarrierKey;
    const getUrl = `http://127.0.0.1:${port}/kannel/message?key=${password}&from=%p&text=%b&charset=%C&id=%I&udh=%u`;
    kannel = await startKannel({ getUrl, username: USERNAME, password });
    sms = await startTestSms(system, { SMS_SEND_URL: kannel.sendUrl, PORT: String(port), SMS_PUBLIC_URL: `http://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await sms?.stop();
    await kannel?.stop();
    await system?.stop();
  });

  const contentOf = async (trackingId: string) =>
    (await system.rows<{ content: string }>('reports', 'select content from report where tracking_id = $1', [trackingId]))[0]?.content;
  const states = async () =>
    (await sms.rows<{ state: string; count: string }>('select state, count(*) from outgoing group by 1 order by 1')).map(
      ({ state, count }) => `${state} ${count}`,
    );

  it('files what a telephone writes to Kannel, answers it through Kannel, and hears that the answer arrived', async () => {
    const phone = await kannel.phone('081390021001', 'data', 'KOTA+METRO+lampu++padam%0Adi+Jalan+Pala');
    const answer = await until('the telephone is answered', () => phone.received[0]);
    expect(answer).toMatch(/^1708 \+?6281390021001 text .*diterima/);
    expect(await contentOf(TRACKING_ID.exec(answer)![0])).toBe('lampu  padam\ndi Jalan Pala');
    await until('the receipt is there', async () => (await states()).includes('DELIVERED 1'));
  });

  it('understands emoji', async () => {
    const octets = [...Buffer.from('KOTA METRO lampu jalan 💡 padam di Pala', 'utf16le').swap16()];
    const phone = await kannel.phone('081390021002', 'ucs2', octets.map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''));
    const answer = await until('the telephone is answered', () => phone.received[0]);
    expect(await contentOf(TRACKING_ID.exec(answer)![0])).toBe('lampu jalan 💡 padam di Pala');
  });

  it('is given again what it could not take, and files it once', async () => {
    const back = system.children.citizens.crash();
    const phone = await kannel.phone('081390021003', 'text', 'KOTA METRO saat gangguan lampu padam');
    await back;
    const answer = await until('the telephone is answered', () => phone.received[0]);
    expect(await contentOf(TRACKING_ID.exec(answer)![0])).toBe('saat gangguan lampu padam');
    const filed = await system.rows('reports', "select from report where content = 'saat gangguan lampu padam'");
    expect(filed.length).toBe(1);
    await until('all receipts are there', async () => (await states()).join() === 'DELIVERED 3');
    expect(phone.received.length).toBe(1);
  });
});
