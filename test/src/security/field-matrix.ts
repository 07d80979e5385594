import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { OpenSystem } from '../environment/open-system.js';
import { type Steps, startSteps } from '../environment/steps.js';

const SDL = readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8');

/** Every object type that a client may be given, but the roots; new ones come in by themselves. */
export const OBJECT_TYPES: readonly GraphQLObjectType[] = Object.values(buildSchema(SDL).getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__') && !['Query', 'Mutation', 'Subscription'].includes(name));

/** The names of a type's fields in one line, as a decision about a whole type lists them. */
export function fieldsOf(type: GraphQLObjectType): string {
  return Object.keys(type.getFields()).toSorted().join(' ');
}

/** A field as a selection that shows whether anything is there. */
export function probeOf(field: GraphQLField<unknown, unknown>): string {
  if (field.args.some(isRequiredArgument)) throw new Error(`${field.name} wants an argument; say in the test what to ask it with`);
  return isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { __typename }`;
}

/** Whether a value shows anything: nothing and an empty list do not. */
export function isShown(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** A report with something in as many of its fields as one life brings about. */
export async function liveFully(system: OpenSystem, filing: Record<string, unknown> = {}, publish = true): Promise<Steps> {
  const steps = await startSteps(system, filing);
  await steps.does('admin-nasional', 'verifyAndDispose', {
    title: 'Lampu jalan padam',
    publishedContent: 'Lampu penerangan jalan padam sejak hari Senin.',
    categoryId: 'lingkungan.pohon-tumbang',
    agencyCode: 'D-18.72',
    publish,
    note: 'Mohon diperiksa hari ini.',
  });
  await steps.does('petugas-metro', 'acceptDisposition');
  await steps.does('petugas-metro', 'addNote', { text: 'Tim sudah dihubungi lewat radio.' });
  await steps.does('admin-metro', 'addCc', { ccAgencyCodes: ['D-18.72-DLH'] });
  await steps.does('petugas-metro', 'addFollowUp', { text: 'Petugas sedang menuju lokasi untuk memeriksa.' });
  await steps.does('petugas-metro', 'requestExtension', { days: 3, reason: 'Menunggu suku cadang.' });
  await steps.does('petugas-metro', 'askReporter', { question: 'Tiang nomor berapa yang padam?' });
  await steps.does('warga', 'completeFile', { text: 'Tiang nomor tujuh.' });
  await steps.does('petugas-metro', 'giveFinalAnswer', { text: 'Lampu jalan telah diperbaiki dan menyala kembali.' });
  await steps.does('warga', 'confirmSolved');
  await steps.does('warga', 'rateReport', { score: 4, solved: true, comment: 'Terima kasih.' });
  return steps;
}
