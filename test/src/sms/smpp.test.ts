import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Session } from '@lapor/sms/carrier/smpp/smpp-package';
import { findTraces } from '../environment/citizen.js';
import { dumpTables } from '../environment/rows.js';
import { contentsBySms, lines, startTestSms, type TestSms } from '../environment/sms.js';
import { deliveries, type Submitted, startTestSmsc, type TestSmsc } from '../environment/smsc.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

// One file, although it is long: all of it needs one system, one channel and one SMSC, and to start them takes longer than to use them.

const TRACKING_ID = /LP-[0-9A-HJKMNP-TV-Z]{8}/;
const OK = 0;
const SYSTEM_ERROR = 0x08;
const THROTTLED = 0x58;
const NO_SUCH_NUMBER = 0x0b;
const COME_AGAIN = 0x64;
const ANSWER_MS = 1_000;
const DOUBT_MS = 2_500;

describe('the channel of SMS at an SMSC', () => {
  let system: TestSystem;
  let smsc: TestSmsc;
  let sms: TestSms;
  beforeAll(async () => {
    [system, smsc] = await Promise.all([startTestSystem({ durable: true }), startTestSmsc()]);
    sms = await startTestSms(system, {
      ...smsc.settings,
      SMS_SMPP_SUBMIT_IDS: 'hex',
      SMS_SMPP_RECEIPT_IDS: 'decimal',
      SMS_SMPP_WINDOW: '4',
      SMS_SMPP_ENQUIRE_MS: '400',
      SMS_SMPP_ANSWER_MS: String(ANSWER_MS),
      SMS_DOUBT_MS: String(DOUBT_MS),
    });
  });
  afterAll(async () => {
    await sms?.stop();
    await smsc?.stop();
    await system?.stop();
  });
  beforeEach(async () => {
    smsc.answers(({ messageId }) => ({ status: OK, messageId }));
    await smsc.ready();
  });

  const settled = () =>
    until('everything is done', async () => {
      const [row] = await sms.rows<{ open: string }>(
        `select (select count(*) from incoming where state = 'WAITING')
           + (select count(*) from outgoing where state in ('WAITING', 'SENDING')) as open`,
      );
      return Number(row?.open) === 0;
    });
  const states = async (to: string) => {
    const ids = smsc.submitted.filter((each) => each.to === to).map(({ messageId }) => BigInt(`0x${messageId}`).toString());
    return (
      await sms.rows<{ state: string }>(
        'select state from outgoing where id in (select outgoing_id from carried_part where message_id = any($1))',
        [ids],
      )
    ).map(({ state }) => state);
  };
  /** Whether the carrier may still bring this again, as far as the channel knows. */
  const doubtful = async () => (await sms.rows("select from incoming where carrier_id like 'smpp?%'")).length;
  const client = (): Session => [...smsc.bound][0]!;
  /** Resolves when the channel logs this from now on. */
  const logs = (text: string) => {
    const from = lines.length;
    return until(`the channel logs ${text}`, () => lines.slice(from).some((line) => line.includes(text)));
  };

  it('files what a telephone writes, answers it, and notes that the answer arrived', async () => {
    const from = '6281390011001';
    await smsc.brings(from, 'KOTA METRO lampu jalan padam di Jalan Pala');
    const answer = await smsc.textFor(from, 'diterima');
    expect(await contentsBySms(system, 'lampu jalan padam')).toEqual(['lampu jalan padam di Jalan Pala']);
    expect(answer.pdu).toMatchObject({
      source_addr: '1708',
      source_addr_ton: 3,
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      data_coding: 0,
      registered_delivery: 1,
    });
    await until('the answer is handed over', async () => (await states(from)).includes('SENT'));
    // Taken under one number in hexadecimal, told of in decimal.
    expect(await smsc.reports(BigInt(`0x${answer.messageId}`).toString(), 'DELIVRD')).toBe(OK);
    expect(await states(from)).toEqual(['DELIVERED']);
    await smsc.brings(from, `CEK ${TRACKING_ID.exec(answer.text)![0]}`);
    const checked = await until('another answer', () => smsc.submitted.filter(({ to }) => to === from)[1]);
    expect(checked.text).toContain(TRACKING_ID.exec(answer.text)![0]);
    await until('the carrier has read all answers', async () => (await doubtful()) === 0);
  });

  it('joins parts in any order, by header and by parameters, with repeats, and characters that two parts share', async () => {
    const from = '6281390011002';
    const text = (word: string) => `KOTA METRO ${word} ${Array.from({ length: 60 }, (_, index) => `kata${index}`).join(' ')}`;
    for (const part of deliveries(from, text('kepala'), 17).toReversed()) expect(await smsc.deliver(part)).toBe(OK);
    const plain = deliveries(from, text('parameter'), 18).map(({ short_message, esm_class: _, ...rest }, index, { length }) => ({
      ...rest,
      sar_msg_ref_num: 1018,
      sar_total_segments: length,
      sar_segment_seqnum: index + 1,
      message_payload: (short_message as Buffer).subarray(6),
    }));
    for (const part of [...plain.toReversed(), ...plain]) expect(await smsc.deliver(part)).toBe(OK);
    const emoji = Buffer.from('KOTA METRO emoji 💡 di jalan', 'utf16le').swap16();
    const middle = emoji.indexOf(Buffer.from([0xdc, 0xa1]));
    for (const [number, octets] of [emoji.subarray(0, middle), emoji.subarray(middle)].entries())
      expect(
        await smsc.deliver({
          source_addr: from,
          source_addr_ton: 1,
          destination_addr: '1708',
          esm_class: 0x40,
          data_coding: 8,
          short_message: Buffer.concat([Buffer.of(5, 0, 3, 99, 2, number + 1), octets]),
        }),
      ).toBe(OK);
    await until('three answers', () => smsc.submitted.filter(({ to }) => to === from).length === 3);
    expect(await contentsBySms(system, 'kepala')).toEqual([text('kepala').slice(11)]);
    expect(await contentsBySms(system, 'parameter')).toEqual([text('parameter').slice(11)]);
    expect(await contentsBySms(system, '%emoji')).toEqual([expect.stringContaining('emoji 💡 di jalan')]);
  });

  it('takes what makes no sense, and is as well as before', async () => {
    const from = '6281390011003';
    const odd = (fields: object) => smsc.deliver({ source_addr: from, source_addr_ton: 1, destination_addr: '1708', ...fields });
    expect(await odd({ data_coding: 8, short_message: Buffer.from([0xd8, 0x3d, 0x00]) })).toBe(OK);
    expect(await odd({ data_coding: 0xf5, short_message: Buffer.from([0, 1, 0xff, 0x1b]) })).toBe(OK);
    expect(await odd({ esm_class: 0x40, short_message: Buffer.from([200, 1]) })).toBe(OK);
    expect(await odd({ esm_class: 0x40, data_coding: 8, short_message: Buffer.from([0, 0, 0, 0, 0x41, 0, 0]) })).toBe(OK);
    expect(await odd({ message_payload: Buffer.alloc(12_000, 'a') })).toBe(OK);
    expect(await smsc.deliver({ source_addr: 'INFO-BANK', source_addr_ton: 5, short_message: Buffer.from('promo') })).toBe(OK);
    expect(await smsc.deliver({ esm_class: 0x04, short_message: Buffer.from('halo') })).toBe(OK);
    await settled();
  });

  it('slows down when the carrier has too much to do, and loses nothing', async () => {
    const from = '6281390011004';
    let refused = 0;
    smsc.answers(({ messageId }) => {
      refused += 1;
      return refused <= 1 ? { status: THROTTLED } : { status: OK, messageId };
    });
    await smsc.brings(from, 'KOTA METRO pelan pelan lampu padam');
    await until('it is taken', async () => (await states(from)).includes('SENT'));
    expect(smsc.submitted.filter(({ to }) => to === from).length).toBe(2);
  });

  it('does not try again what the carrier refuses for good', async () => {
    const from = '6281390011005';
    smsc.answers(() => ({ status: NO_SUCH_NUMBER }));
    const failed = async () => (await sms.rows("select from outgoing where state = 'FAILED'")).length;
    const before = await failed();
    await smsc.brings(from, 'KOTA METRO nomor mati lampu padam');
    await until('it is given up', async () => (await failed()) === before + 1);
    expect(smsc.submitted.filter(({ to }) => to === from).length).toBe(1);
  });

  it('leaves the carrier what it cannot take while the vault is away', async () => {
    const from = '6281390011006';
    const [message] = deliveries(from, 'KOTA METRO saat gangguan lampu padam', 1);
    const back = system.children.citizens.crash();
    await until('a message is not taken', async () => (await smsc.deliver({ ...message, source_addr: '6281390011099' })) === COME_AGAIN);
    await back;
    await smsc.brings(from, 'KOTA METRO saat gangguan lampu padam');
    await smsc.textFor(from, 'diterima');
    expect(await contentsBySms(system, 'saat gangguan')).toEqual(['saat gangguan lampu padam']);
  });

  it('loses no message when the connection is cut in the middle of a window, and repeats at most what was open', async () => {
    const numbers = Array.from({ length: 10 }, (_, index) => `62813900120${String(index).padStart(2, '0')}`);
    const unanswered: Submitted[] = [];
    let cuts = 0;
    smsc.answers((message) => {
      if (cuts === 1) return { status: OK, messageId: message.messageId };
      unanswered.push(message);
      if (unanswered.length % 4 === 0) {
        cuts += 1;
        client().destroy();
      }
      return null;
    });
    await Promise.all(numbers.map((from) => smsc.brings(from, `KOTA METRO jendela putus ${from.slice(-2)} lampu padam`)));
    for (const number of numbers) await until(`${number} is answered`, async () => (await states(number)).includes('SENT'));
    await settled();
    for (const number of numbers) {
      const times = smsc.submitted.filter(({ to }) => to === number).length;
      expect(times).toBe(1 + unanswered.filter(({ to }) => to === number).length);
    }
    expect(unanswered.length).toBeGreaterThanOrEqual(4);
    expect((await contentsBySms(system, 'jendela putus')).length).toBe(numbers.length);
  });

  it('knows a receipt that comes before the answer to its message', async () => {
    const from = '6281390011010';
    smsc.answers(({ messageId, pdu }) => {
      const session = client();
      const told = smsc.reports(BigInt(`0x${messageId}`).toString(), 'UNDELIV');
      void told.then(() => session.send(pdu.response({ message_id: messageId })));
      return null;
    });
    await smsc.brings(from, 'KOTA METRO tanda terima mendahului lampu padam');
    await until('it is known to have failed', async () => (await states(from)).includes('FAILED'));
  });

  it('hands on what has waited while the SMSC took nothing, in the order of each number and once', async () => {
    const numbers = Array.from({ length: 8 }, (_, index) => `62813900130${String(index).padStart(2, '0')}`);
    const ids = numbers.map((_, number) => Array.from({ length: 10 }, (__, turn) => `LP-000${number}000${turn}`));
    const taken: Submitted[] = [];
    smsc.answers(() => ({ status: SYSTEM_ERROR }));
    await Promise.all(
      numbers.map(async (from, number) => {
        for (const id of ids[number]!) await smsc.brings(from, `CEK ${id}`);
      }),
    );
    const waiting = "select from outgoing where state in ('WAITING', 'SENDING')";
    await until('all answers wait', async () => (await sms.rows(waiting)).length === ids.flat().length);
    // One message asks for all of them.
    expect(smsc.submitted.filter(({ to }) => numbers.includes(to)).length).toBeLessThan(20);
    smsc.answers((message) => {
      taken.push(message);
      return { status: OK, messageId: message.messageId };
    });
    await settled();
    const told = (number: string) => taken.filter(({ to }) => to === number).map(({ text }) => TRACKING_ID.exec(text)?.[0]);
    expect(numbers.map(told)).toEqual(ids);
  });

  it('tells what was not delivered in time from what failed', async () => {
    const from = '6281390011011';
    await smsc.brings(from, 'KOTA METRO telepon mati lampu padam');
    const answer = await smsc.textFor(from, 'diterima');
    await until('it is handed over', async () => (await states(from)).includes('SENT'));
    expect(await smsc.reports(BigInt(`0x${answer.messageId}`).toString(), 'EXPIRED')).toBe(OK);
    expect(await states(from)).toEqual(['EXPIRED']);
  });

  it('sends again nothing that the carrier took late', async () => {
    const from = '6281390011007';
    const late = Promise.withResolvers<void>();
    smsc.answers((message) => {
      const { session, pdu } = { session: client(), pdu: message.pdu };
      void late.promise.then(() => session.send(pdu.response({ message_id: message.messageId })));
      return null;
    });
    const doubted = logs('CarrierDoubtError');
    await smsc.brings(from, 'KOTA METRO jawaban lambat lampu padam');
    await doubted;
    late.resolve();
    await until('it is taken', async () => (await states(from)).includes('SENT'));
    await settled();
    expect(smsc.submitted.filter(({ to }) => to === from).length).toBe(1);
  });

  it('killed between a message and its answer, knows the carrier’s repeat, and the same words later as another message', async () => {
    const from = '6281390011008';
    const [message] = deliveries(from, 'KOTA METRO dibunuh di tengah lampu padam', 1);
    await until('the carrier has read all answers', async () => (await doubtful()) === 0);
    // The answer is never read: for the carrier there was none.
    const deaf = client();
    deaf.pause();
    const unread = smsc.deliver(message!).catch(() => 'gone');
    await until('it stands in the database', async () => (await doubtful()) === 1);
    const restarted = sms.child.crash();
    deaf.destroy();
    expect(await unread).toBe('gone');
    await restarted;
    // The dead process had begun to answer it; nobody waits until its time is over.
    await sms.rows("update incoming set due_at = now() where state = 'WAITING'");
    await smsc.ready();
    expect(await smsc.deliver(message!)).toBe(OK);
    await smsc.textFor(from, 'diterima');
    expect((await contentsBySms(system, 'dibunuh di tengah')).length).toBe(1);
    await until('the carrier has read the answer', async () => (await doubtful()) === 0);
    expect(await smsc.deliver(message!)).toBe(OK);
    await until('a second answer', () => smsc.submitted.filter(({ to }) => to === from).length === 2);
    expect((await contentsBySms(system, 'dibunuh di tengah')).length).toBe(2);
  });

  it('notices a carrier that says nothing any more, and one that talks nonsense, and comes back', async () => {
    const pid = sms.child.pid();
    const mute = client();
    const dead = logs('SMPP_LINK_DEAD');
    mute.pause();
    await dead;
    mute.destroy();
    await smsc.ready();
    const nonsense: readonly Buffer[] = [
      Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'),
      Buffer.from('7fffffff00000005000000000000000100', 'hex'),
      Buffer.from('0000001000000005', 'hex'),
      Buffer.from('00000003', 'hex'),
      Buffer.from('00000000000000000000000000000000', 'hex'),
      Buffer.from('0000001500000005000000000000000101ff414141', 'hex'),
    ];
    for (const octets of nonsense) {
      await smsc.ready();
      const session = client();
      session.socket.write(octets);
      session.socket.end();
      await until('the channel has gone', () => !smsc.bound.has(session));
    }
    await smsc.ready();
    const nacked = Promise.withResolvers<number>();
    client().once('generic_nack', ({ command_status }: { command_status: number }) => nacked.resolve(command_status));
    client().socket.write(Buffer.from('00000010000000aa0000000000000009', 'hex'));
    expect(await nacked.promise).toBe(0x03);
    expect(lines.some((line) => line.includes('SMPP_PDU_MALFORMED'))).toBe(true);
    await smsc.brings('6281390011009', 'KOTA METRO masih hidup lampu padam');
    await smsc.textFor('6281390011009', 'diterima');
    expect(sms.child.pid()).toBe(pid);
  });

  it('leaves neither numbers nor texts in its database and log, and has no door for Kannel', async () => {
    const tables = await dumpTables(<Row>(sql: string) => sms.rows<Row & object>(sql));
    const dump = [...tables.values()].flat();
    expect(tables.get('public.carried_part')?.length).toBeGreaterThan(10);
    expect(dump.length).toBeGreaterThan(30);
    const secrets = ['8139001', 'lampu', 'rahasia1', Buffer.from('81390011008').toString('hex')];
    expect(findTraces(JSON.stringify(dump), secrets)).toEqual([]);
    expect(findTraces([...system.lines, ...lines].join('\n'), secrets)).toEqual([]);
    const path = `/kannel/message?key=${system.secrets.smsCarrierKey}&from=081390011001&text=x&id=1`;
    expect((await fetch(`http://127.0.0.1:${sms.port}${path}`)).status).toBe(404);
  });
});
