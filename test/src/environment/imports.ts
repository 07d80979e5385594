import type { Answer, GraphClient } from './graph-client.js';
import { DECREE } from './registry.js';

const IMPORT = `mutation ($input: ImportRegistryInput!) {
  importRegistry(input: $input) { dryRun rows added changed unchanged problems { line column field code problem masalah } } }`;

/** What an import has done, or would do. */
export interface Imported {
  readonly importRegistry: {
    readonly dryRun: boolean;
    readonly rows: number;
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly problems: readonly { readonly line: number; readonly column: number; readonly field: string; readonly code: string }[];
  };
}

/** Imports a table by a decree that is in force; never throws because of what the answer says. */
export function importTable(
  client: GraphClient,
  kind: string,
  csv: string,
  input: Record<string, unknown> = {},
): Promise<Answer<Imported>> {
  return client.ask<Imported>(IMPORT, { input: { kind, csv, dryRun: false, ...DECREE, ...input } });
}

/** A table with a header and rows, in commas. */
export function csv(columns: string, ...rows: readonly string[]): string {
  return [columns, ...rows, ''].join('\n');
}
