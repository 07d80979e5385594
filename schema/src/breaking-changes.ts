import { buildSchema, findBreakingChanges } from 'graphql';

/** What a client of the old API schema would miss or trip over in the new one. */
export function breakingChanges(oldApiSdl: string, newApiSdl: string): readonly string[] {
  return findBreakingChanges(buildSchema(oldApiSdl), buildSchema(newApiSdl)).map(({ description }) => description);
}
