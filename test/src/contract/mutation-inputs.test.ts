import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, getNamedType, isInputObjectType, parse } from 'graphql';

const SDL = readFileSync(fileURLToPath(new URL('../../../schema/subgraphs/reports.graphql', import.meta.url)), 'utf8');
const schema = buildASTSchema(parse(SDL), { assumeValid: true });
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** The owner's own; nobody else changes them, and the last word of one client holds. */
const WEBHOOKS: Readonly<Record<string, string>> = {
  createWebhook: 'an address is taken once; who did not get the secret renews it',
  changeWebhook: 'the same address once more changes nothing',
  deleteWebhook: 'it is gone once',
  pauseWebhook: 'one that is paused stays as it is',
  resumeWebhook: 'one that delivers stays as it is',
  renewWebhookSecret: 'former secrets go on for a day each, so a repetition breaks none',
  replayWebhook: 'receivers know repeats by their id',
};

/** Mutations that take no version, or no key, each with its reason. */
const NO_VERSION: Readonly<Record<string, string>> = {
  fileReport: 'there is no report yet',
  fileReportOnBehalf: 'there is no report yet',
  fileReportByChannel: 'there is no report yet',
  fileReportsByChannel: 'there are no reports yet',
  supportReport: 'supporters and officers do not stand in each other’s way; it makes no new version',
  recomputeClocks: 'it concerns no single report',
  ...WEBHOOKS,
  openOmbudsmanHandover: 'it reads; every reading is told',
  renewCodeByChannel: 'its caller reads no reports',
  noteDeliveriesByChannel: 'its caller reads no reports, and nothing of them changes',
};
const NO_KEY: Readonly<Record<string, string>> = {
  fileReportsByChannel: 'each of its reports has a key of its own',
  supportReport: 'a citizen supports a report once, however often it is sent',
  recomputeClocks: 'computing the same once more changes nothing',
  ...WEBHOOKS,
  openOmbudsmanHandover: 'it reads; every reading is told',
  noteDeliveriesByChannel: 'each message has an id, under which it is noted once',
  renewCodeByChannel: 'a code is shown once: whoever has not got the answer needs another one',
};

/** The arguments of a mutation, and the fields of its input. */
function namesOf(mutation: (typeof mutations)[number]): readonly string[] {
  return mutation.args.flatMap(({ name, type }) => {
    const input = getNamedType(type);
    return isInputObjectType(input) ? Object.keys(input.getFields()) : [name];
  });
}

describe('the mutations of the reports subgraph', () => {
  it('are many', () => expect(mutations.length).toBeGreaterThan(40));

  it.each(mutations.map((mutation) => [mutation.name, namesOf(mutation)] as const))('%s takes a version and a key', (name, fields) => {
    expect(fields.includes('expectedVersion')).toBe(!Object.hasOwn(NO_VERSION, name));
    expect(fields.includes('idempotencyKey')).toBe(!Object.hasOwn(NO_KEY, name));
  });

  it.each(Object.keys({ ...NO_VERSION, ...NO_KEY }))('%s, an exception, exists', (name) => {
    expect(mutations.map((mutation) => mutation.name)).toContain(name);
  });
});
