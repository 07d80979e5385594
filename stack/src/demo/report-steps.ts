import { randomUUID } from 'node:crypto';
import type { GraphClient } from './graph-client.js';

/** A report as a step leaves it; the next step needs its version. */
export interface Filed {
  readonly id: string;
  readonly trackingId: string;
  readonly version: number;
  readonly state: string;
}

/** The example of the LAPOR! poster, word for word. */
export const POSTER_TEXT =
  'KOTA METRO, Jalan Pala Iringmulyo terdapat pohon tumbang yang menghalangi jalan & terjadi kemacetan, mohon ditindak lanjuti perihal terkait.';
export const TITLE = 'Pohon tumbang menghalangi Jalan Pala, Iringmulyo';

const FIELDS = '{ id trackingId version state }';

/** Runs one mutation that takes an input and gives the report. */
async function run(client: GraphClient, mutation: string, inputType: string, input: object): Promise<Filed> {
  const query = `mutation Langkah($input: ${inputType}!) { report: ${mutation}(input: $input) ${FIELDS} }`;
  return (await client.request<{ report: Filed }>(query, { input })).report;
}

const at = ({ id, version }: Filed) => ({ reportId: id, expectedVersion: version });

export const steps = {
  file: (citizen: GraphClient) =>
    run(citizen, 'fileReport', 'FileReportInput', {
      idempotencyKey: randomUUID(),
      class: 'COMPLAINT',
      title: TITLE,
      content: POSTER_TEXT,
      place: 'Jalan Pala, Iringmulyo',
      regionCode: '18.72',
    }),
  verifyAndDispose: (admin: GraphClient, report: Filed) =>
    run(admin, 'verifyAndDispose', 'VerifyAndDisposeInput', {
      ...at(report),
      title: TITLE,
      publishedContent: POSTER_TEXT,
      categoryId: 'lingkungan.pohon-tumbang',
      agencyCode: 'D-18.72',
      publish: true,
      note: 'Mohon segera ditangani, jalan tertutup.',
    }),
  accept: (officer: GraphClient, report: Filed) => run(officer, 'acceptDisposition', 'AcceptDispositionInput', at(report)),
  followUp: (officer: GraphClient, report: Filed) =>
    run(officer, 'addFollowUp', 'FollowUpInput', {
      ...at(report),
      text: 'Tim pohon tumbang sudah berada di Jalan Pala dan mulai memotong batang pohon.',
    }),
  answer: (officer: GraphClient, report: Filed) =>
    run(officer, 'giveFinalAnswer', 'FollowUpInput', {
      ...at(report),
      text: 'Pohon tumbang di Jalan Pala Iringmulyo telah disingkirkan. Jalan sudah dapat dilalui kembali.',
    }),
  confirm: (citizen: GraphClient, report: Filed) => run(citizen, 'confirmSolved', 'ConfirmSolvedInput', at(report)),
};
